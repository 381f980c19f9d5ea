import { addDays, localMinutes } from '../../lib/dates';

/** The instant (ISO) at which a day `YYYY-MM-DD` begins in Paris, where clocks are ahead of UTC and never change at midnight. */
export function dayStart(day: string): string {
  const midnightUtc = new Date(`${day}T00:00:00Z`);
  return new Date(midnightUtc.getTime() - localMinutes(midnightUtc) * 60_000).toISOString();
}

/** The instant at which a day is over in Paris. */
export const dayEnd = (day: string): string => dayStart(addDays(day, 1));
