import { overlaps, type LocalDate, type TimeRange } from '#kernel';
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
 * visit, and those on which the clock changes, are looked at: everything else costs nothing. `week` are `weekBits`.
 */
export function differentDays(
  schedule: Schedule,
  blocked: readonly TimeRange[],
  window: readonly LocalDay[],
  week: readonly DayBits[],
): Map<LocalDate, DayBits> {
  const closed = [...schedule.timeOff, ...blocked.map((range) => closedAround(range, schedule))];
  const special = new Set([...schedule.exceptions.keys(), ...closed.flatMap((range) => daysTouched(range, window))]);
  const different = new Map<LocalDate, DayBits>();
  for (const day of window) {
    if (!special.has(day.date) && isOrdinary(day)) continue;
    const bits = dayBits(schedule, day, blocked);
    if (bits !== week[day.weekday - 1]) different.set(day.date, bits);
  }
  return different;
}

/** The window's days that a range touches. */
const daysTouched = (range: TimeRange, window: readonly LocalDay[]): LocalDate[] =>
  window.filter((day) => overlaps(range, day)).map(({ date }) => date);
