import { Temporal } from 'temporal-polyfill';

/** The market's time zone; a provider's own zone is kept on the provider. */
export const PARIS = 'Europe/Paris';

/** `2026-11-22` */
export type LocalDate = string;

/** The local calendar day on which an instant falls. */
export const localDate = (instant: Date, zone: string): LocalDate => zoned(instant, zone).toPlainDate().toString();

/** Minutes since local midnight by the wall clock, 0 to 1439. */
export function localMinutes(instant: Date, zone: string): number {
  const time = zoned(instant, zone);
  return time.hour * 60 + time.minute;
}

/** ISO day of the week of a local date: 1 is Monday, 7 is Sunday. */
export const weekday = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** The local date this many days later (negative: earlier). */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(dayNumber(date) + days);

/** Whole days from one local date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

const DAY_MILLISECONDS = 86_400_000;
const dateOf = (number: number): LocalDate => new Date(number * DAY_MILLISECONDS).toISOString().slice(0, 10);

/**
 * Days since 1970-01-01, a Thursday. Calendar days know no zone, so plain arithmetic is exact, and ten times as fast as
 * a Temporal.PlainDate: schedules and searches count days by the hundred. Throws RangeError for what is not a day.
 */
function dayNumber(date: LocalDate): number {
  const number = Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS;
  if (Number.isNaN(number) || dateOf(number) !== date) throw new RangeError(`Not a calendar day: ${date}`);
  return number;
}

/**
 * The instant of a wall-clock time (minutes since midnight, 0 to 1440) on a local date.
 * On the night the clock jumps, a time that does not exist moves forward by the jump; one that exists twice is the first.
 */
export function instantAt(date: LocalDate, minutes: number, zone: string): Date {
  const day = Temporal.PlainDate.from(date).add({ days: Math.floor(minutes / 1440) });
  const rest = minutes % 1440;
  const local = day.toPlainDateTime(Temporal.PlainTime.from({ hour: Math.floor(rest / 60), minute: rest % 60 }));
  return new Date(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** True for a real calendar day written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
