import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '#kernel';

/** The same day of the month so many months later; the month's last day where that day does not exist (31 August + 6 → 28 or 29 February). */
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months }).toString();
