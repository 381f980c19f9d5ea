import fc from 'fast-check';
import { allocate, cents, formatEuros, percentage } from './money.js';

describe('money', () => {
  it('refuses a fraction of a cent', () => {
    expect(() => cents(12.5)).toThrow(RangeError);
    expect(() => percentage(cents(100), 12.5)).toThrow(RangeError);
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

  it('gives everything to the first when nobody has a share, and nothing to nobody', () => {
    expect(allocate(cents(100), [0, 0])).toEqual([100, 0]);
    expect(() => allocate(cents(100), [])).toThrow(RangeError);
    expect(() => allocate(cents(100), [1, -1])).toThrow(RangeError);
  });

  it('writes amounts as each language does', () => {
    expect(formatEuros(123_456, 'fr').replace(/\s/g, ' ')).toBe('1 234,56 €');
    expect(formatEuros(123_456, 'en')).toBe('€1,234.56');
  });
});
