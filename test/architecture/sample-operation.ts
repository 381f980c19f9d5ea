import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

const SCALARS: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1',
  Boolean: 'true',
  String: '"text"',
  ID: '"0199a000-0000-7000-8000-000000000001"',
  DateTime: '"2026-11-24T08:00:00Z"',
  LocalDate: '"2026-11-24"',
};

/** The smallest operation that asks for a root field: what it requires is given, nothing else. */
export function sampleOperation(kind: 'Query' | 'Mutation', field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
  const values = given.map(({ name, type }) => `${name}: ${sampleValue(type)}`);
  const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
  return `${kind.toLowerCase()} { ${field.name}${values.length > 0 ? `(${values.join(', ')})` : ''} ${selection} }`;
}

function sampleValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return sampleValue(type.ofType);
  if (isListType(type)) return `[${sampleValue(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type)) return SCALARS[type.name] ?? '"text"';
  const required = Object.values(type.getFields()).filter(
    (field) => isNonNullType(field.type) && field.defaultValue === undefined,
  );
  return `{ ${required.map((field) => `${field.name}: ${sampleValue(field.type)}`).join(', ')} }`;
}
