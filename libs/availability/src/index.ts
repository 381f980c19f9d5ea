export { AvailabilityModule } from './availability.module.js';
export { Availability } from './availability.js';
export type { Newcomer } from './use-cases/rebuild-days.js';
export { OccupiedTimesRegistry, type OccupiedTimes } from './occupied-times.js';
export type { OccupiedVisit } from './domain/occupied-visit.js';
export type { Point } from './domain/travel-time.js';
export type { SlotQuestion } from './use-cases/check-booking-slot.js';
export type {
  DailyCapReached,
  OutsideHours,
  SlotFailure,
  SlotTaken,
  TooFar,
  TooSoon,
  TravelImpossible,
} from './domain/availability.errors.js';
export { SlotPlaces, type SlotPlaceSource } from './slot-places.js';
