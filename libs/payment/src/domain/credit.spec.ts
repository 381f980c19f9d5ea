import fc from 'fast-check';
import { feeParts, LEAST_CARD_CHARGE_CENTS, onCard, refundParts, takeCredits, usableCredit } from './credit.js';

const amount = fc.nat(100_000);
const visit = fc
  .tuple(fc.integer({ min: 1, max: 100_000 }), amount, amount)
  .map(([totalCents, share, availableCents]) => ({
    totalCents,
    providerShareCents: Math.min(share, totalCents),
    availableCents,
  }));

describe('what a credit can pay of a visit', () => {
  it.each([
    ['all of a small credit', 1_000, 1_000],
    ['no more than the platform’s own part', 5_000, 2_000],
    ['nothing when there is none', 0, 0],
  ])('%s', (_what, availableCents, usable) => {
    expect(usableCredit({ totalCents: 10_000, providerShareCents: 8_000, availableCents })).toBe(usable);
  });

  it('always leaves on the card what Stripe accepts and what the provider gets', () => {
    fc.assert(
      fc.property(visit, (input) => {
        const creditCents = usableCredit(input);
        expect(creditCents).toBeGreaterThanOrEqual(0);
        expect(creditCents).toBeLessThanOrEqual(input.availableCents);
        if (creditCents === 0) return;
        const card = onCard({ totalCents: input.totalCents, creditCents });
        expect(card).toBeGreaterThanOrEqual(LEAST_CARD_CHARGE_CENTS);
        expect(card).toBeGreaterThanOrEqual(input.providerShareCents);
      }),
    );
  });
});

describe('which credits pay', () => {
  it('uses the one that ends first, and never more than is left on any', () => {
    const credits = fc.array(fc.record({ id: fc.uuid(), remainingCents: fc.nat(5_000) }), { maxLength: 6 });
    fc.assert(
      fc.property(credits, fc.nat(1_000), (open, part) => {
        const sum = open.reduce((total, { remainingCents }) => total + remainingCents, 0);
        const wanted = Math.floor((sum * part) / 1_000);
        const taken = takeCredits(open, wanted);
        expect(taken.reduce((total, { amountCents }) => total + amountCents, 0)).toBe(wanted);
        for (const [index, { creditId, amountCents }] of taken.entries()) {
          const credit = open.find(({ id }) => id === creditId);
          expect(amountCents).toBeGreaterThan(0);
          expect(amountCents).toBeLessThanOrEqual(credit?.remainingCents ?? 0);
          // All but the last one are used up.
          if (index < taken.length - 1) expect(amountCents).toBe(credit?.remainingCents);
        }
        expect(() => takeCredits(open, sum + 1)).toThrow(RangeError);
      }),
    );
  });
});

describe('a late fee, and a refund', () => {
  it('take the fee from the card first, and give back to the card first', () => {
    const payment = { totalCents: 10_000, creditCents: 1_000 };
    expect(feeParts(5_000, payment)).toEqual({ cardCents: 5_000, creditCents: 0 });
    expect(feeParts(10_000, payment)).toEqual({ cardCents: 9_000, creditCents: 1_000 });
    expect(refundParts(5_000, 9_000)).toEqual({ cardCents: 5_000, creditCents: 0 });
    expect(refundParts(10_000, 9_000)).toEqual({ cardCents: 9_000, creditCents: 1_000 });
  });

  it('lose no cent', () => {
    fc.assert(
      fc.property(amount, amount, (all, part) => {
        const parts = refundParts(all, part);
        expect(parts.cardCents + parts.creditCents).toBe(all);
        expect(Math.min(parts.cardCents, parts.creditCents)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
