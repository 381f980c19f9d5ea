import type { Failure, LocalDate } from '#kernel';

/** The visit is not wholly inside working hours, falls in time off, or does not start on the half hour. */
export type OutsideHours = Failure<'OutsideHours'>;
/** Another visit or a live hold, with its buffers, is in the way. */
export type SlotTaken = Failure<'SlotTaken'>;
/** The provider asks for more notice; `earliest` is the first instant their notice allows. */
export interface TooSoon extends Failure<'TooSoon'> {
  readonly earliest: Date;
}
/** The day is beyond the booking horizon; `latestDate` is the last local day that can be booked. */
export interface TooFar extends Failure<'TooFar'> {
  readonly latestDate: LocalDate;
}
/** The provider works no longer than this in one day. */
export interface DailyCapReached extends Failure<'DailyCapReached'> {
  readonly dailyCapMinutes: number;
}
/** The way from the visit before, or to the visit after, takes longer than the gap. */
export type TravelImpossible = Failure<'TravelImpossible'>;

/** Every reason why a visit can't be placed, in the order in which they are looked for. */
export type SlotFailure = TooSoon | TooFar | OutsideHours | SlotTaken | TravelImpossible | DailyCapReached;

/** Ranges of one day overlap, are empty, leave the day, are not on the quarter hour, or are too many. */
export interface InvalidHours extends Failure<'InvalidHours'> {
  readonly reason: 'WEEKDAY' | 'ORDER' | 'QUARTER_HOUR' | 'OVERLAP' | 'TOO_MANY';
}
/** The day is not a real calendar day, is past, or is too far ahead to plan. */
export type InvalidExceptionDate = Failure<'InvalidExceptionDate'>;
/** The end is not after the start, is past, or the absence is longer than a year. */
export type InvalidTimeOff = Failure<'InvalidTimeOff'>;
/** Nothing of this id belongs to the provider. */
export type TimeOffNotFound = Failure<'TimeOffNotFound'>;
/** A number of minutes or days is out of its bounds; `field` names it. */
export interface InvalidAvailabilitySettings extends Failure<'InvalidAvailabilitySettings'> {
  readonly field: string;
  readonly minimum: number;
  readonly maximum: number;
}
