import { DAY, plus } from '#kernel';
import { daysLeft, dueWarning } from './expiry.js';

describe('warnings before a credential ends', () => {
  const NOW = new Date('2026-11-22T09:00:00Z');
  it.each([
    [61, null, null],
    [60, null, 60],
    [45, 60, null],
    [30, 60, 30],
    [29, 30, null],
    [7, 30, 7],
    [3, null, 7],
    [1, 7, null],
    [0, 7, null],
    [-1, null, null],
  ])('%d days ahead, last warned at %p: %p', (days, warned, due) => {
    expect(dueWarning(plus(NOW, days * DAY), warned, NOW)).toBe(due);
  });
  it('count the last day as one', () => expect(daysLeft(plus(NOW, 1), NOW)).toBe(1));
});
