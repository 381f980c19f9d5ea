import { MINUTE, plus } from '#kernel';
import { BOOKING_STATES } from './booking-state.js';
import { holdExpiresAt, isHoldOver } from './hold.js';
import { lateness } from './late-visit.js';

const start = new Date('2026-12-10T09:00:00Z');
const after = (minutes: number) => lateness({ state: 'CONFIRMED', start }, plus(start, minutes * MINUTE));

describe('a provider who does not arrive', () => {
  it.each([
    [-60, 'ON_TIME'],
    [0, 'ON_TIME'],
    [4.99, 'ON_TIME'],
    [5, 'LATE'],
    [19.99, 'LATE'],
    [20, 'ALERTED'],
    [44.99, 'ALERTED'],
    [45, 'NO_SHOW'],
    [600, 'NO_SHOW'],
  ] as const)('is, %d minutes after the start, %s', (minutes, expected) => {
    expect(after(minutes)).toBe(expected);
  });

  it.each(BOOKING_STATES.filter((state) => state !== 'CONFIRMED'))(
    'is never late for a booking that is %s',
    (state) => {
      expect(lateness({ state, start }, plus(start, 60 * MINUTE))).toBe('ON_TIME');
    },
  );
});

describe('a hold', () => {
  it('keeps the slot for 15 minutes, not an instant longer', () => {
    const hold = { holdExpiresAt: holdExpiresAt(start) };
    expect(isHoldOver(hold, plus(start, 15 * MINUTE - 1))).toBe(false);
    expect(isHoldOver(hold, plus(start, 15 * MINUTE))).toBe(true);
  });
});
