import { Temporal } from 'temporal-polyfill';

/** The market's time zone; a provider's own zone is kept on the provider. */
export const PARIS = 'Europe/Paris';

/** `2026-11-22` */
export type LocalDate = string;

/** The local calendar day on which an instant falls. */
export const localDate = (instant: Date, zone: string): LocalDate =>
  dateOf(Math.floor(wallClock(instant, zone) / DAY_MILLISECONDS));

/** Minutes since local midnight by the wall clock, 0 to 1439. */
export function localMinutes(instant: Date, zone: string): number {
  const wall = wallClock(instant, zone);
  return Math.floor((wall - Math.floor(wall / DAY_MILLISECONDS) * DAY_MILLISECONDS) / MINUTE_MILLISECONDS);
}

/** ISO day of the week of a local date: 1 is Monday, 7 is Sunday. */
export const weekday = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The local date this many days later (negative: earlier). */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days);

/** Whole days from one local date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

const DAY_MILLISECONDS = 86_400_000;
const MINUTE_MILLISECONDS = 60_000;
/** Enough for some years of days in every zone of the market. */
const MOST_DAYS = 10_000;
/** Days that were asked for, by their number and by their text: the same few come with every search. */
const dates = new Map<number, LocalDate>();
const numbers = new Map<LocalDate, number>();

function remember<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  if (known.size >= MOST_DAYS) known.clear();
  known.set(key, value);
  return value;
}

const dateOf = (number: number): LocalDate =>
  dates.get(number) ?? remember(dates, number, new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10));

/**
 * Days since 1970-01-01, a Thursday. Calendar days know no zone, so plain arithmetic is exact, and ten times as fast as
 * a Temporal.PlainDate: schedules and searches count days by the hundred. Throws RangeError for what is not a day.
 */
function dayNumber(date: LocalDate): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  const number = Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS;
  if (Number.isNaN(number) || dateOf(number) !== date) throw new RangeError(`Not a calendar day: ${date}`);
  return remember(numbers, date, number);
}

/**
 * The instant of a wall-clock time (minutes since midnight, 0 to 1440) on a local date.
 * On the night the clock jumps, a time that does not exist moves forward by the jump; one that exists twice is the first.
 */
export function instantAt(date: LocalDate, minutes: number, zone: string): Date {
  const number = dayNumber(date) + Math.floor(minutes / 1440);
  const rest = minutes % 1440;
  const offset = steadyOffset(number, zone);
  if (offset !== null) return new Date(number * DAY_MILLISECONDS + rest * MINUTE_MILLISECONDS - offset);
  const time = Temporal.PlainTime.from({ hour: Math.floor(rest / 60), minute: rest % 60 });
  const local = Temporal.PlainDate.from(dateOf(number)).toPlainDateTime(time);
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const number = Date.parse(`${text}T00:00:00Z`) / DAY_MILLISECONDS;
  return !Number.isNaN(number) && dateOf(number) === text;
}

/** What the wall clock shows, as milliseconds since its own 1970-01-01 00:00. */
function wallClock(instant: Date, zone: string): number {
  const time = instant.getTime();
  return time + (offsetOfDay(Math.floor(time / DAY_MILLISECONDS), zone) ?? offsetAt(time, zone));
}

/** The zone's offset when no clock change is near a local day, or null: then every wall-clock time of it exists once. */
function steadyOffset(localDay: number, zone: string): number | null {
  const offset = offsetOfDay(localDay, zone);
  return offset === offsetOfDay(localDay - 1, zone) && offset === offsetOfDay(localDay + 1, zone) ? offset : null;
}

const offsets = new Map<string, number | null>();

/** The zone's offset from UTC in milliseconds throughout a day of UTC, both its midnights included; null when it changes. */
function offsetOfDay(utcDay: number, zone: string): number | null {
  const key = `${zone} ${utcDay}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const start = zoned(utcDay * DAY_MILLISECONDS, zone);
  const change = start.getTimeZoneTransition('next');
  const steady = !change || change.epochMilliseconds > (utcDay + 1) * DAY_MILLISECONDS;
  const offset = steady ? start.offsetNanoseconds / 1e6 : null;
  return remember(offsets, key, offset);
}

const offsetAt = (time: number, zone: string): number => zoned(time, zone).offsetNanoseconds / 1e6;

const zoned = (time: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
