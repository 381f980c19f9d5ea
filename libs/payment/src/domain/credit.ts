import type { Failure } from '#kernel';

/** Why a customer has a credit. All but goodwill are granted by themselves when a confirmed visit falls through. */
export const CREDIT_REASONS = ['PROVIDER_CANCELLED', 'PLATFORM_CANCELLED', 'PROVIDER_NO_SHOW', 'GOODWILL'] as const;
export type CreditReason = (typeof CREDIT_REASONS)[number];

/** What support makes good: a code, never a text about a person. */
export const GOODWILL_REASONS = ['LATE_VISIT', 'QUALITY', 'TECHNICAL_PROBLEM', 'LONG_WAIT', 'OTHER'] as const;
export type GoodwillReason = (typeof GOODWILL_REASONS)[number];

/** Less than this can't be charged to a card in euro (https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
export const LEAST_CARD_CHARGE_CENTS = 50;

/** What was asked to be paid by credit is more than can be: the customer must see and agree again. */
export interface CreditNotUsable extends Failure<'CreditNotUsable'> {
  readonly usableCents: number;
}
/** Support has given this customer as much in 30 days as one may. */
export interface GoodwillLimitReached extends Failure<'GoodwillLimitReached'> {
  readonly limitCents: number;
  readonly leftCents: number;
}

/**
 * How much of a visit's price a credit can pay (cents). Never more than the platform's own part: the provider's share is
 * always covered by what the card is charged, out of which it is sent; and the card is charged something Stripe accepts.
 */
export function usableCredit(input: {
  readonly totalCents: number;
  readonly providerShareCents: number;
  readonly availableCents: number;
}): number {
  const ownPart = input.totalCents - input.providerShareCents;
  return Math.max(0, Math.min(input.availableCents, ownPart, input.totalCents - LEAST_CARD_CHARGE_CENTS));
}

/** What the card is charged for a visit (cents). */
export const onCard = (payment: { readonly totalCents: number; readonly creditCents: number }): number =>
  payment.totalCents - payment.creditCents;

/** A credit with something left on it. */
export interface OpenCredit {
  readonly id: string;
  readonly remainingCents: number;
}

/** Which credits pay an amount: `credits` in the order in which they end, the first used first. Throws RangeError when they don't suffice. */
export function takeCredits(
  credits: readonly OpenCredit[],
  amountCents: number,
): { readonly creditId: string; readonly amountCents: number }[] {
  let left = amountCents;
  const taken = credits.flatMap(({ id, remainingCents }) => {
    const part = Math.min(left, remainingCents);
    left -= part;
    return part > 0 ? [{ creditId: id, amountCents: part }] : [];
  });
  if (left > 0) throw new RangeError(`Credits are ${left} cents short`);
  return taken;
}

/** A late fee is taken from the card as far as that goes; a credit pays only what is above the card's part (cents). */
export function feeParts(
  feeCents: number,
  payment: { readonly totalCents: number; readonly creditCents: number },
): { readonly cardCents: number; readonly creditCents: number } {
  const cardCents = Math.min(feeCents, onCard(payment));
  return { cardCents, creditCents: feeCents - cardCents };
}

/** What of a refund goes to the card and what back to the credit: the card first (cents). */
export function refundParts(
  refundCents: number,
  cardLeftCents: number,
): { readonly cardCents: number; readonly creditCents: number } {
  const cardCents = Math.min(refundCents, cardLeftCents);
  return { cardCents, creditCents: refundCents - cardCents };
}
