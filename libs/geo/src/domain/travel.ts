import { distanceMetres, type Point } from './point.js';

export interface TravelPace {
  readonly kilometresPerHour: number;
  readonly minimumMinutes: number;
}

/** Door to door across a city, by any means. */
export const CITY_PACE: TravelPace = { kilometresPerHour: 18, minimumMinutes: 10 };

/** Whole minutes to go from one place to another as the crow flies at this pace, rounded up. */
export function travelMinutes(from: Point, to: Point, pace: TravelPace = CITY_PACE): number {
  const minutes = (distanceMetres(from, to) / 1000 / pace.kilometresPerHour) * 60;
  return Math.max(pace.minimumMinutes, Math.ceil(minutes));
}
