import fc from 'fast-check';
import { addDays, localMinutes } from '#kernel';
import { visitStarts, type WantedVisit } from './visit-starts.js';

const rules = { slotGridMinutes: 30, horizonDays: 90 };
const zone = 'Europe/Paris';
/** Sunday, 11:00 in Paris. */
const now = new Date('2026-11-22T10:00:00Z');
const starts = (wanted: Partial<WantedVisit>) =>
  visitStarts({ date: '2026-11-24', startMinute: null, durationMinutes: 180, ...wanted }, zone, now, rules);
const minutes = (wanted: Partial<WantedVisit>) => {
  const found = starts(wanted);
  return found.ok ? found.value.map(({ minute }) => minute) : found.error;
};

describe('when a visit may start', () => {
  it('is the one time asked for', () => {
    expect(starts({ startMinute: 540 })).toEqual({
      ok: true,
      value: [
        {
          minute: 540,
          start: new Date('2026-11-24T08:00:00Z'),
          end: new Date('2026-11-24T11:00:00Z'),
          mask: '0'.repeat(36) + '1'.repeat(12) + '0'.repeat(48),
        },
      ],
    });
  });

  it('is every half hour of the day when any time will do, as long as the visit ends by midnight', () => {
    const all = minutes({}) as number[];
    expect([all[0], all[1], all.at(-1), all.length]).toEqual([0, 30, 1260, 43]);
  });

  it('is what is left of today', () => {
    expect((minutes({ date: '2026-11-22' }) as number[])[0]).toBe(690);
  });

  it.each<[string, Partial<WantedVisit>, string]>([
    ['yesterday', { date: '2026-11-21' }, 'PAST'],
    ['an hour ago', { date: '2026-11-22', startMinute: 600 }, 'PAST'],
    ['now', { date: '2026-11-22', startMinute: 660 }, 'PAST'],
    ['the day after the horizon', { date: '2027-02-21' }, 'BEYOND_HORIZON'],
    ['a quarter past nine', { startMinute: 555 }, 'OFF_GRID'],
    ['too late to end by midnight', { startMinute: 1290 }, 'PAST_MIDNIGHT'],
  ])('is never %s', (_, wanted, reason) => {
    expect(minutes(wanted)).toEqual({ kind: 'InvalidTime', reason });
  });

  it('may be so late that the visit ends at midnight', () => {
    expect(minutes({ startMinute: 1260 })).toEqual([1260]);
    expect(minutes({ durationMinutes: 1440 })).toEqual([0]);
    expect(minutes({ durationMinutes: 1441 })).toEqual({ kind: 'InvalidTime', reason: 'PAST_MIDNIGHT' });
  });

  it('may be the last day of the horizon', () => {
    expect(minutes({ date: '2027-02-20', startMinute: 540 })).toEqual([540]);
  });

  it('keeps the wall clock on the nights it changes', () => {
    for (const date of ['2027-03-28', '2027-10-31']) {
      const found = visitStarts(
        { date, startMinute: 540, durationMinutes: 120 },
        zone,
        new Date('2027-03-01T00:00:00Z'),
        { ...rules, horizonDays: 400 },
      );
      expect(found.ok && localMinutes(found.value[0]!.start, zone)).toBe(540);
    }
  });

  it('always needs as many quarters as the visit is long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 89 }), fc.integer({ min: 2, max: 24 }), (days, halfHours) => {
        const found = starts({ date: addDays('2026-11-22', days), durationMinutes: halfHours * 30 });
        return (
          found.ok &&
          found.value.every(({ mask }) => mask.length === 96 && mask.split('1').length - 1 === halfHours * 2)
        );
      }),
    );
  });
});
