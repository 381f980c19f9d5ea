import { MINUTE } from '#kernel';

/** A point on Earth in decimal degrees (WGS 84). */
export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** How travel between two visits is reckoned: a city bicycle, door to door, with time to lock it. */
export interface TravelRules {
  readonly metresPerHour: number;
  readonly minimumMinutes: number;
}

export const DEFAULT_TRAVEL: TravelRules = { metresPerHour: 18_000, minimumMinutes: 10 };

const EARTH_RADIUS_METRES = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
function distanceMetres(from: Point, to: Point): number {
  const latitude = Math.sin(radians(to.lat - from.lat) / 2) ** 2;
  const longitude = Math.sin(radians(to.lng - from.lng) / 2) ** 2;
  const chord = latitude + Math.cos(radians(from.lat)) * Math.cos(radians(to.lat)) * longitude;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/**
 * Milliseconds between two places, in whole minutes rounded up, never under the minimum; the minimum when a place is
 * not known. Rounding up keeps the triangle inequality: a detour is never quicker than the direct way, so looking at
 * the visit before and the visit after is enough.
 */
export function travelTime(
  from: Point | undefined,
  to: Point | undefined,
  rules: TravelRules = DEFAULT_TRAVEL,
): number {
  if (!from || !to) return rules.minimumMinutes * MINUTE;
  const minutes = Math.ceil((distanceMetres(from, to) / rules.metresPerHour) * 60);
  return Math.max(minutes, rules.minimumMinutes) * MINUTE;
}
