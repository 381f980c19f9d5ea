import { addDays, localDate, plus, weekday, type LocalDate, type TimeRange } from '#kernel';
import { dayBits, hoursBits, type DayBits } from './day-bits.js';
import { isOrdinary, type LocalDay } from './local-day.js';
import { closedAround } from './occupied-visit.js';
import { hoursOfWeekday, type Schedule } from './schedule.js';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The seven patterns that a schedule makes on days with nothing special, Monday first. */
export const weekBits = (schedule: Schedule): DayBits[] =>
  WEEK.map((day) => hoursBits(hoursOfWeekday(schedule.weeklyHours, day)));

/**
 * The bits of the days of a window that differ from their weekday's pattern. Only days with an exception, time off or a
 * visit, and those on which the clock changes, are looked at: everything else costs nothing.
 */
export function differentDays(
  schedule: Schedule,
  blocked: readonly TimeRange[],
  window: readonly LocalDay[],
): Map<LocalDate, DayBits> {
  const closed = [...schedule.timeOff, ...blocked.map((range) => closedAround(range, schedule))];
  const special = new Set([
    ...schedule.exceptions.keys(),
    ...closed.flatMap((range) => daysTouched(range, window, schedule.timeZone)),
  ]);
  const week = weekBits(schedule);
  const different = new Map<LocalDate, DayBits>();
  for (const day of window) {
    if (!special.has(day.date) && isOrdinary(day)) continue;
    const bits = dayBits(schedule, day, blocked);
    if (bits !== week[weekday(day.date) - 1]) different.set(day.date, bits);
  }
  return different;
}

/** The local days that a range touches, clipped to the window's. */
function daysTouched(range: TimeRange, window: readonly LocalDay[], timeZone: string): LocalDate[] {
  const first = window[0]?.date ?? '';
  const last = window.at(-1)?.date ?? '';
  const from = localDate(range.start, timeZone);
  const to = localDate(plus(range.end, -1), timeZone);
  const dates: LocalDate[] = [];
  for (let date = from > first ? from : first; date <= to && date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}
