import fc from 'fast-check';
import { DAY, plus } from '#kernel';
import { BOOKING_STATES } from './booking-state.js';
import { judgeTip } from './tip.js';

const rules = { tipLeastCents: 100, tipMostCents: 10_000, tipDays: 14 };
const finishedAt = new Date('2026-11-26T12:00:00Z');
const done = { state: 'DONE', finishedAt } as const;

describe('a tip', () => {
  it.each(BOOKING_STATES)('can be given after check-out only: %s', (state) => {
    const judged = judgeTip({ state, finishedAt }, 500, finishedAt, rules);
    expect(judged.ok).toBe(state === 'DONE' || state === 'COMPLETED');
    if (!judged.ok) expect(judged.error.kind).toBe('VisitNotDone');
  });

  it('can be given until the fourteenth day after check-out', () => {
    const until = plus(finishedAt, 14 * DAY);
    expect(judgeTip(done, 500, plus(until, -1), rules).ok).toBe(true);
    expect(judgeTip(done, 500, until, rules)).toEqual({ ok: false, error: { kind: 'TooLate', until } });
  });

  it('is between one euro and the most that can be given', () => {
    for (const cents of [100, 10_000]) expect(judgeTip(done, cents, finishedAt, rules).ok).toBe(true);
    for (const cents of [99, 10_001]) expect(judgeTip(done, cents, finishedAt, rules).ok).toBe(false);
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 20_000 }), (amountCents) => {
        const judged = judgeTip(done, amountCents, finishedAt, rules);
        expect(judged.ok).toBe(amountCents >= 100 && amountCents <= 10_000);
      }),
    );
  });
});
