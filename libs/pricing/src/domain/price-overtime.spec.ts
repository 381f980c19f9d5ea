import fc from 'fast-check';
import { priceOvertime } from './price-overtime.js';
import { priceVisit } from './price-visit.js';
import type { QuoteDocument } from './quote-document.js';

const FEES = { customerFeeBasisPoints: 500, commissionBasisPoints: 1_500 };

const quoted = (hourlyRateCents: number, durationMinutes: number, sunday: boolean): QuoteDocument['price'] => {
  const surcharges = sunday ? [{ code: 'SUNDAY' as const, basisPoints: 2_500 }] : [];
  const price = priceVisit(
    { hourlyRateCents, durationMinutes, extras: [], surcharges, vatRegime: 'FRANCHISE_293B' },
    FEES,
  );
  return { ...price, lines: price.lines.map((line) => ({ ...line, name: null })) };
};

describe('half an hour more', () => {
  it('costs the visit’s own rate with its fee, less its commission for the provider', () => {
    // 28,00 € an hour: 14,00 € of work, 0,70 € of fee, 2,10 € of commission.
    expect(priceOvertime(quoted(2_800, 180, false), 30)).toEqual({
      minutes: 30,
      totalCents: 1_470,
      providerNetCents: 1_190,
    });
  });

  it('costs the Sunday surcharge on a Sunday', () => {
    expect(priceOvertime(quoted(2_800, 180, true), 30)).toMatchObject({ totalCents: 1_838 });
  });

  it('is priced by the quote, whatever the operator’s shares are today', () => {
    const old = { ...quoted(2_800, 180, false), commissionCents: 0, customerFeeCents: 0 } as QuoteDocument['price'];
    expect(priceOvertime(old, 30)).toEqual({ minutes: 30, totalCents: 1_400, providerNetCents: 1_400 });
  });
});

describe('more time at a special hour', () => {
  it.each([
    ['PUBLIC_HOLIDAY', 5_000, 2_205],
    ['SHORT_NOTICE', 1_500, 1_691],
  ] as const)('costs the surcharge of the visit: %s', (code, basisPoints, totalCents) => {
    const surcharges = [{ code, basisPoints }];
    const price = priceVisit(
      { hourlyRateCents: 2_800, durationMinutes: 180, extras: [], surcharges, vatRegime: 'FRANCHISE_293B' },
      FEES,
    );
    const lines = price.lines.map((line) => ({ ...line, name: null }));
    expect(priceOvertime({ ...price, lines }, 30)).toMatchObject({ totalCents });
  });

  it('costs nothing on a visit that cost nothing', () => {
    expect(priceOvertime(quoted(0, 180, false), 30)).toEqual({ minutes: 30, totalCents: 0, providerNetCents: 0 });
  });

  it.each([0, -15, 1.5, Number.NaN])('is not sold by %d minutes', (minutes) => {
    expect(() => priceOvertime(quoted(2_800, 180, false), minutes)).toThrow(RangeError);
  });
});

describe('overtime of any length', () => {
  it('never costs less for more, and never gives the provider more than is paid', () => {
    const rate = fc.integer({ min: 1_000, max: 9_999 });
    const length = fc.integer({ min: 2, max: 24 }).map((halves) => halves * 30);
    fc.assert(
      fc.property(rate, length, fc.boolean(), fc.integer({ min: 1, max: 7 }), (cents, minutes, sunday, quarters) => {
        const price = quoted(cents, minutes, sunday);
        const less = priceOvertime(price, quarters * 15);
        const more = priceOvertime(price, (quarters + 1) * 15);
        expect(more.totalCents).toBeGreaterThan(less.totalCents);
        expect(more.providerNetCents).toBeGreaterThan(less.providerNetCents);
        expect(less.providerNetCents).toBeLessThanOrEqual(less.totalCents);
      }),
    );
  });

  it('costs per hour what the visit costs per hour, to the cent of rounding', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 9_999 }), fc.boolean(), (rate, sunday) => {
        const price = quoted(rate, 60, sunday);
        const hour = priceOvertime(price, 60);
        expect(hour).toEqual({ minutes: 60, totalCents: price.totalCents, providerNetCents: price.providerNetCents });
      }),
    );
  });
});
