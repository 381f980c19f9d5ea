import { addDays, DAY, instantAt, localMinutes, MINUTE, weekday, type LocalDate, type TimeRange } from '#kernel';
import type { LocalRange } from './schedule.js';

/** One local calendar day: 23, 24 or 25 hours. */
export interface LocalDay {
  readonly date: LocalDate;
  readonly next: LocalDate;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  readonly timeZone: string;
  readonly start: Date;
  /** The first instant of the next day. */
  readonly end: Date;
}

/** Asking a zone's rules is slow next to everything done with a day, and everybody asks for the same few months. */
const known = new Map<string, LocalDay>();
const MOST_KNOWN = 5_000;

export function localDay(date: LocalDate, timeZone: string): LocalDay {
  const key = `${timeZone} ${date}`;
  const remembered = known.get(key);
  if (remembered) return remembered;
  const day: LocalDay = {
    date,
    next: addDays(date, 1),
    weekday: weekday(date),
    timeZone,
    start: instantAt(date, 0, timeZone),
    end: instantAt(date, 1440, timeZone),
  };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, day);
  return day;
}

/** The local days from one to another, both included; none when `to` is earlier. */
export function localDays(from: LocalDate, to: LocalDate, timeZone: string): LocalDay[] {
  const days: LocalDay[] = [];
  for (let date = from; date <= to;) {
    const day = localDay(date, timeZone);
    days.push(day);
    date = day.next;
  }
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
