import { buildSchema, parse, validate } from 'graphql';
import { LIMITS, limitsRule } from './limits.js';

const schema = buildSchema(`
  directive @note on FIELD | QUERY
  type Query { open: String me: Query list(first: Int): [Query] }
`);
const refusals = (query: string) => validate(schema, parse(query), [limitsRule]);
const isTaken = (query: string): boolean => refusals(query).length === 0;
const many = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
const deep = (depth: number): string => `{ ${'me { '.repeat(depth - 1)} open ${'} '.repeat(depth - 1)} }`;

describe('a question at the edge of what may be asked', () => {
  it.each<[string, number, (size: number) => string]>([
    ['levels', LIMITS.depth, deep],
    ['aliases', LIMITS.aliases, (size) => `{ me { ${many(size, (i) => `a${i}: open`)} } }`],
    ['directives', LIMITS.directives - 1, (size) => `{ open ${many(size, () => '@note')} }`],
    [
      'directives, those of the operation among them',
      LIMITS.directives - 1,
      (size) => `query ${many(size - 1, () => '@note')} { open @note }`,
    ],
    ['fields', LIMITS.fields, (size) => `{ me { ${many(size - 1, () => 'open')} } }`],
    ['questions in one', LIMITS.rootFields, (size) => `{ ${many(size, () => 'open')} }`],
    [
      'rows times fields',
      LIMITS.cost,
      (size) => `{ me { list(first: 50) { ${many(399, () => 'open')} } ${many(size - 19_952, () => 'open')} } }`,
    ],
  ])('may have as many %s as %d, and not one more', (_, most, ask) => {
    expect(isTaken(ask(most))).toBe(true);
    expect(isTaken(ask(most + 1))).toBe(false);
  });

  it('is refused as a bad request that does not say by how much', () => {
    const [refusal] = refusals(deep(LIMITS.depth + 1));
    expect(refusal).toMatchObject({
      message: 'QUERY_TOO_LARGE',
      extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } },
    });
    expect(Object.keys(refusal?.extensions ?? {})).toEqual(['code', 'http']);
  });
});

describe('a page that is asked for', () => {
  /** How many fields fit below a page, and one more. */
  const fits = (page: string, rows: number): boolean[] => {
    const inner = Math.floor((LIMITS.cost - 1 - 50) / (50 * rows));
    return [inner, inner + 1].map((count) =>
      isTaken(`query ($n: Int) { list(first: 50) { list${page} { ${many(count, () => 'open')} } } }`),
    );
  };

  it.each([
    ['of its length', '(first: 40)', 40],
    ['of the longest there is, when it asks for more', '(first: 100000)', 50],
    ['of an ordinary one, when the length comes beside the question', '(first: $n)', 20],
  ])('costs as many rows as one %s', (_, page, rows) => {
    expect(fits(page, rows)).toEqual([true, false]);
  });

  it.each(['(first: 0)', '(first: -50)', ''])('costs a row at least: %s', (page) => {
    const count = Math.floor((LIMITS.cost - 51) / 50);
    expect(isTaken(`{ list(first: 50) { list${page} { ${many(count, () => 'open')} } } }`)).toBe(
      count < LIMITS.fields - 1,
    );
    expect(isTaken(`{ list(first: 50) { list${page} { ${many(390, () => 'open')} } } }`)).toBe(true);
  });
});

describe('a question written with fragments', () => {
  it('costs each of them as often as it is used', () => {
    const used = (times: number) =>
      `{ me { ${many(times, () => '...Ten')} } } fragment Ten on Query { ${many(10, () => 'open')} }`;
    expect(isTaken(used(49))).toBe(true);
    expect(isTaken(used(50))).toBe(false);
  });

  it('is as deep as what it spreads, written inline or apart', () => {
    const apart = (depth: number) => `{ me { ...Rest } } fragment Rest on Query ${deep(depth - 1)}`;
    const inline = (depth: number) => `{ ... on Query ${deep(depth)} }`;
    for (const write of [apart, inline])
      expect([isTaken(write(LIMITS.depth)), isTaken(write(LIMITS.depth + 1))]).toEqual([true, false]);
  });

  it('is refused when each fragment spreads the next ten times, long before it is unfolded', () => {
    const bomb = many(20, (i) => `fragment F${i} on Query { ${many(10, () => `...F${i + 1}`)} }`);
    expect(isTaken(`{ ...F0 } ${bomb} fragment F20 on Query { open }`)).toBe(false);
  });

  it('is refused when they unfold to nothing at all, which no field would count', () => {
    const bomb = many(20, (i) => `fragment F${i} on Query { ${many(10, () => `...F${i + 1}`)} }`);
    expect(isTaken(`{ ...F0 } ${bomb} fragment F20 on Query { ...F20 }`)).toBe(false);
  });

  it('may use as many as there may be, and not one more', () => {
    const written = (times: number) => `{ me { ${many(times, () => '... on Query { ... on Query { open } }')} } }`;
    expect(isTaken(written(LIMITS.fragments / 2))).toBe(true);
    expect(isTaken(written(LIMITS.fragments / 2 + 1))).toBe(false);
  });

  it('ends when a fragment spreads itself', () => {
    expect(isTaken('{ ...Loop } fragment Loop on Query { open ...Loop }')).toBe(true);
  });
});

it('every operation of a document is measured, not the first alone', () => {
  expect(isTaken(`query A { open } query B ${deep(LIMITS.depth + 1)}`)).toBe(false);
});
