import { DAY, err, HOUR, MINUTE, ok, plus, type Result, type TimeRange } from '#kernel';
import type { TooEarly, TooLate } from './booking.errors.js';

/** A customer may contest an arrival that was only declared, for this long. */
export const CONTEST_LASTS = DAY;
/** A visit nobody checked out of is taken as finished this long after its planned end. */
export const FORGOTTEN_CHECK_OUT_AFTER = 12 * HOUR;
/** Access instructions open, and both sides are reminded, this long before the start. */
export const REMINDER_BEFORE = DAY;

/** Whether the provider may arrive now: from `earlyMinutes` before the start until the planned end. */
export function mayArrive(
  { start, end }: TimeRange,
  earlyMinutes: number,
  now: Date,
): Result<void, TooEarly | TooLate> {
  const from = plus(start, -earlyMinutes * MINUTE);
  if (now < from) return err({ kind: 'TooEarly', from });
  return now < end ? ok(undefined) : err({ kind: 'TooLate', until: end });
}

/** Whether an arrival can be contested now: it was declared rather than shown by the code, less than 24 hours ago. */
export function mayContestArrival(
  arrival: { readonly arrivedAt: Date; readonly how: 'CODE' | 'DECLARED' },
  now: Date,
): Result<void, TooLate> {
  const until = arrival.how === 'CODE' ? arrival.arrivedAt : plus(arrival.arrivedAt, CONTEST_LASTS);
  return now < until ? ok(undefined) : err({ kind: 'TooLate', until });
}

/**
 * The instants that follow from a check-out, kept on the booking: when it completes by itself, and when the guarantee
 * window ends, until which a claim can be made and the transfer waits.
 */
export const afterCheckOut = (
  finishedAt: Date,
  rules: { readonly autoCompleteHours: number; readonly claimWindowHours: number },
): { completesAt: Date; claimWindowEndsAt: Date } => ({
  completesAt: plus(finishedAt, rules.autoCompleteHours * HOUR),
  claimWindowEndsAt: plus(finishedAt, rules.claimWindowHours * HOUR),
});
