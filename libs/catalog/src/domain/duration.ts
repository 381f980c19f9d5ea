import { err, ok, type Result } from '#kernel';
import type { CatalogFailure } from './catalog.errors.js';
import type { Extra, Service } from './catalog-entry.js';

/** A home as the customer describes it. */
export interface Home {
  /** Floor area in m², 9 (the legal minimum of a dwelling, décret 2002-120 art. 4) to 500. */
  readonly surfaceSquareMetres: number;
  /** Main rooms, 1 to 20: living rooms and bedrooms. */
  readonly rooms: number;
  /** Bathrooms and shower rooms, 0 to 10. */
  readonly bathrooms: number;
}

/** Visits are sold in steps of half an hour, the same grid as their starts. */
export const DURATION_STEP_MINUTES = 30;
/** Nobody works longer than this in one visit. */
export const LONGEST_VISIT_MINUTES = 720;

/** True when every number is whole and within what a home can be. */
export function isPlausibleHome(home: Home): boolean {
  const between = (value: number, low: number, high: number): boolean =>
    Number.isInteger(value) && value >= low && value <= high;
  return between(home.surfaceSquareMetres, 9, 500) && between(home.rooms, 1, 20) && between(home.bathrooms, 0, 10);
}

/**
 * Minutes of work that the service takes in this home, extras included, rounded up to the half hour, never shorter
 * than the service's minimum nor longer than twelve hours. A larger home or one more extra never takes less time.
 */
export function estimateMinutes(service: Service, home: Home, extras: readonly Extra[] = []): number {
  const rule = service.duration;
  const forHome =
    rule.baseMinutes +
    (rule.minutesPerTenSquareMetres * home.surfaceSquareMetres) / 10 +
    rule.minutesPerRoom * home.rooms +
    rule.minutesPerBathroom * home.bathrooms;
  const withinService = Math.min(Math.max(forHome, rule.minimumMinutes), rule.maximumMinutes);
  const total = extras.reduce((sum, extra) => sum + extra.minutes, withinService);
  return Math.min(roundUpToStep(total), LONGEST_VISIT_MINUTES);
}

/**
 * The extras that these codes name, in the service's order. A code twice counts once; one the service does not have
 * is `UnknownExtra`.
 */
export function chooseExtras(service: Service, codes: readonly string[]): Result<readonly Extra[], CatalogFailure> {
  const wanted = new Set(codes);
  const chosen = service.extras.filter((extra) => wanted.has(extra.code));
  return chosen.length === wanted.size ? ok(chosen) : err({ kind: 'UnknownExtra' });
}

/** True for a length that can be sold: whole half hours, from one to twelve hours. */
export const isSellableDuration = (minutes: number): boolean =>
  Number.isInteger(minutes) &&
  minutes % DURATION_STEP_MINUTES === 0 &&
  minutes >= 60 &&
  minutes <= LONGEST_VISIT_MINUTES;

const roundUpToStep = (minutes: number): number => Math.ceil(minutes / DURATION_STEP_MINUTES) * DURATION_STEP_MINUTES;
