import fc from 'fast-check';
import { HOUR, MINUTE, plus } from '#kernel';
import { BOOKING_STATES } from './booking-state.js';
import { judgeAgreement, judgeProposal, OVERTIME_STATES, withOvertime, type Overtime } from './overtime.js';

const rules = { overtimeMostMinutes: 120, overtimeAnswerHours: 24, overtimeProposalMinutes: 60 };
const start = new Date('2026-11-26T09:00:00Z');
const end = plus(start, 3 * HOUR);
const now = end;
const visit = { state: 'IN_PROGRESS', start, end, finishedAt: null } as const;
const done = { ...visit, state: 'DONE', finishedAt: end } as const;
const proposal: Overtime = {
  id: 'this',
  bookingId: 'booking',
  state: 'PROPOSED',
  minutes: 30,
  amountCents: 1_470,
  providerNetCents: 1_190,
  proposedAt: now,
  expiresAt: plus(now, 24 * HOUR),
};
const shown = { overtimeId: 'this', amountCents: 1_470 };

describe('a provider who needs more time', () => {
  it.each(BOOKING_STATES)('can say so during the visit and shortly after check-out: %s', (state) => {
    const judged = judgeProposal({ ...done, state }, 30, now, rules);
    expect(judged.ok).toBe(state === 'IN_PROGRESS' || state === 'DONE');
  });

  it('can’t say so an hour after check-out', () => {
    expect(judgeProposal(done, 30, plus(end, HOUR - 1), rules).ok).toBe(true);
    expect(judgeProposal(done, 30, plus(end, HOUR), rules)).toEqual({
      ok: false,
      error: { kind: 'OvertimeNotPossible' },
    });
  });

  it('asks for whole quarters of an hour, two hours at most', () => {
    for (const minutes of [15, 120]) expect(judgeProposal(visit, minutes, now, rules).ok).toBe(true);
    for (const minutes of [0, 14, 135]) expect(judgeProposal(visit, minutes, now, rules).ok).toBe(false);
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 600 }), (minutes) => {
        const allowed = minutes > 0 && minutes % 15 === 0 && minutes <= 120;
        expect(judgeProposal(visit, minutes, now, rules).ok).toBe(allowed);
      }),
    );
  });
});

describe('a customer who is asked for more time', () => {
  it.each(OVERTIME_STATES)('agrees only to what is proposed: %s', (state) => {
    expect(judgeAgreement(visit, { ...proposal, state }, shown, now).ok).toBe(state === 'PROPOSED');
  });

  it.each(BOOKING_STATES)('agrees only before the visit completes: %s', (state) => {
    expect(judgeAgreement({ ...visit, state }, proposal, shown, now).ok).toBe(
      state === 'IN_PROGRESS' || state === 'DONE',
    );
  });

  it('agrees to nothing that was not proposed, is over, or is not what they were shown', () => {
    const refusal = (...question: Parameters<typeof judgeAgreement>) => {
      const judged = judgeAgreement(...question);
      return judged.ok ? null : judged.error.kind;
    };
    expect(refusal(visit, null, shown, now)).toBe('OvertimeNotProposed');
    expect(refusal(visit, proposal, shown, proposal.expiresAt)).toBe('OvertimeExpired');
    expect(refusal(visit, proposal, { ...shown, amountCents: 1_469 }, now)).toBe('OvertimeChanged');
    expect(refusal(visit, proposal, { ...shown, overtimeId: 'that' }, now)).toBe('OvertimeChanged');
    expect(refusal(visit, proposal, shown, plus(proposal.expiresAt, -MINUTE))).toBeNull();
  });
});

describe('the calendar', () => {
  it('keeps the way to the next visit after the extra time', () => {
    expect(withOvertime({ start, end }, 45)).toEqual({ start, end: plus(end, 45 * MINUTE) });
  });
});
