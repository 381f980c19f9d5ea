import fc from 'fast-check';
import { cents, DAY, HOUR, instantAt, MINUTE, PARIS, plus } from '#kernel';
import { cancellationSchedule, type CancellationPolicy } from './cancellation-schedule.js';
import { paymentTiming } from './payment-timing.js';
import { withdrawalTerms } from './withdrawal.js';

const start = instantAt('2026-06-10', 840, PARIS);
const schedule = (policy: CancellationPolicy, now: Date) =>
  cancellationSchedule({ policy, start, now, totalCents: cents(10_001), providerNetCents: cents(8_095) });
const before = (hours: number) => plus(start, -hours * HOUR);

describe('what cancelling costs', () => {
  it.each([
    [
      'FLEXIBLE',
      [
        [before(200), before(4), 0],
        [before(4), start, 5_001],
      ],
    ],
    [
      'STANDARD',
      [
        [before(200), before(24), 0],
        [before(24), before(4), 5_001],
        [before(4), start, 10_001],
      ],
    ],
    [
      'STRICT',
      [
        [before(200), before(72), 0],
        [before(72), before(24), 5_001],
        [before(24), start, 10_001],
      ],
    ],
  ] as const)('under %s, with its instants', (policy, steps) => {
    expect(schedule(policy, before(200)).map(({ from, until, feeCents }) => [from, until, feeCents])).toEqual(steps);
  });

  it.each([
    ['at the very instant a step begins', 24, [50, 100]],
    ['in the middle of a step', 10, [50, 100]],
    ['in the last one', 1, [100]],
  ])('leaves out what is past: %s', (_, hours, percents) => {
    const steps = schedule('STANDARD', before(hours));
    expect(steps.map(({ percent }) => percent)).toEqual(percents);
    expect(steps[0]?.from).toEqual(before(hours));
  });

  it('covers all the time from now to the start once, and every fee and refund make the total', () => {
    const somePolicy = fc.constantFrom<CancellationPolicy>('FLEXIBLE', 'STANDARD', 'STRICT');
    fc.assert(
      fc.property(
        somePolicy,
        fc.integer({ min: 1, max: 20_000 }),
        fc.nat(1_000_000),
        fc.nat(100),
        (policy, minutes, total, percent) => {
          const now = plus(start, -minutes * MINUTE);
          const net = cents(Math.floor((total * percent) / 100));
          const steps = cancellationSchedule({ policy, start, now, totalCents: cents(total), providerNetCents: net });
          expect([steps[0]?.from, steps.at(-1)?.until]).toEqual([now, start]);
          steps.forEach((step, index) => {
            expect(step.feeCents + step.refundCents).toBe(total);
            expect(step.providerShareCents).toBeLessThanOrEqual(step.feeCents);
            expect(step.until).toEqual(steps[index + 1]?.from ?? start);
          });
        },
      ),
    );
  });
});

describe('the right to withdraw', () => {
  it.each([
    ['fourteen days after the day of the contract', '2026-06-01', '2026-06-15'],
    ['on the Monday when the last day is a Saturday', '2026-05-30', '2026-06-15'],
    ['after Easter Monday when the last day is Easter Sunday', '2026-03-22', '2026-04-07'],
  ])('ends %s', (_, contractDay, lastDay) => {
    const terms = withdrawalTerms({ contractAt: instantAt(contractDay, 1_439, PARIS), start, timeZone: PARIS });
    expect(terms).toMatchObject({ lastDay, endsAt: instantAt(lastDay, 1_440, PARIS) });
  });

  it('asks for an express request only when the visit begins inside it', () => {
    const contractAt = instantAt('2026-06-01', 600, PARIS);
    const inside = withdrawalTerms({ contractAt, start: instantAt('2026-06-15', 1_439, PARIS), timeZone: PARIS });
    const after = withdrawalTerms({ contractAt, start: instantAt('2026-06-16', 0, PARIS), timeZone: PARIS });
    expect([inside.needsEarlyStartRequest, after.needsEarlyStartRequest]).toEqual([true, false]);
  });
});

describe('when the money moves', () => {
  const rules = { immediateHoldDays: 5, authoriseBeforeHours: 48, claimWindowHours: 48 };
  const visit = { start, end: plus(start, 2 * HOUR) };

  it('is now for a visit up to five days ahead', () => {
    const now = plus(start, -5 * DAY);
    expect(paymentTiming(visit, now, rules)).toEqual({
      how: 'HOLD_NOW',
      heldAt: now,
      takenAfter: visit.end,
      claimWindowHours: 48,
    });
  });

  it('is two days before the visit for a later one', () => {
    expect(paymentTiming(visit, plus(start, -5 * DAY - 1), rules)).toMatchObject({
      how: 'SAVE_CARD',
      heldAt: before(48),
    });
  });
});
