import {
  addDays,
  DAY,
  daysBetween,
  err,
  instantAt,
  localDate,
  MINUTE,
  ok,
  plus,
  type LocalDate,
  type Result,
} from '#kernel';
import type { SearchFailure } from './search.errors.js';

/** When a customer wants a visit, on the wall clock of the place. */
export interface WantedVisit {
  readonly date: LocalDate;
  /** Minutes since local midnight; null: at any time of that day. */
  readonly startMinute: number | null;
  readonly durationMinutes: number;
}

/** One moment at which a visit may start. */
export interface VisitStart {
  /** Minutes since local midnight. */
  readonly minute: number;
  readonly start: Date;
  readonly end: Date;
  /** The quarter hours of the local day that the visit needs, as 96 characters `0` or `1`. */
  readonly mask: string;
}

export interface StartRules {
  readonly slotGridMinutes: number;
  readonly horizonDays: number;
}

const DAY_MINUTES = 1440;
const QUARTER_MINUTES = 15;
const QUARTERS = 96;

/**
 * The starts that fit the wish and are still ahead, earliest first; at least one. A visit lies within one local day,
 * as the day bitmaps do.
 */
export function visitStarts(
  wanted: WantedVisit,
  timeZone: string,
  now: Date,
  rules: StartRules,
): Result<readonly VisitStart[], SearchFailure> {
  const today = localDate(now, timeZone);
  if (wanted.date < today) return invalid('PAST');
  if (daysBetween(today, wanted.date) > rules.horizonDays) return invalid('BEYOND_HORIZON');
  if (wanted.startMinute !== null && wanted.startMinute % rules.slotGridMinutes !== 0) return invalid('OFF_GRID');
  const lastMinute = DAY_MINUTES - wanted.durationMinutes;
  if (lastMinute < (wanted.startMinute ?? 0)) return invalid('PAST_MIDNIGHT');
  const minutes = wanted.startMinute === null ? gridUpTo(lastMinute, rules.slotGridMinutes) : [wanted.startMinute];
  const instantOf = dayInstants(wanted.date, timeZone);
  const starts = minutes.map((minute) => startAt(instantOf(minute), minute, wanted.durationMinutes));
  const ahead = starts.filter(({ start }) => start > now);
  return ahead.length > 0 ? ok(ahead) : invalid('PAST');
}

/** One start, whether ahead or not. */
export const visitStart = (date: LocalDate, minute: number, durationMinutes: number, timeZone: string): VisitStart =>
  startAt(instantAt(date, minute, timeZone), minute, durationMinutes);

const startAt = (start: Date, minute: number, durationMinutes: number): VisitStart => ({
  minute,
  start,
  end: plus(start, durationMinutes * MINUTE),
  mask: maskOf(minute, durationMinutes),
});

/** Instants of many minutes of one day: plain arithmetic on a day of 24 hours, the zone's rules on the other two. */
function dayInstants(date: LocalDate, timeZone: string): (minute: number) => Date {
  const midnight = instantAt(date, 0, timeZone);
  const isOrdinary = instantAt(date, DAY_MINUTES, timeZone).getTime() - midnight.getTime() === DAY;
  return (minute) => (isOrdinary ? plus(midnight, minute * MINUTE) : instantAt(date, minute, timeZone));
}

/** Every start of an ordinary day, by its minute, with the quarters it needs; for days yet to be chosen. */
export const startsOfAnyDay = (durationMinutes: number, gridMinutes: number): Pick<VisitStart, 'minute' | 'mask'>[] =>
  gridUpTo(DAY_MINUTES - durationMinutes, gridMinutes).map((minute) => ({
    minute,
    mask: maskOf(minute, durationMinutes),
  }));

/** The last local day on which a visit can start. */
export const lastBookableDay = (now: Date, timeZone: string, horizonDays: number): LocalDate =>
  addDays(localDate(now, timeZone), horizonDays);

const gridUpTo = (lastMinute: number, grid: number): number[] =>
  lastMinute < 0 ? [] : Array.from({ length: Math.floor(lastMinute / grid) + 1 }, (_, index) => index * grid);

function maskOf(minute: number, durationMinutes: number): string {
  const first = Math.floor(minute / QUARTER_MINUTES);
  const end = Math.ceil((minute + durationMinutes) / QUARTER_MINUTES);
  return '0'.repeat(first) + '1'.repeat(end - first) + '0'.repeat(QUARTERS - end);
}

const invalid = (reason: (SearchFailure & { kind: 'InvalidTime' })['reason']): Result<never, SearchFailure> =>
  err({ kind: 'InvalidTime', reason });
