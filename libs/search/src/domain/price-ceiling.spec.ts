import fc from 'fast-check';
import { highestRateWithin, UNLIMITED_RATE_CENTS } from './price-ceiling.js';

describe('the highest hourly rate within a budget', () => {
  const flatPlusHours = (flat: number, hours: number) => (rate: number) => flat + Math.floor(rate * hours * 1.05);

  it('is exact: that rate fits and one cent more does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 100_000 }),
        fc.nat(900),
        fc.integer({ min: 2, max: 24 }),
        (budget, flat, halfHours) => {
          const total = flatPlusHours(flat, halfHours / 2);
          const rate = highestRateWithin(budget, total);
          return rate !== null && total(rate) <= budget && total(rate + 1) > budget;
        },
      ),
    );
  });

  it('is none when the flat prices alone cost more', () => {
    expect(highestRateWithin(500, flatPlusHours(600, 2))).toBeNull();
  });

  it('is no limit when the budget covers any rate', () => {
    expect(highestRateWithin(2 ** 31, flatPlusHours(0, 12))).toBe(UNLIMITED_RATE_CENTS);
  });
});
