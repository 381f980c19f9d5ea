import fc from 'fast-check';
import { netOfDebt, providerPartOfRefund, splitFee, splitPrice, taxIncluded } from './split.js';

const amount = fc.integer({ min: 0, max: 10_000_000 });

/** Up to ten amounts that together are at most the whole. */
const refundsOf = (wholeCents: number) =>
  fc.array(fc.integer({ min: 1, max: wholeCents }), { maxLength: 10 }).map((wanted) => {
    let left = wholeCents;
    return wanted
      .map((cents) => Math.min(cents, left))
      .filter((cents) => {
        left -= cents;
        return cents > 0 && left >= 0;
      });
  });

describe('splitting a price', () => {
  it('keeps 15 % of the price and the whole customer fee', () => {
    expect(splitPrice({ priceCents: 10_000, customerFeeCents: 500 })).toEqual({
      totalCents: 10_500,
      providerShareCents: 8_500,
      commissionCents: 1_500,
      customerFeeCents: 500,
      platformShareCents: 2_000,
    });
  });

  it('always adds up to what the customer pays', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.integer({ min: 0, max: 10_000 }),
        (priceCents, customerFeeCents, commissionBasisPoints) => {
          const split = splitPrice({ priceCents, customerFeeCents, commissionBasisPoints });
          expect(split.providerShareCents + split.platformShareCents).toBe(split.totalCents);
          expect(split.totalCents).toBe(priceCents + customerFeeCents);
          expect(split.commissionCents + split.providerShareCents).toBe(priceCents);
          expect(Math.min(split.providerShareCents, split.commissionCents)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it.each([
    [{ priceCents: -1 }],
    [{ priceCents: 0.5 }],
    [{ priceCents: 100, customerFeeCents: -1 }],
    [{ priceCents: 100, commissionBasisPoints: 10_001 }],
    [{ priceCents: Number.NaN }],
  ])('refuses %p', (input) => {
    expect(() => splitPrice(input)).toThrow(RangeError);
  });
});

describe('splitting a cancellation fee', () => {
  it('gives the provider their proportion, rounded down', () => {
    expect(splitFee(5_000, { totalCents: 10_500, providerShareCents: 8_500 })).toEqual({
      providerCents: 4_047,
      platformCents: 953,
    });
  });

  it('adds up, and never gives the provider more of a part than of the whole', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), fc.nat(1_000_000), (a, b, c) => {
        const [share, part, total] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
        for (const [feeCents, providerShareCents] of [
          [share, part],
          [part, share],
        ] as const) {
          const split = splitFee(feeCents, { totalCents: total, providerShareCents });
          expect(split.providerCents + split.platformCents).toBe(feeCents);
          expect(split.providerCents).toBeGreaterThanOrEqual(0);
          expect(split.providerCents).toBeLessThanOrEqual(providerShareCents);
        }
      }),
    );
  });

  it('refuses a part of more than the whole', () => {
    expect(() => splitFee(101, { totalCents: 100, providerShareCents: 80 })).toThrow(RangeError);
  });
});

describe('the provider’s part of refunds', () => {
  it('is the same for many small refunds as for a large one, and the whole share in the end', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 100_000 })
          .chain((captured) => fc.tuple(fc.constant(captured), fc.nat(captured), refundsOf(captured))),
        ([capturedCents, providerShareCents, refunds]) => {
          let refundedBeforeCents = 0;
          let borne = 0;
          for (const refundCents of refunds) {
            const part = providerPartOfRefund({ refundCents, refundedBeforeCents, capturedCents, providerShareCents });
            expect(part).toBeGreaterThanOrEqual(0);
            expect(part).toBeLessThanOrEqual(refundCents);
            refundedBeforeCents += refundCents;
            borne += part;
          }
          const atOnce = providerPartOfRefund({
            refundCents: refundedBeforeCents,
            refundedBeforeCents: 0,
            capturedCents,
            providerShareCents,
          });
          expect(borne).toBe(atOnce);
          if (refundedBeforeCents === capturedCents) expect(borne).toBe(providerShareCents);
        },
      ),
    );
  });

  it('refuses to give back more than was taken', () => {
    const refund = { refundCents: 60, refundedBeforeCents: 50, capturedCents: 100, providerShareCents: 80 };
    expect(() => providerPartOfRefund(refund)).toThrow(RangeError);
  });
});

describe('a provider’s debt', () => {
  it.each([
    [8_000, 0, { settledDebtCents: 0, sentCents: 8_000 }],
    [8_000, 3_000, { settledDebtCents: 3_000, sentCents: 5_000 }],
    [8_000, 9_000, { settledDebtCents: 8_000, sentCents: 0 }],
  ])('of a share of %i with %i owed', (share, debt, expected) => {
    expect(netOfDebt(share, debt)).toEqual(expected);
  });
});

describe('the tax inside an amount', () => {
  it.each([
    [12_000, 2_000, 2_000],
    [2_000, 2_000, 333],
    [1_100, 1_000, 100],
    [0, 2_000, 0],
    [5_000, 0, 0],
  ])('of %i at %i basis points is %i', (amountCents, basisPoints, tax) => {
    expect(taxIncluded(amountCents, basisPoints)).toBe(tax);
  });
});
