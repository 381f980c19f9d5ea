import fc from 'fast-check';

import { parseForm } from './form.js';

/** Stripe's own encoding: brackets for members, numbered brackets for lists. */
function encode(value: unknown, name: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => encode(item, `${name}[${String(index)}]`));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, member]) => encode(member, name === '' ? key : `${name}[${key}]`));
  }
  return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`];
}

const name = fc.stringMatching(/^[a-z_]{1,12}$/).filter((key) => key !== '__proto__');
const tree = fc.letrec((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, fc.string({ unit: 'grapheme' }), tie('hash'), tie('list')),
  hash: fc.dictionary(name, tie('node'), { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  list: fc.array(tie('node'), { minLength: 1, maxLength: 3 }),
})).hash;

describe('form encoding', () => {
  it('reads back whatever the encoding of nested hashes and lists can say', () => {
    fc.assert(
      fc.property(tree, (hash) => {
        expect(parseForm(encode(hash, '').join('&'))).toEqual(hash);
      }),
    );
  });

  it('reads empty brackets as the next item of a list', () => {
    expect(parseForm('expand[]=a&expand[]=b&x[y][]=1')).toEqual({ expand: ['a', 'b'], x: { y: ['1'] } });
  });

  it('makes no prototype out of a name', () => {
    const parsed = parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor']);
  });

  it('refuses what is nested or long beyond reason', () => {
    expect(() => parseForm(`a${'[b]'.repeat(20)}=1`)).toThrow('nested too deeply');
    expect(() => parseForm('a=1&'.repeat(1_001))).toThrow('Too many parameters');
  });
});
