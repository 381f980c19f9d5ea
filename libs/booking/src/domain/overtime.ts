import { err, HOUR, MINUTE, ok, plus, type Result, type TimeRange } from '#kernel';
import type { BookingState } from './booking-state.js';
import type {
  OvertimeChanged,
  OvertimeExpired,
  OvertimeNotPossible,
  OvertimeNotProposed,
  OvertimeTooLong,
} from './booking.errors.js';

/** Where a proposal of more time stands. What was only proposed when the visit completes has lapsed. */
export const OVERTIME_STATES = ['PROPOSED', 'AGREED', 'REFUSED'] as const;
export type OvertimeState = (typeof OVERTIME_STATES)[number];

/** A proposal as rules see it. Cents of euro, tax included. */
export interface Overtime {
  readonly id: string;
  readonly bookingId: string;
  readonly state: OvertimeState;
  readonly minutes: number;
  readonly amountCents: number;
  readonly providerNetCents: number;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  /** When the customer agreed or refused. */
  readonly answeredAt?: Date | null;
}

/** The operator's numbers. */
export interface OvertimeRules {
  readonly overtimeMostMinutes: number;
  readonly overtimeAnswerHours: number;
  readonly overtimeProposalMinutes: number;
}

/** More time is sold by the quarter of an hour. */
export const OVERTIME_STEP_MINUTES = 15;

interface Visit extends TimeRange {
  readonly state: BookingState;
  readonly finishedAt: Date | null;
}

/** Until when an answer counts. */
export const answerUntil = (proposedAt: Date, rules: OvertimeRules): Date =>
  plus(proposedAt, rules.overtimeAnswerHours * HOUR);

/** Whether the provider may ask for this much more: during the visit and shortly after check-out, in whole quarters. */
export function judgeProposal(
  visit: Visit,
  minutes: number,
  now: Date,
  rules: OvertimeRules,
): Result<void, OvertimeNotPossible | OvertimeTooLong> {
  const justDone =
    visit.state === 'DONE' &&
    visit.finishedAt !== null &&
    now < plus(visit.finishedAt, rules.overtimeProposalMinutes * MINUTE);
  if (visit.state !== 'IN_PROGRESS' && !justDone) return err({ kind: 'OvertimeNotPossible' });
  if (minutes <= 0 || minutes % OVERTIME_STEP_MINUTES !== 0 || minutes > rules.overtimeMostMinutes)
    return err({
      kind: 'OvertimeTooLong',
      stepMinutes: OVERTIME_STEP_MINUTES,
      maximumMinutes: rules.overtimeMostMinutes,
    });
  return ok(undefined);
}

/** Whether the customer may agree to the proposal they were shown: it is still the one, at that price, in time. */
export function judgeAgreement(
  visit: Visit,
  proposal: Overtime | null,
  shown: { readonly overtimeId: string; readonly amountCents: number },
  now: Date,
): Result<Overtime, OvertimeNotProposed | OvertimeExpired | OvertimeChanged> {
  if (proposal?.state !== 'PROPOSED') return err({ kind: 'OvertimeNotProposed' });
  const { expiresAt, minutes, amountCents } = proposal;
  const open = visit.state === 'IN_PROGRESS' || visit.state === 'DONE';
  if (!open || now >= expiresAt) return err({ kind: 'OvertimeExpired', expiredAt: expiresAt });
  if (proposal.id !== shown.overtimeId || amountCents !== shown.amountCents)
    return err({ kind: 'OvertimeChanged', minutes, amountCents });
  return ok(proposal);
}

/** What the visit would block in the calendar with so much more time. */
export const withOvertime = (blocked: TimeRange, minutes: number): TimeRange => ({
  start: blocked.start,
  end: plus(blocked.end, minutes * MINUTE),
});
