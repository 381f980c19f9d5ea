import { subtract, type TimeRange } from '#kernel';
import { rangeOf, type LocalDay } from './local-day.js';
import { hoursOf, type Schedule } from './schedule.js';

/** When the provider works on these days: (weekly hours, replaced by exceptions) − time off. Sorted and merged. */
export const openTime = (schedule: Schedule, days: readonly LocalDay[]): TimeRange[] =>
  subtract(
    days.flatMap((day) => hoursOf(schedule, day).map((range) => rangeOf(day, range))),
    schedule.timeOff,
  );
