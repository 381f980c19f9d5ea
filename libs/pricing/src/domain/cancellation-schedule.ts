import { allocate, HOUR, percentage, plus, subtractCents, ZERO, type Cents } from '#kernel';

export type CancellationPolicy = 'FLEXIBLE' | 'STANDARD' | 'STRICT';

/** From so many hours before the start on, cancelling costs this share of the total, in percent; before, nothing. */
export interface PolicyStep {
  readonly hoursBefore: number;
  readonly percent: number;
}

/** What each policy asks, its steps in the order in which they begin. */
export const POLICY_STEPS: Readonly<Record<CancellationPolicy, readonly PolicyStep[]>> = {
  FLEXIBLE: [{ hoursBefore: 4, percent: 50 }],
  STANDARD: [
    { hoursBefore: 24, percent: 50 },
    { hoursBefore: 4, percent: 100 },
  ],
  STRICT: [
    { hoursBefore: 72, percent: 50 },
    { hoursBefore: 24, percent: 100 },
  ],
};

/** What cancelling costs from one instant (in it) to the next (not in it). Fee and refund make the total. */
export interface CancellationStep {
  readonly from: Date;
  readonly until: Date;
  readonly percent: number;
  readonly feeCents: Cents;
  readonly refundCents: Cents;
  /** The part of the fee that is the provider's, in proportion to their net. */
  readonly providerShareCents: Cents;
}

export interface CancellationQuestion {
  readonly policy: CancellationPolicy;
  readonly start: Date;
  readonly now: Date;
  /** All that the customer pays, fee included. */
  readonly totalCents: Cents;
  readonly providerNetCents: Cents;
}

/**
 * The policy of a visit with its instants and amounts, from now to the start, without gap or overlap; steps already past
 * are left out. Hours are elapsed ones: a clock change costs nobody. The withdrawal right comes first and is stated
 * apart (withdrawal.ts).
 */
export function cancellationSchedule(question: CancellationQuestion): CancellationStep[] {
  const { policy, start, now } = question;
  const steps = [
    { begins: null, percent: 0 },
    ...POLICY_STEPS[policy].map(({ hoursBefore, percent }) => ({ begins: plus(start, -hoursBefore * HOUR), percent })),
  ];
  return steps.flatMap(({ begins, percent }, index) => {
    const from = begins === null || begins < now ? now : begins;
    const until = steps[index + 1]?.begins ?? start;
    return from < until ? [step(question, from, until, percent)] : [];
  });
}

function step(
  { totalCents, providerNetCents }: CancellationQuestion,
  from: Date,
  until: Date,
  percent: number,
): CancellationStep {
  const feeCents = percentage(totalCents, percent * 100);
  const [providerShareCents = ZERO] = allocate(feeCents, [providerNetCents, totalCents - providerNetCents]);
  return { from, until, percent, feeCents, refundCents: subtractCents(totalCents, feeCents), providerShareCents };
}
