/** What has happened to the provider's share of one payment. Amounts in cents. */
export interface ShareSums {
  readonly earnedCents: number;
  /** Their part of refunds made or under way, and of those, what was decided before their share was sent. */
  readonly refundPartsCents: number;
  readonly refundPartsBeforeTransferCents: number;
  /** Transfers made or under way, with what they keep back for old debts. */
  readonly sentCents: number;
  /** Asked back because of disputes. */
  readonly clawedBackCents: number;
  /** Their part of lost disputes. */
  readonly borneCents: number;
  /** Got back from them for refunds that the customers' banks then refused. */
  readonly owedAgainCents: number;
}

/** Their share, or part of it, has left or is leaving: what is taken from it now is their debt. */
export const isShareSent = (sums: ShareSums): boolean => sums.sentCents > sums.clawedBackCents + sums.owedAgainCents;

/** What is still to be sent (cents): never negative, what they had too much of is in the ledger as their debt. */
export const shareDue = (sums: ShareSums): number =>
  Math.max(
    0,
    sums.earnedCents -
      sums.refundPartsBeforeTransferCents -
      sums.borneCents -
      sums.sentCents +
      sums.clawedBackCents +
      sums.owedAgainCents,
  );

/**
 * Which transfer the next reversal takes from, and how much of it is left (cents): the oldest first, because a share that
 * was taken back and sent again has several. Null when everything was taken back.
 */
export function transferToReverse<T extends { readonly sentCents: number }>(
  oldestFirst: readonly T[],
  reversedCents: number,
): { transfer: T; leftCents: number } | null {
  let before = 0;
  for (const transfer of oldestFirst) {
    const leftCents = before + transfer.sentCents - Math.max(before, reversedCents);
    if (leftCents > 0) return { transfer, leftCents };
    before += transfer.sentCents;
  }
  return null;
}

/** Of what they earned, what refunds and lost disputes have taken (cents). */
export const providerBorne = (sums: ShareSums): number => sums.refundPartsCents + sums.borneCents;

/**
 * Of the provider's part of a refund that came back: what they had paid for it already, and are owed once more (cents). What
 * they still owe is struck out instead. Never more than this payment has room for (`transferred − reversed ≤ earned`): a debt
 * that another booking's transfer paid stays in the ledger to their good, against their next debt.
 */
export const owedAgain = (refund: { partCents: number; freeDebtCents: number; roomCents: number }): number =>
  Math.max(0, Math.min(refund.partCents - Math.min(refund.partCents, refund.freeDebtCents), refund.roomCents));
