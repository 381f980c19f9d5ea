import { contains, MINUTE, overlaps, subtract, type TimeRange } from '#kernel';
import { exists, instantOf, isOrdinary, type LocalDay } from './local-day.js';
import { closedAround } from './occupied-visit.js';
import { openTime } from './open-time.js';
import { hoursOf, type LocalRange, type Schedule } from './schedule.js';

/** Quarter hours in a local day, whatever its real length. */
export const QUARTERS = 96;
const QUARTER_MINUTES = 15;

/**
 * 96 characters `0` or `1`: character i is `1` when quarter hour i of the local clock (0 at 00:00) is free after hours,
 * exceptions, time off and visits with their buffers and shortest travel. Notice, daily cap and longer travel are not
 * in it: the bits propose, `checkSlot` decides. A quarter that the spring clock change skips is `0`. When autumn repeats
 * an hour, its quarters are those of the first pass, and the last of them stands for the whole second pass too.
 */
export type DayBits = string;

export const NOTHING_FREE: DayBits = '0'.repeat(QUARTERS);

/** The bits of one day. `blocked` are the blocked ranges of the provider's visits, in any order; far ones do no harm. */
export function dayBits(schedule: Schedule, day: LocalDay, blocked: readonly TimeRange[]): DayBits {
  const dayRange = { start: day.start, end: day.end };
  const closed = [...schedule.timeOff, ...blocked.map((range) => closedAround(range, schedule))].filter((range) =>
    overlaps(range, dayRange),
  );
  return isOrdinary(day) ? ordinaryBits(hoursOf(schedule, day), day, closed) : oddBits(schedule, day, closed);
}

/**
 * The bits that given hours, sorted, make on a day of 24 hours with nothing else in it: what a weekday looks like. A
 * quarter that is only partly open is closed.
 */
export function hoursBits(hours: readonly LocalRange[]): DayBits {
  let bits = '';
  for (const { startMinute, endMinute } of hours) {
    bits = bits
      .padEnd(Math.ceil(startMinute / QUARTER_MINUTES), '0')
      .padEnd(Math.floor(endMinute / QUARTER_MINUTES), '1');
  }
  return bits.padEnd(QUARTERS, '0');
}

/** True when `length` quarters from `first` on are all free. */
export const allFree = (bits: DayBits, first: number, length: number): boolean =>
  first + length <= QUARTERS && !bits.slice(first, first + length).includes('0');

function ordinaryBits(hours: readonly LocalRange[], day: LocalDay, closed: readonly TimeRange[]): DayBits {
  const open = hoursBits(hours);
  if (closed.length === 0) return open;
  const quarters = open.split('');
  const quarterOf = (instant: Date) => (instant.getTime() - day.start.getTime()) / (QUARTER_MINUTES * MINUTE);
  for (const { start, end } of closed) {
    quarters.fill('0', Math.max(0, Math.floor(quarterOf(start))), Math.min(QUARTERS, Math.ceil(quarterOf(end))));
  }
  return quarters.join('');
}

/** A day of 23 or 25 hours, quarter by quarter. */
function oddBits(schedule: Schedule, day: LocalDay, closed: readonly TimeRange[]): DayBits {
  const free = subtract(openTime(schedule, [day]), closed);
  if (free.length === 0) return NOTHING_FREE;
  return quartersOf(day)
    .map((quarter) => (quarter !== null && free.some((window) => contains(window, quarter)) ? '1' : '0'))
    .join('');
}

/** Thousands of providers share the two odd days of a year, and each quarter takes the zone's rules to find. */
const oddQuarters = new WeakMap<LocalDay, readonly (TimeRange | null)[]>();

/** The instants of a day's quarters; null for one that the spring clock change skips. */
function quartersOf(day: LocalDay): readonly (TimeRange | null)[] {
  const known = oddQuarters.get(day);
  if (known) return known;
  const quarters = Array.from({ length: QUARTERS }, (_, quarter) => {
    const minute = quarter * QUARTER_MINUTES;
    return exists(day, minute)
      ? { start: instantOf(day, minute), end: instantOf(day, minute + QUARTER_MINUTES) }
      : null;
  });
  oddQuarters.set(day, quarters);
  return quarters;
}
