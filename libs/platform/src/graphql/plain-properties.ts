import { isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

/**
 * Takes away the resolvers that only read the property of the field's own name: Nest gives one to every field, and each
 * costs a call per value where graphql-jit, which needs none for that, writes the property down. Changes the schema given.
 */
export function readPropertiesPlainly(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) if (readsItsProperty(field)) delete field.resolve;
  }
  return schema;
}

/** Asks a resolver that Nest made (it has this name and one parameter) which property it reads, and what without one. */
function readsItsProperty({ name, resolve }: GraphQLField<unknown, unknown>): boolean {
  if (resolve?.name !== 'rootFieldResolver' || resolve.length !== 1) return false;
  const read: (string | symbol)[] = [];
  const parent = new Proxy({}, { get: (_, property) => void read.push(property) });
  const byDefault: unknown = (resolve as (parent: object) => unknown)(parent);
  return byDefault === undefined && read.length === 1 && read[0] === name;
}
