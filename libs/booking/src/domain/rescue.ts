import { HOUR, MINUTE, plus } from '#kernel';
import type { BookingState } from './booking-state.js';

/** How a rescue ended: the provider comes after all, somebody else does, or everything was given back. */
export const RESCUE_OUTCOMES = ['KEPT', 'REPLACED', 'REFUNDED'] as const;
export type RescueOutcome = (typeof RESCUE_OUTCOMES)[number];

/** A confirmed visit whose provider may no longer come. Open while `outcome` is null. */
export interface Rescue {
  readonly id: string;
  readonly bookingId: string;
  /** Why the provider may not come, as the provider's file says it; for staff. */
  readonly reason: string;
  readonly openedAt: Date;
  /** Until when the customer can choose; then everything is given back. */
  readonly decideBy: Date;
  /** The booking that the customer makes instead; null while none is under way. */
  readonly replacementId: string | null;
  readonly outcome: RescueOutcome | null;
  readonly closedAt: Date | null;
}

/** The customer must know this long before the visit. */
export const DECIDED_BEFORE_START = 4 * HOUR;
/** Less than this is no time to choose anybody. */
export const SHORTEST_CHOICE = 30 * MINUTE;

/**
 * Until when the customer can choose: `rescueHours` from now, half the time to the visit if that is less, never past
 * 4 hours before it. When that leaves less than half an hour it is now: everything is given back at once.
 */
export function rescueDeadline(openedAt: Date, start: Date, rescueHours: number): Date {
  const half = plus(openedAt, Math.floor((start.getTime() - openedAt.getTime()) / 2));
  const limits = [plus(openedAt, rescueHours * HOUR), half, plus(start, -DECIDED_BEFORE_START)];
  const deadline = new Date(Math.min(...limits.map((limit) => limit.getTime())));
  return deadline.getTime() - openedAt.getTime() >= SHORTEST_CHOICE ? deadline : openedAt;
}

/** What is known of a booking when its provider's fitness is looked at. */
export interface RescueQuestion {
  readonly state: BookingState;
  /** Whether the provider may do the visit as things stand. */
  readonly isFit: boolean;
  /** Null when no rescue is open. */
  readonly rescue: Pick<Rescue, 'decideBy'> | null;
  /** Where the booking stands that the customer makes instead; null when there is none. */
  readonly replacement: BookingState | null;
  readonly now: Date;
}

/**
 * `NOTHING` to do; `RELEASE` what was never confirmed; `OPEN` a rescue; `KEEP` the visit, the provider may come again;
 * `CHOOSE_AGAIN`, the replacement fell through; `REPLACE`, it was confirmed; `REFUND`, nobody chose in time.
 */
export type RescueStep = 'NOTHING' | 'RELEASE' | 'OPEN' | 'KEEP' | 'CHOOSE_AGAIN' | 'REPLACE' | 'REFUND';

const UNDER_WAY: readonly BookingState[] = ['HELD', 'REQUESTED'];
const MADE: readonly BookingState[] = ['CONFIRMED', 'IN_PROGRESS', 'DONE', 'COMPLETED'];

/**
 * What becomes of a booking. Looks only at how things are, never at what was told: it may be asked at any time, twice, and
 * after events that came in the wrong order.
 */
export function decideRescue({ state, isFit, rescue, replacement, now }: RescueQuestion): RescueStep {
  if (state === 'HELD' || state === 'REQUESTED') return isFit ? 'NOTHING' : 'RELEASE';
  if (state !== 'CONFIRMED') return 'NOTHING';
  if (!rescue) return isFit ? 'NOTHING' : 'OPEN';
  if (replacement && MADE.includes(replacement)) return 'REPLACE';
  // What the customer has begun to book is theirs to finish: their own deadlines end it before the visit.
  if (replacement && UNDER_WAY.includes(replacement)) return 'NOTHING';
  if (isFit) return 'KEEP';
  if (now >= rescue.decideBy) return 'REFUND';
  return replacement ? 'CHOOSE_AGAIN' : 'NOTHING';
}

/** The steps that end the booking: the platform cancels it and gives everything back. */
export const endsBooking = (step: RescueStep): step is 'RELEASE' | 'REPLACE' | 'REFUND' =>
  step === 'RELEASE' || step === 'REPLACE' || step === 'REFUND';

/** Whether a visit at `start` can be booked instead now: the same hour, in time, and no other choice under way. */
export function mayReplace(
  booking: { readonly start: Date; readonly rescueBy: Date | null },
  replacement: BookingState | null,
  start: Date,
  now: Date,
): boolean {
  if (!booking.rescueBy || now >= booking.rescueBy) return false;
  if (booking.start.getTime() !== start.getTime()) return false;
  return !replacement || ![...UNDER_WAY, ...MADE].includes(replacement);
}
