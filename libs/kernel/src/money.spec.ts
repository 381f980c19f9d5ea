import fc from 'fast-check';
import { addCents, allocate, cents, formatEuros, percentage, subtractCents } from './money.js';

describe('money', () => {
  it('refuses a fraction of a cent', () => {
    expect(() => cents(12.5)).toThrow(RangeError);
    expect(() => percentage(cents(100), 12.5)).toThrow(RangeError);
  });

  it('adds and takes away', () => {
    expect(addCents(cents(1_200), cents(34), cents(-4))).toBe(1_230);
    expect(subtractCents(cents(1_200), cents(34))).toBe(1_166);
    expect(addCents()).toBe(0);
  });

  it('takes a share of amounts too large for plain arithmetic, to the cent', () => {
    expect(percentage(cents(900_719_925_474_099), 1_500)).toBe(135_107_988_821_115);
    expect(percentage(cents(-900_719_925_474_099), 1_500)).toBe(-135_107_988_821_115);
  });

  it('takes 15 % of 89,99 € to the nearest cent', () => {
    expect(percentage(cents(8_999), 1_500)).toBe(1_350);
  });

  it.each([
    [5, 5_000, 3],
    [-5, 5_000, -3],
    [1, 4_999, 0],
  ])('rounds half a cent away from zero: %d cents at %d basis points', (amount, basisPoints, expected) => {
    expect(percentage(cents(amount), basisPoints) + 0).toBe(expected);
  });

  it('splits an amount so that the parts always add up to the whole, each within a cent of its share', () => {
    const weights = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), weights, (amount, shares) => {
        const parts = allocate(cents(amount), shares);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        const total = shares.reduce((sum, share) => sum + share, 0);
        if (total > 0)
          parts.forEach((part, i) => expect(Math.abs(part - (amount * shares[i]!) / total)).toBeLessThan(1));
      }),
    );
  });

  it.each([
    ['the cents that are over go to those who lost most by rounding', 100, [1, 2, 3], [17, 33, 50]],
    ['… wherever they stand', 10, [3, 3, 1], [4, 4, 2]],
    ['… the one in front first, when they lost the same', 5, [1, 1, 1], [2, 2, 1]],
    ['… of what is given back too', -5, [1, 1, 1], [-2, -2, -1]],
  ])('%s', (_, amount, weights, parts) => {
    expect(allocate(cents(amount), weights)).toEqual(parts);
  });

  it('gives everything to the first when nobody has a share, and nothing to nobody', () => {
    expect(allocate(cents(100), [0, 0])).toEqual([100, 0]);
    expect(() => allocate(cents(100), [])).toThrow(RangeError);
    expect(() => allocate(cents(100), [1, -1])).toThrow(RangeError);
    expect(() => allocate(cents(100), [1, 0.5])).toThrow(RangeError);
    expect(() => allocate(cents(100), [-1])).toThrow(RangeError);
  });

  it('writes amounts as each language does', () => {
    expect(formatEuros(123_456, 'fr').replace(/\s/g, ' ')).toBe('1 234,56 €');
    expect(formatEuros(123_456, 'en')).toBe('€1,234.56');
  });
});
