import { allocate, cents, HOUR, percentage, plus, subtractCents, ZERO, type Cents } from '#kernel';

/** The customer's and provider's agreement about late changes, frozen on the booking. */
export type CancellationPolicy = 'FLEXIBLE' | 'STANDARD' | 'STRICT';

/** Who or what ends the booking before it is done. */
export type CancellationCause =
  | 'CUSTOMER_CANCELS'
  | 'PROVIDER_CANCELS'
  | 'PLATFORM_CANCELS'
  | 'PROVIDER_NO_SHOW'
  | 'CUSTOMER_NO_SHOW';

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

/** One step of a policy: from `from` on (null: from the beginning) cancelling costs `percent` of the price. */
export interface PolicyStep {
  readonly from: Date | null;
  readonly percent: number;
}

const HOURS_BEFORE: Readonly<Record<CancellationPolicy, readonly { readonly hours: number; readonly percent: number }[]>> = {
  FLEXIBLE: [{ hours: 4, percent: 50 }],
  STANDARD: [
    { hours: 24, percent: 50 },
    { hours: 4, percent: 100 },
  ],
  STRICT: [
    { hours: 72, percent: 50 },
    { hours: 24, percent: 100 },
  ],
};

/** The policy's steps with their instants, free first. Elapsed hours, not wall-clock ones: a clock change costs nobody. */
export const policySteps = (policy: CancellationPolicy, start: Date): PolicyStep[] => [
  { from: null, percent: 0 },
  ...HOURS_BEFORE[policy].map(({ hours, percent }) => ({ from: plus(start, -hours * HOUR), percent })),
];

export interface CancellationQuestion {
  readonly cause: CancellationCause;
  readonly now: Date;
  readonly policy: CancellationPolicy;
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
  /** Whole percent of the price that is kept, rounded down for work done in part. */
  readonly percent: number;
  readonly feeCents: Cents;
  readonly refundCents: Cents;
  /** The part of the fee that goes to the provider, in the proportion in which they share the price. */
  readonly providerShareCents: Cents;
}

/**
 * Who, when and why decide, in this order: the provider or the platform gave up, or the provider did not come (nothing is
 * owed); there is no contract yet (nothing is owed); the withdrawal right of 14 days (Code de la consommation, art. L221-18:
 * nothing is owed before the service begins; art. L221-25: once begun on express request, what was done is owed, and
 * nothing without that request); the booking's policy; a customer who did not come owes the policy's last step.
 */
export function cancellationOutcome(question: CancellationQuestion): CancellationOutcome {
  const { cause } = question;
  if (cause === 'PROVIDER_CANCELS' || cause === 'PLATFORM_CANCELS' || cause === 'PROVIDER_NO_SHOW') {
    return outcome(question, cause, ZERO);
  }
  if (!question.contractedAt) return outcome(question, 'NO_CONTRACT_YET', ZERO);
  if (cause === 'CUSTOMER_NO_SHOW') {
    const percent = policySteps(question.policy, question.start).at(-1)?.percent ?? 0;
    return outcome(question, 'CUSTOMER_NO_SHOW', percentage(question.totalCents, percent * 100));
  }
  if (question.withdrawalEndsAt && question.now < question.withdrawalEndsAt) return withdrawal(question);
  return outcome(question, 'POLICY', percentage(question.totalCents, percentAt(question) * 100));
}

function withdrawal(question: CancellationQuestion): CancellationOutcome {
  if (!question.begunAt) return outcome(question, 'WITHDRAWAL', ZERO);
  if (!question.earlyStartRequestedAt) return outcome(question, 'WITHDRAWAL_WITHOUT_EARLY_START_REQUEST', ZERO);
  return outcome(question, 'WITHDRAWAL_FOR_WORK_DONE', workDone(question, question.begunAt));
}

/** The price of the time worked until now, as a share of the planned time, never more than the whole. */
function workDone({ now, start, end, totalCents }: CancellationQuestion, begunAt: Date): Cents {
  const planned = end.getTime() - start.getTime();
  const worked = Math.min(planned, Math.max(0, now.getTime() - begunAt.getTime()));
  return cents(Number((BigInt(totalCents) * BigInt(worked)) / BigInt(planned)));
}

function percentAt({ policy, start, now }: CancellationQuestion): number {
  return policySteps(policy, start).findLast((step) => step.from === null || now >= step.from)?.percent ?? 0;
}

function outcome(question: CancellationQuestion, basis: CancellationBasis, fee: Cents): CancellationOutcome {
  const { totalCents, providerNetCents } = question;
  const [providerShareCents = ZERO] = allocate(fee, [providerNetCents, totalCents - providerNetCents]);
  return {
    basis,
    percent: totalCents === 0 ? 0 : Math.floor((fee * 100) / totalCents),
    feeCents: fee,
    refundCents: subtractCents(totalCents, fee),
    providerShareCents,
  };
}

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
  const changes = [question.withdrawalEndsAt, ...policySteps(question.policy, question.start).map((step) => step.from)]
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
