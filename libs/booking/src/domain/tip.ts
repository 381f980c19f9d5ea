import { DAY, err, ok, plus, type Result } from '#kernel';
import type { BookingState } from './booking-state.js';
import type { AmountOutOfBounds, TooLate, VisitNotDone } from './booking.errors.js';

/** The operator's numbers. */
export interface TipRules {
  readonly tipLeastCents: number;
  readonly tipMostCents: number;
  readonly tipDays: number;
}

/**
 * Whether the customer may give this much now: after check-out, until `tipDays` days later, between the least and the
 * most. A tip is a gift: it goes whole to the provider, and no commission is ever taken from it.
 */
export function judgeTip(
  visit: { readonly state: BookingState; readonly finishedAt: Date | null },
  amountCents: number,
  now: Date,
  rules: TipRules,
): Result<void, VisitNotDone | TooLate | AmountOutOfBounds> {
  const over = visit.state === 'DONE' || visit.state === 'COMPLETED';
  if (!over || !visit.finishedAt) return err({ kind: 'VisitNotDone' });
  const until = tipUntil(visit.finishedAt, rules);
  if (now >= until) return err({ kind: 'TooLate', until });
  const { tipLeastCents: minimumCents, tipMostCents: maximumCents } = rules;
  if (amountCents < minimumCents || amountCents > maximumCents)
    return err({ kind: 'AmountOutOfBounds', minimumCents, maximumCents });
  return ok(undefined);
}

/** The first instant at which a tip can't be given any more. */
export const tipUntil = (finishedAt: Date, { tipDays }: Pick<TipRules, 'tipDays'>): Date =>
  plus(finishedAt, tipDays * DAY);
