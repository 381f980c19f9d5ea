import fc from 'fast-check';
import { DAY, HOUR, instantAt, localDate, localMinutes, MINUTE, overlaps, PARIS, plus, type TimeRange } from '#kernel';
import { DEFAULT_SETTINGS } from './availability-settings.js';
import { checkSlot } from './check-slot.js';
import { freeSlots, nextFreeSlot } from './free-slots.js';
import { localDays } from './local-day.js';
import { blockedRange, type OccupiedVisit } from './occupied-visit.js';
import { openTime } from './open-time.js';
import type { LocalRange, Schedule, WeekdayRange } from './schedule.js';
import { DEFAULT_TRAVEL, travelTime, type Point } from './travel-time.js';

const BASTILLE: Point = { lat: 48.8532, lng: 2.3692 };
const VERSAILLES: Point = { lat: 48.8049, lng: 2.1204 };
const everyDay = (...ranges: LocalRange[]): WeekdayRange[] =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => ranges.map((range) => ({ weekday, ...range })));
const at = (date: string, time: string): Date => {
  const [hours, minutes] = time.split(':').map(Number);
  return instantAt(date, hours! * 60 + minutes!, PARIS);
};
const schedule = (changes: Partial<Schedule> = {}): Schedule => ({
  timeZone: PARIS,
  weeklyHours: everyDay({ startMinute: 540, endMinute: 1020 }),
  exceptions: new Map(),
  timeOff: [],
  settings: { ...DEFAULT_SETTINGS, minNoticeMinutes: 0 },
  travel: DEFAULT_TRAVEL,
  ...changes,
});
const visit = (start: Date, minutes: number, of: Schedule, place?: Point): OccupiedVisit => {
  const range = { start, end: plus(start, minutes * MINUTE) };
  return { ...range, blocked: blockedRange(range, of), place };
};
const starts = (slots: readonly TimeRange[]): string[] =>
  slots.map(({ start }) => {
    const minute = localMinutes(start, PARIS);
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  });
const on = (date: string, durationMinutes: number, place?: Point) => ({
  from: date,
  to: date,
  durationMinutes,
  place,
  now: at('2026-06-01', '08:00'),
});

describe('free slots of an ordinary day', () => {
  it('start every half hour and end inside the hours', () => {
    expect(starts(freeSlots(schedule(), [], on('2026-06-03', 420)))).toEqual(['09:00', '09:30', '10:00']);
  });

  it('follow an exception instead of the weekly hours', () => {
    const exceptions = new Map([
      ['2026-06-03', [{ startMinute: 600, endMinute: 660 }]],
      ['2026-06-04', []],
    ]);
    const question = { ...on('2026-06-03', 60), to: '2026-06-04' };
    expect(starts(freeSlots(schedule({ exceptions }), [], question))).toEqual(['10:00']);
  });

  it('avoid time off', () => {
    const timeOff = [{ start: at('2026-06-03', '10:00'), end: at('2026-06-03', '16:00') }];
    expect(starts(freeSlots(schedule({ timeOff }), [], on('2026-06-03', 60)))).toEqual(['09:00', '16:00']);
  });

  it('leave the buffer and ten minutes of travel after a visit, and before the next', () => {
    const usual = schedule();
    const taken = [visit(at('2026-06-03', '11:00'), 120, usual)];
    expect(starts(freeSlots(usual, taken, on('2026-06-03', 90)))).toEqual([
      '09:00',
      '13:30',
      '14:00',
      '14:30',
      '15:00',
      '15:30',
    ]);
  });

  it('leave the time to ride across the region', () => {
    const usual = schedule();
    const taken = [visit(at('2026-06-03', '11:00'), 60, usual, VERSAILLES)];
    expect(travelTime(VERSAILLES, BASTILLE)).toBe(64 * MINUTE);
    expect(starts(freeSlots(usual, taken, on('2026-06-03', 120, BASTILLE)))).toEqual([
      '13:30',
      '14:00',
      '14:30',
      '15:00',
    ]);
    expect(
      checkSlot(usual, taken, at('2026-06-01', '08:00'), {
        start: at('2026-06-03', '13:00'),
        end: at('2026-06-03', '15:00'),
        place: BASTILLE,
      }),
    ).toEqual({ ok: false, error: { kind: 'TravelImpossible' } });
  });

  it('stop at the daily cap', () => {
    const capped = schedule({ settings: { ...DEFAULT_SETTINGS, minNoticeMinutes: 0, dailyCapMinutes: 180 } });
    const taken = [visit(at('2026-06-03', '09:00'), 120, capped)];
    expect(freeSlots(capped, taken, on('2026-06-03', 90))).toEqual([]);
    expect(starts(freeSlots(capped, taken, on('2026-06-03', 60)))).toContain('12:00');
  });

  it('respect the notice to the minute', () => {
    const usual = schedule({ settings: DEFAULT_SETTINGS });
    const question = { ...on('2026-06-03', 60), now: plus(at('2026-06-02', '21:00'), 1) };
    expect(starts(freeSlots(usual, [], question))[0]).toBe('09:30');
    expect(starts(freeSlots(usual, [], { ...question, now: at('2026-06-02', '21:00') }))[0]).toBe('09:00');
  });

  it('end with the horizon, and cost nothing beyond', () => {
    const near = schedule({ settings: { ...DEFAULT_SETTINGS, horizonDays: 2 } });
    const slots = freeSlots(near, [], { ...on('2026-06-01', 60), to: '2126-06-01' });
    expect(localDate(slots.at(-1)!.start, PARIS)).toBe('2026-06-03');
    expect(
      checkSlot(near, [], at('2026-06-01', '08:00'), {
        start: at('2026-06-04', '09:00'),
        end: at('2026-06-04', '10:00'),
      }),
    ).toEqual({ ok: false, error: { kind: 'TooFar', latestDate: '2026-06-03' } });
  });

  it('may run past midnight when both days are worked', () => {
    const nights = schedule({
      weeklyHours: everyDay({ startMinute: 0, endMinute: 120 }, { startMinute: 1320, endMinute: 1440 }),
    });
    expect(starts(freeSlots(nights, [], on('2026-06-03', 180)))).toEqual(['22:00', '22:30', '23:00']);
  });

  it('offer the first one alone when asked what is next', () => {
    const usual = schedule();
    expect(nextFreeSlot(usual, [], on('2026-06-03', 60))).toEqual({
      start: at('2026-06-03', '09:00'),
      end: at('2026-06-03', '10:00'),
    });
    expect(nextFreeSlot(usual, [], on('2026-06-03', 600))).toBeNull();
  });

  it('never start off the half hour', () => {
    const wanted = { start: at('2026-06-03', '09:15'), end: at('2026-06-03', '10:15') };
    expect(checkSlot(schedule(), [], at('2026-06-01', '08:00'), wanted)).toEqual({
      ok: false,
      error: { kind: 'OutsideHours' },
    });
  });
});

describe('a visit that is asked for', () => {
  const decided = (start: Date, minutes: number, visits: OccupiedVisit[] = [], of = schedule()) => {
    const end = plus(start, minutes * MINUTE);
    const checked = checkSlot(of, visits, at('2026-06-01', '08:00'), { start, end });
    return checked.ok ? 'OK' : checked.error.kind;
  };
  const taken = [visit(at('2026-06-03', '11:00'), 120, schedule())];

  it('is told that the time is taken when it is, and that the way is too long only when it is that', () => {
    expect(decided(at('2026-06-03', '11:00'), 120, taken)).toBe('SlotTaken');
    expect(decided(at('2026-06-03', '09:00'), 120, taken)).toBe('SlotTaken');
    expect(decided(at('2026-06-03', '14:00'), 120, taken)).toBe('OK');
  });

  it('has a length', () => {
    expect(decided(at('2026-06-03', '10:00'), 0)).toBe('OutsideHours');
    expect(decided(at('2026-06-03', '10:00'), -60)).toBe('OutsideHours');
  });

  it('may fill the day’s cap to the minute', () => {
    const capped = schedule({ settings: { ...DEFAULT_SETTINGS, minNoticeMinutes: 0, dailyCapMinutes: 180 } });
    expect(decided(at('2026-06-03', '09:00'), 180, [], capped)).toBe('OK');
    expect(decided(at('2026-06-03', '09:00'), 210, [], capped)).toBe('DailyCapReached');
  });

  it('starts on the minute, and not in the hour that autumn repeats', () => {
    const nights = schedule({ weeklyHours: everyDay({ startMinute: 0, endMinute: 360 }) });
    const check = (start: string) =>
      checkSlot(nights, [], at('2026-10-20', '08:00'), { start: new Date(start), end: plus(new Date(start), HOUR) }).ok;
    expect(check('2026-10-25T00:30:00Z')).toBe(true);
    expect(check('2026-10-25T01:30:00Z')).toBe(false);
    expect(check('2026-10-25T00:30:01Z')).toBe(false);
  });
});

describe('free slots on the nights the clock changes', () => {
  const nights = schedule({ weeklyHours: everyDay({ startMinute: 0, endMinute: 360 }) });

  it('skip the half hours that spring does not have', () => {
    const slots = freeSlots(nights, [], { ...on('2027-03-28', 30), now: at('2027-03-20', '08:00') });
    expect(starts(slots)).toEqual([
      '00:00',
      '00:30',
      '01:00',
      '01:30',
      '03:00',
      '03:30',
      '04:00',
      '04:30',
      '05:00',
      '05:30',
    ]);
  });

  it('last the real time asked for across the spring change', () => {
    const slots = freeSlots(nights, [], { ...on('2027-03-28', 120), now: at('2027-03-20', '08:00') });
    const across = slots.find(({ start }) => localMinutes(start, PARIS) === 90)!;
    expect(across.end.getTime() - across.start.getTime()).toBe(2 * HOUR);
    expect(localMinutes(across.end, PARIS)).toBe(270);
  });

  it('take the first of the two half hours that autumn repeats', () => {
    const slots = freeSlots(nights, [], { ...on('2026-10-25', 30), now: at('2026-10-20', '08:00') });
    expect(starts(slots).filter((start) => start === '02:30')).toHaveLength(1);
    expect(slots.find(({ start }) => localMinutes(start, PARIS) === 150)!.start.toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(starts(slots)).toHaveLength(12);
  });

  it('keep 09:00 at 09:00 on both sides of both changes', () => {
    for (const date of ['2026-10-24', '2026-10-25', '2026-10-26', '2027-03-27', '2027-03-28', '2027-03-29']) {
      const slots = freeSlots(schedule(), [], { ...on(date, 60), now: plus(at(date, '08:00'), -10 * DAY) });
      expect(starts(slots)[0]).toBe('09:00');
    }
  });
});

/** Days around one ordinary day and both clock changes. */
const someDay = fc.constantFrom('2026-10-24', '2026-10-25', '2027-03-27', '2027-03-28', '2026-06-03');
const somePlace = fc.constantFrom<Point | undefined>(BASTILLE, VERSAILLES, undefined);
const someHours = fc.uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 }).map((edges) => {
  const sorted = edges.sort((a, b) => a - b);
  return sorted
    .slice(0, sorted.length - (sorted.length % 2))
    .flatMap((edge, index, all) =>
      index % 2 === 0 ? [{ startMinute: edge * 15, endMinute: all[index + 1]! * 15 }] : [],
    );
});
const someSettings = fc.record({
  bufferBeforeMinutes: fc.constantFrom(0, 15, 30),
  bufferAfterMinutes: fc.constantFrom(0, 15, 45),
  minNoticeMinutes: fc.constantFrom(0, 720, 2880),
  dailyCapMinutes: fc.constantFrom(120, 300, 600, 1440),
  horizonDays: fc.constantFrom(1, 5, 90),
});
const someWorld = fc
  .record({
    date: someDay,
    weekly: someHours,
    exception: fc.option(someHours),
    absence: fc.option(fc.tuple(fc.integer({ min: -600, max: 1700 }), fc.integer({ min: 1, max: 500 }))),
    settings: someSettings,
    wishes: fc.array(fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 1, max: 10 }), somePlace), {
      maxLength: 6,
    }),
    durationMinutes: fc.integer({ min: 1, max: 16 }).map((half) => half * 30),
    place: somePlace,
    leadHours: fc.integer({ min: -10, max: 130 }),
  })
  .map(({ date, weekly, exception, absence, settings, wishes, durationMinutes, place, leadHours }) => {
    const midnight = instantAt(date, 0, PARIS);
    const timeOff = absence
      ? [{ start: plus(midnight, absence[0] * MINUTE), end: plus(midnight, (absence[0] + absence[1]) * MINUTE) }]
      : [];
    const exceptions = new Map(exception ? [[date, exception]] : []);
    const world = schedule({ weeklyHours: everyDay(...weekly), exceptions, timeOff, settings });
    const visits: OccupiedVisit[] = [];
    for (const [half, length, where] of wishes) {
      const next = visit(plus(midnight, half * 30 * MINUTE), length * 30, world, where);
      if (!visits.some((other) => overlaps(other.blocked, next.blocked))) visits.push(next);
    }
    const question = { from: date, to: date, durationMinutes, place, now: plus(midnight, -leadHours * HOUR) };
    return { world, visits, question };
  });

describe('whatever the hours, absences, visits and settings', () => {
  it('a free slot is inside hours, clear of every visit by its buffers and the way, in notice and under the cap', () => {
    fc.assert(
      fc.property(someWorld, ({ world, visits, question }) => {
        const { settings } = world;
        const open = openTime(world, localDays(question.from, plusDay(question.to), PARIS));
        for (const slot of freeSlots(world, visits, question)) {
          expect(open.some((range) => range.start <= slot.start && slot.end <= range.end)).toBe(true);
          expect(world.timeOff.some((absence) => overlaps(absence, slot))).toBe(false);
          expect(slot.start.getTime() - question.now.getTime()).toBeGreaterThanOrEqual(
            settings.minNoticeMinutes * MINUTE,
          );
          for (const other of visits) expect(gapIsEnough(slot, other, world, question.place)).toBe(true);
          const minutes = [...visits, slot].filter(
            ({ start }) => localDate(start, PARIS) === localDate(slot.start, PARIS),
          );
          expect(
            minutes.reduce((sum, { start, end }) => sum + (end.getTime() - start.getTime()) / MINUTE, 0),
          ).toBeLessThanOrEqual(settings.dailyCapMinutes);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('every accepted booking was a free slot, and every free slot is accepted', () => {
    fc.assert(
      fc.property(someWorld, fc.integer({ min: 0, max: 100 }), ({ world, visits, question }, quarter) => {
        const free = new Set(freeSlots(world, visits, question).map(({ start }) => start.getTime()));
        const midnight = instantAt(question.from, 0, PARIS);
        const tried = [plus(midnight, quarter * 15 * MINUTE).getTime(), ...free];
        for (const time of tried) {
          const start = new Date(time);
          if (localDate(start, PARIS) !== question.from) continue;
          const wanted = { start, end: plus(start, question.durationMinutes * MINUTE), place: question.place };
          expect(checkSlot(world, visits, question.now, wanted).ok).toBe(free.has(time));
        }
      }),
      { numRuns: 300 },
    );
  });
});

const plusDay = (date: string): string => localDate(plus(instantAt(date, 720, PARIS), DAY), PARIS);

/** Said again from the rule's words, without the code under test: visit, buffer, way, buffer, visit. */
function gapIsEnough(slot: TimeRange, other: OccupiedVisit, world: Schedule, place: Point | undefined): boolean {
  const need =
    (world.settings.bufferAfterMinutes + world.settings.bufferBeforeMinutes) * MINUTE + travelTime(other.place, place);
  return slot.start.getTime() - other.end.getTime() >= need || other.start.getTime() - slot.end.getTime() >= need;
}
