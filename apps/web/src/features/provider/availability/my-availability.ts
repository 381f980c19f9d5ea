import type { ResultOf } from '../../../lib/graphql';
import type { AvailabilityQuery } from '../availability.documents';

export type MyAvailability = ResultOf<typeof AvailabilityQuery>['myAvailability'];

/** A stretch of a local day, in minutes since midnight. */
export interface HourRange {
  readonly startMinute: number;
  readonly endMinute: number;
}
