import { MINUTE, plus } from '#kernel';
import type { BookingState } from './booking-state.js';

/**
 * What an arrival that does not come means: `LATE` the customer sees it; `ALERTED` support knows; `NO_SHOW` the one who
 * waits may declare that the other did not come.
 */
export type Lateness = 'ON_TIME' | 'LATE' | 'ALERTED' | 'NO_SHOW';

export const LATE_AFTER = 5 * MINUTE;
export const SUPPORT_ALERTED_AFTER = 20 * MINUTE;
export const NO_SHOW_AFTER = 45 * MINUTE;

/** How late a visit is. Only a confirmed booking waits for someone: every other one is on time. */
export function lateness(visit: { readonly state: BookingState; readonly start: Date }, now: Date): Lateness {
  if (visit.state !== 'CONFIRMED') return 'ON_TIME';
  if (now >= plus(visit.start, NO_SHOW_AFTER)) return 'NO_SHOW';
  if (now >= plus(visit.start, SUPPORT_ALERTED_AFTER)) return 'ALERTED';
  return now >= plus(visit.start, LATE_AFTER) ? 'LATE' : 'ON_TIME';
}

/** From when either side may declare that the other did not come. */
export const noShowOpensAt = (start: Date): Date => plus(start, NO_SHOW_AFTER);
