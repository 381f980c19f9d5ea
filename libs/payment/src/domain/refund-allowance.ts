import { err, ok, type Result } from '#kernel';
import type { DisputeStatus } from './dispute.js';
import { forbidsRefund } from './dispute.js';
import type { DisputeOpen, NothingToRefund, RefundCurrencyDiffers, RefundLimitReached } from './payment.errors.js';

/** Why staff give money back. */
export const REFUND_REASONS = [
  'QUALITY',
  'NOT_DONE',
  'LATE',
  'DAMAGE',
  'OVERCHARGED',
  'GOODWILL',
  'DUPLICATE',
  'OTHER',
] as const;
export type RefundReason = (typeof REFUND_REASONS)[number];

/** What staff give back: the visit, or what was charged beside it. */
export const REFUND_TARGETS = ['VISIT', 'TIP', 'OVERTIME'] as const;
export type RefundTarget = (typeof REFUND_TARGETS)[number];

/** What bounds a refund by staff. Amounts in cents. */
export interface RefundBounds {
  readonly currency: string;
  /** Taken, not given back and not taken by a bank. */
  readonly leftCents: number;
  /** What staff have given back of this booking already. */
  readonly staffCents: number;
  /** What the person's permission allows for one booking in all; null: whatever is left. */
  readonly limitCents: number | null;
  readonly disputes: readonly DisputeStatus[];
}

/** How much this person may give back now (cents). */
export const allowedCents = (bounds: RefundBounds): number =>
  bounds.disputes.some(forbidsRefund)
    ? 0
    : Math.max(
        0,
        Math.min(
          bounds.leftCents,
          bounds.limitCents === null ? bounds.leftCents : bounds.limitCents - bounds.staffCents,
        ),
      );

/** The amount to give back: the one asked for, or all that is left; or why not. */
export function judgeRefund(
  asked: { readonly amountCents: number | undefined; readonly currency: string },
  bounds: RefundBounds,
): Result<number, RefundCurrencyDiffers | DisputeOpen | NothingToRefund | RefundLimitReached> {
  if (asked.currency !== bounds.currency) return err({ kind: 'RefundCurrencyDiffers', currency: bounds.currency });
  if (bounds.disputes.some(forbidsRefund)) return err({ kind: 'DisputeOpen' });
  const amountCents = asked.amountCents ?? bounds.leftCents;
  if (amountCents <= 0 || amountCents > bounds.leftCents)
    return err({ kind: 'NothingToRefund', refundableCents: bounds.leftCents });
  const allowed = allowedCents(bounds);
  return amountCents > allowed ? err({ kind: 'RefundLimitReached', allowedCents: allowed }) : ok(amountCents);
}
