import type { Failure } from '#kernel';

/** Why no visit can start then. */
export type InvalidTimeReason =
  /** The day or hour has passed. */
  | 'PAST'
  /** Further ahead than bookings are taken. */
  | 'BEYOND_HORIZON'
  /** Visits start on the hour and on the half hour. */
  | 'OFF_GRID'
  /** The visit would run past midnight. */
  | 'PAST_MIDNIGHT';

export type SearchFailure =
  | Failure<'UnknownPlace'>
  /** No listed provider serves this place with this service, whenever. */
  | (Failure<'PlaceNotServed'> & { readonly municipality: string })
  | (Failure<'InvalidTime'> & { readonly reason: InvalidTimeReason });
