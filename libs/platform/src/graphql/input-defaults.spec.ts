import { buildSchema, getOperationAST, parse } from 'graphql';
import { inputDefaults } from './input-defaults.js';

const schema = buildSchema(`
  enum Size { SMALL LARGE }
  input Extra { code: String!, count: Int! = 1 }
  input Wish { size: Size! = SMALL, extras: [Extra!]! = [], first: Extra, note: String, again: Wish }
  input Plain { note: String }
  type Query { ask(wish: Wish, wishes: [Wish!], plain: Plain): Int }
`);
const filler = (variables: string) => inputDefaults(schema, getOperationAST(parse(`query (${variables}) { ask }`))!);

describe('defaults of input object fields', () => {
  it('are written where the client left the field out', () => {
    expect(filler('$wish: Wish!')({ wish: { note: 'x' } })).toEqual({ wish: { note: 'x', size: 'SMALL', extras: [] } });
  });

  it('reach nested objects and lists', () => {
    const wish = { size: 'LARGE', extras: [{ code: 'a' }, { code: 'b', count: 3 }], first: { code: 'c' } };
    expect(filler('$wishes: [Wish!]')({ wishes: [wish] })).toEqual({
      wishes: [
        {
          size: 'LARGE',
          extras: [
            { code: 'a', count: 1 },
            { code: 'b', count: 3 },
          ],
          first: { code: 'c', count: 1 },
        },
      ],
    });
  });

  it('leave alone what was given, null included, and what is not an object', () => {
    const given = [{ wish: { size: null, extras: [{ code: 'a', count: 2 }] } }, { wish: null }, { wish: 'text' }, {}];
    expect(given.map((variables) => filler('$wish: Wish')(variables))).toEqual(given);
  });

  it('cost nothing where no type has one', () => {
    const variables = { plain: {} };
    expect(filler('$plain: Plain, $n: Int')(variables)).toBe(variables);
  });
});
