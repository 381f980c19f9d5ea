import { addDays, DAY, err, localDate, ok, type LocalDate, type Result, type TimeRange } from '#kernel';
import type { InvalidExceptionDate, InvalidTimeOff } from './availability.errors.js';

const LONGEST_ABSENCE_DAYS = 366;
/** Exceptions and absences can be planned this far ahead. */
export const PLANNING_DAYS = 730;

/** A day that can still be planned: from today to two years ahead, by the provider's calendar. */
export function plannableDate(date: LocalDate, now: Date, timeZone: string): Result<LocalDate, InvalidExceptionDate> {
  const today = localDate(now, timeZone);
  return date >= today && date <= addDays(today, PLANNING_DAYS) ? ok(date) : err({ kind: 'InvalidExceptionDate' });
}

/** An absence that makes sense: it has a length of at most a year, is not over, and begins within two years. */
export function plannableAbsence(range: TimeRange, now: Date): Result<TimeRange, InvalidTimeOff> {
  const length = range.end.getTime() - range.start.getTime();
  const soonEnough = range.start.getTime() - now.getTime() <= PLANNING_DAYS * DAY;
  const makesSense = length > 0 && length <= LONGEST_ABSENCE_DAYS * DAY && range.end > now && soonEnough;
  return makesSense ? ok(range) : err({ kind: 'InvalidTimeOff' });
}
