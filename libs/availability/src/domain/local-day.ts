import { addDays, DAY, instantAt, localMinutes, MINUTE, type LocalDate, type TimeRange } from '#kernel';
import type { LocalRange } from './schedule.js';

/** One local calendar day with its first instant and the first instant of the next: 23, 24 or 25 hours. */
export interface LocalDay {
  readonly date: LocalDate;
  readonly timeZone: string;
  readonly start: Date;
  readonly end: Date;
}

export const localDay = (date: LocalDate, timeZone: string): LocalDay => ({
  date,
  timeZone,
  start: instantAt(date, 0, timeZone),
  end: instantAt(date, 1440, timeZone),
});

/** The local days from one to another, both included; none when `to` is earlier. */
export function localDays(from: LocalDate, to: LocalDate, timeZone: string): LocalDay[] {
  const days: LocalDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) days.push(localDay(date, timeZone));
  return days;
}

/** True on a day of 24 hours, where wall-clock arithmetic is exact; false on the two days the clock changes. */
export const isOrdinary = (day: LocalDay): boolean => day.end.getTime() - day.start.getTime() === DAY;

/** The instant of a wall-clock minute (0 to 1440) of the day; the rules of clock changes are the kernel's. */
export const instantOf = (day: LocalDay, minute: number): Date =>
  isOrdinary(day) ? new Date(day.start.getTime() + minute * MINUTE) : instantAt(day.date, minute, day.timeZone);

/** False for a wall-clock minute that the spring clock change skips. */
export const exists = (day: LocalDay, minute: number): boolean =>
  isOrdinary(day) || localMinutes(instantOf(day, minute), day.timeZone) === minute % 1440;

/** A stretch of wall-clock time as instants; empty (start ≥ end) when the clock change swallows it. */
export const rangeOf = (day: LocalDay, range: LocalRange): TimeRange => ({
  start: instantOf(day, range.startMinute),
  end: instantOf(day, range.endMinute),
});
