/** Calendar days as the API writes them, `YYYY-MM-DD`, in a place's own time zone. */

import { serverNow } from './server-clock';

const PARIS = 'Europe/Paris';

/** The local day on which an instant falls. */
export const localDate = (instant: Date | string, timeZone = PARIS): string =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).format(
    new Date(instant),
  );

export const today = (timeZone = PARIS): string => localDate(new Date(serverNow()), timeZone);

/** The day this many days later; negative: earlier. */
export function addDays(date: string, days: number): string {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** 1 is Monday, 7 is Sunday. */
export const weekday = (date: string): number => new Date(`${date}T12:00:00Z`).getUTCDay() || 7;

/** Noon of a local day: an instant that formats as that very day in any European zone. */
export const noon = (date: string): string => `${date}T11:00:00Z`;

/** Minutes since local midnight of an instant. */
export function localMinutes(instant: Date | string, timeZone = PARIS): number {
  const text = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(instant));
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}
