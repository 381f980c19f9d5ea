import fc from 'fast-check';
import { HOUR, MINUTE, plus } from '#kernel';
import { answerDeadline } from './answer-deadline.js';

const asked = new Date('2026-12-01T08:00:00Z');
const hoursGiven = (hoursToStart: number): number | null => {
  const deadline = answerDeadline(asked, plus(asked, hoursToStart * HOUR));
  return deadline && (deadline.getTime() - asked.getTime()) / HOUR;
};

describe('the time a provider has to answer', () => {
  it.each([
    ['a month ahead', 30 * 24, 24],
    ['two days ahead', 48, 24],
    ['a day ahead: half of it', 24, 12],
    ['ten hours ahead: half of it', 10, 5],
    ['eight hours ahead: half, which is also 4 hours before', 8, 4],
    ['six hours ahead: cut off 4 hours before the start', 6, 2],
    ['four and a half hours ahead: half an hour is all there is', 4.5, 0.5],
  ])('%s', (_, hoursToStart, expected) => {
    expect(hoursGiven(hoursToStart)).toBe(expected);
  });

  it('is none at all when the start is within 4 hours', () => {
    expect(hoursGiven(4)).toBeNull();
    expect(hoursGiven(1)).toBeNull();
    expect(hoursGiven(-1)).toBeNull();
  });

  it('always lies after the request, within 24 hours and 4 hours before the start', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90 * 24 * 60 }), (minutes) => {
        const start = plus(asked, minutes * MINUTE);
        const deadline = answerDeadline(asked, start);
        if (!deadline) return expect(minutes).toBeLessThanOrEqual(4 * 60);
        expect(deadline > asked).toBe(true);
        expect(deadline <= plus(asked, 24 * HOUR)).toBe(true);
        expect(deadline <= plus(start, -4 * HOUR)).toBe(true);
        if (minutes >= 5 * 60) expect(deadline >= plus(asked, HOUR)).toBe(true);
      }),
    );
  });
});
