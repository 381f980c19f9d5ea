import fc from 'fast-check';
import { cents, DAY, HOUR, MINUTE, plus } from '#kernel';
import { cancellationSchedule as quotedSchedule, type CancellationPolicy } from '#pricing';
import {
  cancellationOutcome,
  cancellationSchedule,
  causeOf,
  type CancellationCause,
  type CancellationQuestion,
} from './cancellation.js';

const start = new Date('2026-12-20T09:00:00Z');
const end = plus(start, 3 * HOUR);

const price = { totalCents: cents(10_000), providerNetCents: cents(7_800) };
/** What a quote drawn up two months ahead says about cancelling. */
const quoted = (policy: CancellationPolicy) => quotedSchedule({ ...price, policy, start, now: plus(start, -60 * DAY) });

/** A visit of 100 euros, booked two months ahead: the withdrawal right is long over. */
const longAgo: CancellationQuestion = {
  cause: 'CUSTOMER_CANCELS',
  now: plus(start, -10 * DAY),
  policySteps: quoted('STANDARD'),
  start,
  end,
  contractedAt: plus(start, -60 * DAY),
  withdrawalEndsAt: plus(start, -45 * DAY),
  earlyStartRequestedAt: null,
  begunAt: null,
  ...price,
};
/** The same visit, booked three days ahead with an express request to start early. */
const recent: CancellationQuestion = {
  ...longAgo,
  contractedAt: plus(start, -3 * DAY),
  withdrawalEndsAt: plus(start, 12 * DAY),
  earlyStartRequestedAt: plus(start, -3 * DAY),
  now: plus(start, -1 * HOUR),
};

describe('who gives a booking up', () => {
  const rescueBy = plus(start, -DAY);
  it.each([
    ['CUSTOMER', null, 'CUSTOMER_CANCELS'],
    ['CUSTOMER', rescueBy, 'PLATFORM_CANCELS'],
    ['PROVIDER', null, 'PROVIDER_CANCELS'],
    ['PROVIDER', rescueBy, 'PROVIDER_CANCELS'],
    ['PLATFORM', null, 'PLATFORM_CANCELS'],
    ['SYSTEM', rescueBy, 'PLATFORM_CANCELS'],
  ] as const)('%s, provider at risk until %s: %s', (party, atRisk, cause) => {
    expect(causeOf(party, { rescueBy: atRisk })).toBe(cause);
  });
});

describe('1. a provider or the platform gives up', () => {
  it.each(['PROVIDER_CANCELS', 'PLATFORM_CANCELS', 'PROVIDER_NO_SHOW'] as const)(
    '%s: the customer gets everything back, at any time and under any policy',
    (cause) => {
      for (const now of [plus(start, -30 * DAY), plus(start, -1), plus(start, HOUR)]) {
        expect(cancellationOutcome({ ...longAgo, policySteps: quoted('STRICT'), cause, now })).toEqual({
          basis: cause,
          feeCents: 0,
          refundCents: 10_000,
          providerShareCents: 0,
        });
      }
    },
  );
});

describe('2. the withdrawal right', () => {
  it('gives everything back within 14 days of the contract, even an hour before a STRICT visit', () => {
    expect(cancellationOutcome({ ...recent, policySteps: quoted('STRICT') })).toMatchObject({
      basis: 'WITHDRAWAL',
      feeCents: 0,
    });
  });

  it('owes what was done once the visit has begun on express request', () => {
    const halfway = { ...recent, begunAt: start, now: plus(start, 90 * MINUTE) };
    expect(cancellationOutcome(halfway)).toEqual({
      basis: 'WITHDRAWAL_FOR_WORK_DONE',
      feeCents: 5_000,
      refundCents: 5_000,
      providerShareCents: 3_900,
    });
  });

  it('never owes more than the price, however long the visit takes', () => {
    const overrun = { ...recent, begunAt: start, now: plus(start, 9 * HOUR) };
    expect(cancellationOutcome(overrun)).toMatchObject({ feeCents: 10_000, refundCents: 0 });
  });

  it('owes nothing for a visit that began without the express request', () => {
    const halfway = { ...recent, earlyStartRequestedAt: null, begunAt: start, now: plus(start, 90 * MINUTE) };
    expect(cancellationOutcome(halfway)).toMatchObject({
      basis: 'WITHDRAWAL_WITHOUT_EARLY_START_REQUEST',
      refundCents: 10_000,
    });
  });

  it('ends with its last instant: from then on the policy decides', () => {
    const ends = plus(start, -2 * HOUR);
    const question = { ...recent, withdrawalEndsAt: ends };
    expect(cancellationOutcome({ ...question, now: plus(ends, -1) }).basis).toBe('WITHDRAWAL');
    expect(cancellationOutcome({ ...question, now: ends })).toMatchObject({ basis: 'POLICY', feeCents: 10_000 });
  });
});

describe('3. the cancellation policy', () => {
  it.each([
    ['FLEXIBLE', 4.01, 0],
    ['FLEXIBLE', 4, 50],
    ['FLEXIBLE', 0.5, 50],
    ['STANDARD', 24.01, 0],
    ['STANDARD', 24, 50],
    ['STANDARD', 4.01, 50],
    ['STANDARD', 4, 100],
    ['STRICT', 72.01, 0],
    ['STRICT', 72, 50],
    ['STRICT', 24.01, 50],
    ['STRICT', 24, 100],
  ] as const)('%s, %d hours before: %i %% of the price', (policy, hours, percent) => {
    const result = cancellationOutcome({ ...longAgo, policySteps: quoted(policy), now: plus(start, -hours * HOUR) });
    expect(result).toMatchObject({ basis: 'POLICY', feeCents: percent * 100, refundCents: 10_000 - percent * 100 });
  });

  it('gives the provider their share of the fee', () => {
    expect(cancellationOutcome({ ...longAgo, now: plus(start, -5 * HOUR) }).providerShareCents).toBe(3_900);
  });

  it('is not asked before there is a contract: a hold or a request costs nothing', () => {
    const held = { ...longAgo, contractedAt: null, withdrawalEndsAt: null, now: plus(start, -HOUR) };
    expect(cancellationOutcome(held)).toMatchObject({ basis: 'NO_CONTRACT_YET', feeCents: 0, refundCents: 10_000 });
  });

  it('asks what the quote showed, whatever the policy is made of today', () => {
    const policySteps = [{ from: plus(start, -60 * DAY), feeCents: cents(1_234), providerShareCents: cents(1_000) }];
    expect(cancellationOutcome({ ...longAgo, policySteps })).toMatchObject({
      feeCents: 1_234,
      providerShareCents: 1_000,
    });
  });
});

describe('4. a customer who is not there', () => {
  it.each([
    ['FLEXIBLE', 5_000],
    ['STANDARD', 10_000],
    ['STRICT', 10_000],
  ] as const)('owes the last step of %s, also within the withdrawal period', (policy, feeCents) => {
    for (const question of [longAgo, recent]) {
      expect(
        cancellationOutcome({ ...question, policySteps: quoted(policy), cause: 'CUSTOMER_NO_SHOW' }),
      ).toMatchObject({
        basis: 'CUSTOMER_NO_SHOW',
        feeCents,
      });
    }
  });
});

describe('the terms shown before anyone cancels', () => {
  it('list what it costs now and each later change', () => {
    const steps = cancellationSchedule(longAgo);
    expect(steps.map(({ from, outcome }) => [from, outcome.feeCents])).toEqual([
      [null, 0],
      [plus(start, -24 * HOUR), 5_000],
      [plus(start, -4 * HOUR), 10_000],
    ]);
  });

  it('say one thing while the withdrawal right covers the whole time to the visit', () => {
    const steps = cancellationSchedule({ ...recent, now: plus(start, -2 * DAY) });
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ from: null, outcome: { basis: 'WITHDRAWAL', feeCents: 0 } });
  });

  it('change when the withdrawal right ends before the visit', () => {
    const ends = plus(start, -2 * DAY);
    const steps = cancellationSchedule({
      ...recent,
      policySteps: quoted('STRICT'),
      withdrawalEndsAt: ends,
      now: plus(start, -5 * DAY),
    });
    expect(steps.map(({ from, outcome }) => [from, outcome.basis, outcome.feeCents])).toEqual([
      [null, 'WITHDRAWAL', 0],
      [ends, 'POLICY', 5_000],
      [plus(start, -24 * HOUR), 'POLICY', 10_000],
    ]);
  });
});

describe('whatever is asked', () => {
  const instant = fc.integer({ min: -90 * DAY, max: 30 * DAY }).map((offset) => plus(start, offset));
  const maybe = fc.option(instant, { nil: null });
  const question: fc.Arbitrary<CancellationQuestion> = fc
    .record({
      cause: fc.constantFrom<CancellationCause>(
        'CUSTOMER_CANCELS',
        'PROVIDER_CANCELS',
        'PLATFORM_CANCELS',
        'PROVIDER_NO_SHOW',
        'CUSTOMER_NO_SHOW',
      ),
      now: instant,
      policy: fc.constantFrom<CancellationPolicy>('FLEXIBLE', 'STANDARD', 'STRICT'),
      quotedAt: fc.integer({ min: -90 * DAY, max: -HOUR }).map((offset) => plus(start, offset)),
      contractedAt: maybe,
      withdrawalEndsAt: maybe,
      earlyStartRequestedAt: maybe,
      begunAt: maybe,
      totalCents: fc.integer({ min: 0, max: 500_000 }).map(cents),
      netShare: fc.integer({ min: 0, max: 100 }),
    })
    .map(({ netShare, policy, quotedAt, ...rest }) => {
      const providerNetCents = cents(Math.floor((rest.totalCents * netShare) / 100));
      const policySteps = quotedSchedule({
        totalCents: rest.totalCents,
        providerNetCents,
        policy,
        start,
        now: quotedAt,
      });
      return { ...rest, start, end, policySteps, providerNetCents };
    });

  it('fee and refund add up to what was paid, and nobody gets less than nothing', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { feeCents, refundCents, providerShareCents } = cancellationOutcome(asked);
        expect(feeCents + refundCents).toBe(asked.totalCents);
        for (const amount of [feeCents, refundCents, providerShareCents]) expect(amount).toBeGreaterThanOrEqual(0);
        expect(providerShareCents).toBeLessThanOrEqual(Math.min(feeCents, asked.providerNetCents));
      }),
      { numRuns: 2_000 },
    );
  });

  it('waiting never makes the policy cheaper', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<CancellationPolicy>('FLEXIBLE', 'STANDARD', 'STRICT'),
        instant,
        instant,
        (policy, a, b) => {
          const [sooner, later] = a < b ? [a, b] : [b, a];
          const question = { ...longAgo, withdrawalEndsAt: null, policySteps: quoted(policy) };
          const fee = (now: Date) => cancellationOutcome({ ...question, now }).feeCents;
          expect(fee(sooner)).toBeLessThanOrEqual(fee(later));
        },
      ),
    );
  });
});
