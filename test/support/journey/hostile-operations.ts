import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

type Leaf = (scalar: string) => unknown;
const UUID = '0199a000-0000-7000-8000-00000000dead';
const PLAUSIBLE: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  String: 'text',
  ID: UUID,
  DateTime: '2026-11-24T08:00:00Z',
  LocalDate: '2026-11-24',
};
const text =
  (value: string): Leaf =>
  (scalar) =>
    scalar === 'String' || scalar === 'ID' ? value : PLAUSIBLE[scalar];
const number =
  (value: number): Leaf =>
  (scalar) =>
    scalar === 'Int' || scalar === 'Float' ? value : PLAUSIBLE[scalar];

/** What each kind of hostility puts in the place of a scalar; everything else stays plausible. */
export const HOSTILE_VALUES: Readonly<Record<string, Leaf>> = {
  'a NUL byte': text('a\u0000b'),
  'half a character': text('\ud800'),
  '20,000 letters': text('A'.repeat(20_000)),
  'SQL and markup': text(`'; DROP TABLE booking; -- <script>alert(1)</script> %00 \u202e ${'{{'}`),
  'empty text': text(''),
  'a negative number': number(-1),
  'the largest number': number(2_147_483_647),
  'the smallest number': number(-2_147_483_648),
  'a day that does not exist': (scalar) =>
    ({ DateTime: '2026-02-30T25:61:00Z', LocalDate: '2026-02-30' })[scalar] ?? PLAUSIBLE[scalar],
  'the end of time': (scalar) =>
    ({ DateTime: '2199-12-31T23:59:59Z', LocalDate: '9999-12-31' })[scalar] ?? PLAUSIBLE[scalar],
  'nothing at all': () => null,
  'values of the wrong type': () => ({ nested: [true] }),
  'a value that no enumeration knows': (scalar) => PLAUSIBLE[scalar],
};

export interface HostileOperation {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Every root field that takes arguments, all of them given, with this hostility wherever it fits. */
export function hostileOperations(schema: GraphQLSchema, hostility: string): HostileOperation[] {
  const leaf = HOSTILE_VALUES[hostility];
  if (!leaf) throw new Error(`No hostility is called ${hostility}`);
  const enumeration = hostility === 'a value that no enumeration knows' ? 'NOBODY_KNOWS' : null;
  return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter(({ args }) => args.length > 0)
      .map((field) => {
        const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
        const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
        const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
        const kind = root === schema.getQueryType() ? 'query' : 'mutation';
        return {
          name: field.name,
          query: `${kind} (${declared}) { ${field.name}(${passed}) ${selection} }`,
          variables: Object.fromEntries(field.args.map(({ name, type }) => [name, valueOf(type, leaf, enumeration)])),
        };
      }),
  );
}

function valueOf(type: GraphQLInputType, leaf: Leaf, enumeration: string | null): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, leaf, enumeration);
  if (isListType(type)) return [valueOf(type.ofType, leaf, enumeration)];
  if (isEnumType(type)) return enumeration ?? type.getValues()[0]?.name;
  if (!isInputObjectType(type)) return leaf(type.name);
  return Object.fromEntries(
    Object.values(type.getFields()).map((field) => [field.name, valueOf(field.type, leaf, enumeration)]),
  );
}
