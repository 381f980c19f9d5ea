import { addCents, cents, percentage, subtractCents, type Cents } from '#kernel';

/** The platform's commission on the price of a visit when configuration says nothing else: 15 %. */
export const COMMISSION_BASIS_POINTS = 1_500;

/** Who gets what of what a customer pays. All in cents; provider + platform = total. */
export interface PriceSplit {
  /** What the customer pays: price + customer fee. */
  readonly totalCents: Cents;
  /** What the provider receives: price − commission, and nothing else is taken. */
  readonly providerShareCents: Cents;
  readonly commissionCents: Cents;
  readonly customerFeeCents: Cents;
  /** Commission + customer fee. */
  readonly platformShareCents: Cents;
}

/** Splits a visit's price (cents, the provider's gross) and the customer's fee (cents). Throws RangeError on negative amounts. */
export function splitPrice(input: {
  priceCents: number;
  customerFeeCents?: number;
  commissionBasisPoints?: number;
}): PriceSplit {
  const price = positive(input.priceCents);
  const customerFeeCents = positive(input.customerFeeCents ?? 0);
  const basisPoints = input.commissionBasisPoints ?? COMMISSION_BASIS_POINTS;
  if (basisPoints < 0 || basisPoints > 10_000)
    throw new RangeError('A commission is between 0 and 10,000 basis points');
  const commissionCents = percentage(price, basisPoints);
  return {
    totalCents: addCents(price, customerFeeCents),
    providerShareCents: subtractCents(price, commissionCents),
    commissionCents,
    customerFeeCents,
    platformShareCents: addCents(commissionCents, customerFeeCents),
  };
}

export interface Shares {
  readonly providerCents: Cents;
  readonly platformCents: Cents;
}

/**
 * Splits part of a payment (a cancellation fee, a refund) in the proportion of the whole: the provider's part is rounded
 * down, the platform bears the fraction of a cent. Throws RangeError when the part is more than the whole.
 */
export function splitFee(partCents: number, whole: { totalCents: number; providerShareCents: number }): Shares {
  const part = positive(partCents);
  if (part > whole.totalCents || whole.providerShareCents > whole.totalCents)
    throw new RangeError('A part is at most the whole');
  const providerCents = proportion(part, whole.providerShareCents, whole.totalCents);
  return { providerCents, platformCents: subtractCents(part, providerCents) };
}

/**
 * What the provider bears of the next refund: cumulative, so that many small refunds take exactly as much as one large one:
 * `floor(share × Σ refunds / total) − already borne` (cents).
 */
export function providerPartOfRefund(input: {
  refundCents: number;
  refundedBeforeCents: number;
  capturedCents: number;
  providerShareCents: number;
}): Cents {
  const { capturedCents, providerShareCents, refundedBeforeCents } = input;
  const after = positive(input.refundCents) + positive(refundedBeforeCents);
  if (after > capturedCents) throw new RangeError('No more can be refunded than was captured');
  return subtractCents(
    proportion(after, providerShareCents, capturedCents),
    proportion(refundedBeforeCents, providerShareCents, capturedCents),
  );
}

/** What of a transfer pays back the provider's debt, and what is sent (cents). */
export function netOfDebt(shareCents: number, debtCents: number): { settledDebtCents: Cents; sentCents: Cents } {
  const settledDebtCents = cents(Math.min(positive(shareCents), positive(debtCents)));
  return { settledDebtCents, sentCents: cents(shareCents - settledDebtCents) };
}

/** The tax inside an amount that includes it: 20 % (2,000 basis points) of 120,00 € is 20,00 €. */
export function taxIncluded(amountCents: number, basisPoints: number): Cents {
  const net = Math.round((amountCents * 10_000) / (10_000 + basisPoints));
  return cents(amountCents - net);
}

function proportion(part: number, share: number, whole: number): Cents {
  return whole === 0 ? cents(0) : cents(Number((BigInt(part) * BigInt(share)) / BigInt(whole)));
}

function positive(amount: number): Cents {
  if (amount < 0) throw new RangeError(`Not a positive amount: ${amount}`);
  return cents(amount);
}
