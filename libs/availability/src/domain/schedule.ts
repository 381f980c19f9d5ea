import { err, ok, type LocalDate, type Result, type TimeRange } from '#kernel';
import type { InvalidHours } from './availability.errors.js';
import type { AvailabilitySettings } from './availability-settings.js';
import type { TravelRules } from './travel-time.js';

/** A half-open stretch of one local day, in minutes since midnight by the wall clock: 0 ≤ start < end ≤ 1440. */
export interface LocalRange {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** Working hours of one day of the week. `weekday`: 1 is Monday, 7 is Sunday. */
export interface WeekdayRange extends LocalRange {
  readonly weekday: number;
}

/** Everything that a provider says about when they work; times are local to `timeZone`. */
export interface Schedule {
  readonly timeZone: string;
  readonly weeklyHours: readonly WeekdayRange[];
  /** These days' hours *replace* the weekly ones; an empty list closes the day. */
  readonly exceptions: ReadonlyMap<LocalDate, readonly LocalRange[]>;
  readonly timeOff: readonly TimeRange[];
  readonly settings: AvailabilitySettings;
  /** The operator's, the same for everybody. */
  readonly travel: TravelRules;
}

const MOST_RANGES_A_DAY = 6;
const QUARTER_MINUTES = 15;

/** The hours that hold on a local day: its exception if there is one, else those of its weekday. */
export const hoursOf = (
  schedule: Schedule,
  day: { readonly date: LocalDate; readonly weekday: number },
): readonly LocalRange[] => schedule.exceptions.get(day.date) ?? hoursOfWeekday(schedule.weeklyHours, day.weekday);

/** The usual hours of a day of the week (1 is Monday). */
export const hoursOfWeekday = (weeklyHours: readonly WeekdayRange[], day: number): readonly LocalRange[] =>
  weeklyHours.filter((range) => range.weekday === day);

/** One day's ranges sorted, or why they can't be: order, quarter-hour grid, overlap, at most six. */
export function validateDay<Range extends LocalRange>(ranges: readonly Range[]): Result<Range[], InvalidHours> {
  if (ranges.length > MOST_RANGES_A_DAY) return invalid('TOO_MANY');
  const sorted = [...ranges].sort((a, b) => a.startMinute - b.startMinute);
  for (const [index, range] of sorted.entries()) {
    if (!(range.startMinute >= 0 && range.startMinute < range.endMinute && range.endMinute <= 1440))
      return invalid('ORDER');
    if (range.startMinute % QUARTER_MINUTES !== 0 || range.endMinute % QUARTER_MINUTES !== 0)
      return invalid('QUARTER_HOUR');
    const before = sorted[index - 1];
    if (before && before.endMinute > range.startMinute) return invalid('OVERLAP');
  }
  return ok(sorted);
}

/** A week's ranges sorted by weekday and start, or why they can't be. */
export function validateWeek(ranges: readonly WeekdayRange[]): Result<WeekdayRange[], InvalidHours> {
  if (ranges.some((range) => !Number.isInteger(range.weekday) || range.weekday < 1 || range.weekday > 7))
    return invalid('WEEKDAY');
  const week: WeekdayRange[] = [];
  for (let day = 1; day <= 7; day += 1) {
    const validated = validateDay(ranges.filter((range) => range.weekday === day));
    if (!validated.ok) return validated;
    week.push(...validated.value);
  }
  return ok(week);
}

const invalid = (reason: InvalidHours['reason']) => err<InvalidHours>({ kind: 'InvalidHours', reason });
