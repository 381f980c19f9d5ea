import fc from 'fast-check';
import { HOUR, instantAt, MINUTE, PARIS, plus, type TimeRange } from '#kernel';
import { DEFAULT_SETTINGS } from './availability-settings.js';
import { allFree, dayBits, hoursBits, NOTHING_FREE, QUARTERS } from './day-bits.js';
import { freeSlots } from './free-slots.js';
import { localDay } from './local-day.js';
import { blockedRange } from './occupied-visit.js';
import type { LocalRange, Schedule } from './schedule.js';
import { DEFAULT_TRAVEL } from './travel-time.js';

const settings = { ...DEFAULT_SETTINGS, bufferBeforeMinutes: 15, minNoticeMinutes: 0, dailyCapMinutes: 1440 };
const schedule = (hours: readonly LocalRange[], timeOff: TimeRange[] = []): Schedule => ({
  timeZone: PARIS,
  weeklyHours: [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => hours.map((range) => ({ weekday, ...range }))),
  exceptions: new Map(),
  timeOff,
  settings,
  travel: DEFAULT_TRAVEL,
});
const ones = (bits: string): string[] =>
  [...bits.matchAll(/1+/g)].map((run) => `${clock(run.index)}–${clock(run.index + run[0].length)}`);
const clock = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const nineToFive = [{ startMinute: 540, endMinute: 1020 }];
const range = (date: string, from: number, to: number): TimeRange => ({
  start: instantAt(date, from, PARIS),
  end: instantAt(date, to, PARIS),
});

describe('the bits of a day', () => {
  it('are the working hours when nothing else is there', () => {
    expect(ones(dayBits(schedule(nineToFive), localDay('2026-06-03', PARIS), []))).toEqual(['09:00–17:00']);
    expect(dayBits(schedule([]), localDay('2026-06-03', PARIS), [])).toBe(NOTHING_FREE);
  });

  it('close time off to the next quarter outward', () => {
    const absence = [range('2026-06-03', 605, 640)];
    expect(ones(dayBits(schedule(nineToFive, absence), localDay('2026-06-03', PARIS), []))).toEqual([
      '09:00–10:00',
      '10:45–17:00',
    ]);
  });

  it('close a visit with its own buffers, the next one’s and the shortest travel', () => {
    const blocked = blockedRange(range('2026-06-03', 720, 780), { settings, travel: DEFAULT_TRAVEL });
    expect(ones(dayBits(schedule(nineToFive), localDay('2026-06-03', PARIS), [blocked]))).toEqual([
      '09:00–11:15',
      '13:45–17:00',
    ]);
  });

  it('have nothing at the hour that spring skips', () => {
    expect(ones(dayBits(schedule([{ startMinute: 0, endMinute: 360 }]), localDay('2027-03-28', PARIS), []))).toEqual([
      '00:00–02:00',
      '03:00–06:00',
    ]);
  });

  it('close the last quarter of the hour that autumn repeats when its second pass is taken', () => {
    const second = {
      start: plus(instantAt('2026-10-25', 120, PARIS), HOUR),
      end: plus(instantAt('2026-10-25', 120, PARIS), HOUR + 15 * MINUTE),
    };
    const bits = dayBits(schedule([{ startMinute: 0, endMinute: 360 }], [second]), localDay('2026-10-25', PARIS), []);
    expect(ones(bits)).toEqual(['00:00–02:45', '03:00–06:00']);
  });
});

describe('a mask test on the bits', () => {
  const someHours = fc
    .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 48, max: 96 }))
    .map(([from, to]) => [{ startMinute: from * 15, endMinute: to * 15 }]);
  const someVisits = fc.array(fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 6 })), {
    maxLength: 4,
  });

  it('finds exactly the free slots of an ordinary day when travel is short and nothing is capped', () => {
    fc.assert(
      fc.property(someHours, someVisits, fc.integer({ min: 1, max: 8 }), (hours, wishes, halves) => {
        const date = '2026-06-03';
        const world = schedule(hours);
        const visits = wishes
          .map(([half, length]) => range(date, half * 30, Math.min(1440, (half + length) * 30)))
          .map((visit) => ({ ...visit, blocked: blockedRange(visit, { settings, travel: DEFAULT_TRAVEL }) }))
          .reduce<{ start: Date; end: Date; blocked: TimeRange }[]>(
            (kept, next) =>
              kept.some((one) => one.blocked.start < next.blocked.end && next.blocked.start < one.blocked.end)
                ? kept
                : [...kept, next],
            [],
          );
        const bits = dayBits(
          world,
          localDay(date, PARIS),
          visits.map(({ blocked }) => blocked),
        );
        const question = { from: date, to: date, durationMinutes: halves * 30, now: instantAt('2026-06-01', 0, PARIS) };
        const free = freeSlots(world, visits, question).filter(({ end }) => end <= instantAt(date, 1440, PARIS));
        const proposed = Array.from({ length: 48 }, (_, half) => half * 2).filter((quarter) =>
          allFree(bits, quarter, halves * 2),
        );
        expect(proposed.map((quarter) => instantAt(date, quarter * 15, PARIS))).toEqual(free.map(({ start }) => start));
      }),
      { numRuns: 200 },
    );
  });

  it('needs the whole stretch inside the day', () => {
    const bits = hoursBits([{ startMinute: 0, endMinute: 1440 }]);
    expect(bits).toHaveLength(QUARTERS);
    expect(allFree(bits, 95, 1)).toBe(true);
    expect(allFree(bits, 95, 2)).toBe(false);
  });
});
