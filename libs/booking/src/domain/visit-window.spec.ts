import { DAY, HOUR, MINUTE, plus } from '#kernel';
import { afterCheckOut, mayArrive, mayContestArrival } from './visit-window.js';

const start = new Date('2026-12-10T09:00:00Z');
const end = plus(start, 3 * HOUR);

describe('a provider who arrives', () => {
  it('is too early more than an hour before the start, and told from when', () => {
    const from = plus(start, -60 * MINUTE);
    expect(mayArrive({ start, end }, 60, plus(from, -1))).toEqual({ ok: false, error: { kind: 'TooEarly', from } });
    expect(mayArrive({ start, end }, 60, from).ok).toBe(true);
  });

  it('is too late once the visit should be over', () => {
    expect(mayArrive({ start, end }, 60, plus(end, -1)).ok).toBe(true);
    expect(mayArrive({ start, end }, 60, end)).toEqual({ ok: false, error: { kind: 'TooLate', until: end } });
  });
});

describe('a customer who says the provider did not come', () => {
  it('has 24 hours to contest a declared arrival', () => {
    const declared = { arrivedAt: start, how: 'DECLARED' } as const;
    expect(mayContestArrival(declared, plus(start, DAY - 1)).ok).toBe(true);
    expect(mayContestArrival(declared, plus(start, DAY)).ok).toBe(false);
  });

  it('cannot contest an arrival they let in with their code', () => {
    expect(mayContestArrival({ arrivedAt: start, how: 'CODE' }, plus(start, MINUTE)).ok).toBe(false);
  });
});

describe('a check-out', () => {
  it('starts 24 hours to completion and 48 hours of guarantee', () => {
    expect(afterCheckOut(end, { autoCompleteHours: 24, claimWindowHours: 48 })).toEqual({
      completesAt: plus(end, DAY),
      claimWindowEndsAt: plus(end, 2 * DAY),
    });
  });
});
