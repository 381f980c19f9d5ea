import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, daysBetween, instantAt, isLocalDate, localDate, localMinutes, PARIS, weekday } from './local-time.js';

describe('local time in Paris', () => {
  it('reads the wall clock in winter and in summer', () => {
    expect(instantAt('2026-01-15', 9 * 60, PARIS).toISOString()).toBe('2026-01-15T08:00:00.000Z');
    expect(instantAt('2026-07-15', 9 * 60, PARIS).toISOString()).toBe('2026-07-15T07:00:00.000Z');
    expect(localMinutes(new Date('2026-07-15T07:30:00Z'), PARIS)).toBe(9 * 60 + 30);
    expect(localDate(new Date('2026-07-14T22:30:00Z'), PARIS)).toBe('2026-07-15');
  });

  it('moves a time that does not exist forward, on the night the clock jumps', () => {
    expect(instantAt('2027-03-28', 2 * 60 + 30, PARIS).toISOString()).toBe('2027-03-28T01:30:00.000Z');
  });

  it('takes the first of a time that exists twice', () => {
    expect(instantAt('2026-10-25', 2 * 60 + 30, PARIS).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('knows that 24:00 is the next day’s start', () => {
    expect(instantAt('2026-12-31', 1440, PARIS)).toEqual(instantAt('2027-01-01', 0, PARIS));
  });

  it('counts days across months, leap days and clock changes', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(daysBetween('2026-10-24', '2026-10-26')).toBe(2);
    expect(weekday('2026-11-22')).toBe(7);
  });

  it('counts days as Temporal does, over centuries', () => {
    const days = fc.integer({ min: -60_000, max: 60_000 });
    fc.assert(
      fc.property(days, days, (from, more) => {
        const start = Temporal.PlainDate.from('2026-11-22').add({ days: from });
        const later = start.add({ days: more });
        expect(addDays(start.toString(), more)).toBe(later.toString());
        expect(daysBetween(start.toString(), later.toString())).toBe(more);
        expect(weekday(start.toString())).toBe(start.dayOfWeek);
      }),
    );
  });

  it('agrees with Temporal in any zone and season, clock changes included', () => {
    const zones = fc.constantFrom(
      PARIS,
      'America/Cayenne',
      'Indian/Reunion',
      'America/Miquelon',
      'Pacific/Noumea',
      'UTC',
    );
    const changes = fc.constantFrom('2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2027-03-14T04:00:00Z');
    const time = fc.oneof(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc
        .tuple(changes, fc.integer({ min: -200_000, max: 200_000 }))
        .map(([at, s]) => new Date(Date.parse(at) + s * 1e3)),
    );
    fc.assert(
      fc.property(time, zones, fc.integer({ min: 0, max: 1440 }), (instant, zone, minutes) => {
        const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
        const date = local.toPlainDate();
        expect(localDate(instant, zone)).toBe(date.toString());
        expect(localMinutes(instant, zone)).toBe(local.hour * 60 + local.minute);
        const wall = date.toPlainDateTime().add({ minutes });
        expect(instantAt(date.toString(), minutes, zone).getTime()).toBe(wall.toZonedDateTime(zone).epochMilliseconds);
      }),
      { numRuns: 1_000 },
    );
  });

  it('counts no days from what is not one', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => weekday('tomorrow')).toThrow(RangeError);
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00', ''])(
    'does not take %p for a day',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
    },
  );
});
