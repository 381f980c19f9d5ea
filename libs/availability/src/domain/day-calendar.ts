import { addDays, type LocalDate } from '#kernel';
import { localDay, type LocalDay } from './local-day.js';

/** Local days by zone and date, each computed once: a batch of providers shares them. */
export class DayCalendar {
  readonly #days = new Map<string, LocalDay>();

  window(from: LocalDate, to: LocalDate, timeZone: string): LocalDay[] {
    const days: LocalDay[] = [];
    for (let date = from; date <= to; date = addDays(date, 1)) {
      const key = `${timeZone} ${date}`;
      const day = this.#days.get(key) ?? localDay(date, timeZone);
      this.#days.set(key, day);
      days.push(day);
    }
    return days;
  }
}
