import { PARIS } from '#kernel';
import { needsEarlyStartRequest, withdrawalEndsAt } from './withdrawal.js';

const noHoliday = () => false;

describe('the 14 days in which a customer may withdraw', () => {
  it('do not count the day of the contract, and count the last one whole', () => {
    // Tuesday 1 December at 23:30 in Paris: the 14th day after is Tuesday 15 December.
    const contracted = new Date('2026-12-01T22:30:00Z');
    expect(withdrawalEndsAt(contracted, PARIS, noHoliday)).toEqual(new Date('2026-12-15T23:00:00Z'));
  });

  it('move to Monday when they would end on a Saturday or a Sunday', () => {
    const monday = new Date('2026-12-21T23:00:00Z');
    expect(withdrawalEndsAt(new Date('2026-12-05T10:00:00Z'), PARIS, noHoliday)).toEqual(monday);
    expect(withdrawalEndsAt(new Date('2026-12-06T10:00:00Z'), PARIS, noHoliday)).toEqual(monday);
  });

  it('move past a public holiday', () => {
    // The 14th day is Friday 25 December: Christmas, then a weekend.
    const ends = withdrawalEndsAt(new Date('2026-12-11T10:00:00Z'), PARIS, (date) => date === '2026-12-25');
    expect(ends).toEqual(new Date('2026-12-28T23:00:00Z'));
  });

  it('end at local midnight on both sides of a clock change', () => {
    // From winter time into summer time: 17 March + 14 days is 31 March.
    expect(withdrawalEndsAt(new Date('2026-03-17T10:00:00Z'), PARIS, noHoliday)).toEqual(
      new Date('2026-03-31T22:00:00Z'),
    );
  });
});

describe('an express request to start early', () => {
  const now = new Date('2026-12-01T09:00:00Z');

  it('is needed for a visit that begins within the period', () => {
    expect(needsEarlyStartRequest(new Date('2026-12-15T22:59:00Z'), now, PARIS, noHoliday)).toBe(true);
  });

  it('is not needed for one that begins after it', () => {
    expect(needsEarlyStartRequest(new Date('2026-12-15T23:00:00Z'), now, PARIS, noHoliday)).toBe(false);
  });
});
