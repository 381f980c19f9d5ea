import { allocate, cents, subtractCents, ZERO, type Cents } from '#kernel';
import type { BookingParty } from './booking-state.js';

/** Who or what ends the booking before it is done. */
export type CancellationCause =
  'CUSTOMER_CANCELS' | 'PROVIDER_CANCELS' | 'PLATFORM_CANCELS' | 'PROVIDER_NO_SHOW' | 'CUSTOMER_NO_SHOW';

/** Why the booking ends, by who ends it. A customer whose provider may not come does not cancel: the platform does. */
export function causeOf(party: BookingParty, booking: { readonly rescueBy: Date | null }): CancellationCause {
  if (party === 'CUSTOMER') return booking.rescueBy ? 'PLATFORM_CANCELS' : 'CUSTOMER_CANCELS';
  return party === 'PROVIDER' ? 'PROVIDER_CANCELS' : 'PLATFORM_CANCELS';
}

/** The rule that decided, in the order in which rules are asked. */
export type CancellationBasis =
  | 'PROVIDER_CANCELS'
  | 'PLATFORM_CANCELS'
  | 'PROVIDER_NO_SHOW'
  | 'NO_CONTRACT_YET'
  | 'WITHDRAWAL'
  | 'WITHDRAWAL_FOR_WORK_DONE'
  | 'WITHDRAWAL_WITHOUT_EARLY_START_REQUEST'
  | 'POLICY'
  | 'CUSTOMER_NO_SHOW';

/**
 * One step of the schedule that the quote showed (`FLEXIBLE`, `STANDARD` and `STRICT` are written out by pricing): from
 * `from` on, until the next step, cancelling costs `feeCents`, of which `providerShareCents` go to the provider.
 */
export interface PolicyStep {
  readonly from: Date;
  readonly feeCents: Cents;
  readonly providerShareCents: Cents;
}

export interface CancellationQuestion {
  readonly cause: CancellationCause;
  readonly now: Date;
  /** The schedule as the customer saw it, in order, never empty; what was shown is what is asked. */
  readonly policySteps: readonly PolicyStep[];
  readonly start: Date;
  readonly end: Date;
  /** Null until the booking is CONFIRMED: until then there is no contract. */
  readonly contractedAt: Date | null;
  /** Snapshotted when the contract was concluded (withdrawal.ts). */
  readonly withdrawalEndsAt: Date | null;
  /** When the customer expressly asked for a start within the withdrawal period; null when they did not. */
  readonly earlyStartRequestedAt: Date | null;
  /** When the provider arrived; null while the service has not begun. */
  readonly begunAt: Date | null;
  /** What the customer pays in all, fees included, and what of it the provider would get for the whole visit. */
  readonly totalCents: Cents;
  readonly providerNetCents: Cents;
}

/** What ending the booking costs. `feeCents + refundCents` is always the whole price. */
export interface CancellationOutcome {
  readonly basis: CancellationBasis;
  readonly feeCents: Cents;
  readonly refundCents: Cents;
  /** The part of the fee that goes to the provider. */
  readonly providerShareCents: Cents;
}

/**
 * Who, when and why decide, in this order: the provider or the platform gave up, or the provider did not come (nothing is
 * owed); there is no contract yet (nothing is owed); the withdrawal right of 14 days (Code de la consommation, art. L221-18:
 * nothing is owed before the service begins; art. L221-25: once begun on express request, what was done is owed, and
 * nothing without that request); the policy's schedule on the quote; a customer who did not come owes its last step.
 */
export function cancellationOutcome(question: CancellationQuestion): CancellationOutcome {
  const { cause, policySteps } = question;
  if (cause === 'PROVIDER_CANCELS' || cause === 'PLATFORM_CANCELS' || cause === 'PROVIDER_NO_SHOW') {
    return outcome(question, cause, NOTHING);
  }
  if (!question.contractedAt) return outcome(question, 'NO_CONTRACT_YET', NOTHING);
  if (cause === 'CUSTOMER_NO_SHOW') return outcome(question, 'CUSTOMER_NO_SHOW', policySteps.at(-1) ?? NOTHING);
  if (question.withdrawalEndsAt && question.now < question.withdrawalEndsAt) return withdrawal(question);
  return outcome(question, 'POLICY', policySteps.findLast((step) => question.now >= step.from) ?? NOTHING);
}

type Fee = Omit<PolicyStep, 'from'>;
const NOTHING: Fee = { feeCents: ZERO, providerShareCents: ZERO };

function withdrawal(question: CancellationQuestion): CancellationOutcome {
  if (!question.begunAt) return outcome(question, 'WITHDRAWAL', NOTHING);
  if (!question.earlyStartRequestedAt) return outcome(question, 'WITHDRAWAL_WITHOUT_EARLY_START_REQUEST', NOTHING);
  return outcome(question, 'WITHDRAWAL_FOR_WORK_DONE', workDone(question, question.begunAt));
}

/** The price of the time worked until now, as a share of the planned time, never more than the whole. */
function workDone({ now, start, end, totalCents, providerNetCents }: CancellationQuestion, begunAt: Date): Fee {
  const planned = end.getTime() - start.getTime();
  const worked = Math.min(planned, Math.max(0, now.getTime() - begunAt.getTime()));
  const feeCents = cents(Number((BigInt(totalCents) * BigInt(worked)) / BigInt(planned)));
  const [providerShareCents = ZERO] = allocate(feeCents, [providerNetCents, totalCents - providerNetCents]);
  return { feeCents, providerShareCents };
}

const outcome = (
  { totalCents }: CancellationQuestion,
  basis: CancellationBasis,
  { feeCents, providerShareCents }: Fee,
): CancellationOutcome => ({ basis, feeCents, providerShareCents, refundCents: subtractCents(totalCents, feeCents) });

/** One line of the terms shown before anyone cancels: what it costs from an instant on. */
export interface CancellationStep {
  readonly from: Date | null;
  readonly outcome: CancellationOutcome;
}

/**
 * What cancelling costs now and at every later instant at which that changes, up to the start of the visit: the schedule a
 * customer reads before they confirm. Steps that cost the same are one step.
 */
export function cancellationSchedule(question: CancellationQuestion): CancellationStep[] {
  const changes = [question.withdrawalEndsAt, ...question.policySteps.map((step) => step.from)]
    .filter((instant): instant is Date => instant !== null && instant > question.now && instant < question.start)
    .sort((a, b) => a.getTime() - b.getTime());
  const steps: CancellationStep[] = [{ from: null, outcome: cancellationOutcome(question) }];
  for (const from of changes) {
    const next = cancellationOutcome({ ...question, now: from });
    const last = steps.at(-1)?.outcome;
    if (next.basis !== last?.basis || next.feeCents !== last.feeCents) steps.push({ from, outcome: next });
  }
  return steps;
}
