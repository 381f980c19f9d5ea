import { MINUTE, pad, type TimeRange } from '#kernel';
import type { Schedule } from './schedule.js';
import type { Point } from './travel-time.js';

type Spacing = Pick<Schedule, 'settings' | 'travel'>;

/** A visit, or a live hold, that takes a provider's time. */
export interface OccupiedVisit extends TimeRange {
  /** The visit with its buffers and the shortest travel, as it was stored when it was placed. */
  readonly blocked: TimeRange;
  readonly place?: Point;
}

/**
 * What a visit blocks in the exclusion constraint: its buffers, and after it the shortest travel there is. Two visits
 * that respect buffers and travel never overlap so, whatever their neighbours; the longer ways are checked under the
 * provider's lock.
 */
export const blockedRange = (visit: TimeRange, { settings, travel }: Spacing): TimeRange =>
  pad(visit, settings.bufferBeforeMinutes * MINUTE, (settings.bufferAfterMinutes + travel.minimumMinutes) * MINUTE);

/** Where no other visit of the provider may be, given what one visit blocks: the other visit has its buffers too. */
export const closedAround = (blocked: TimeRange, { settings, travel }: Spacing): TimeRange =>
  pad(blocked, (settings.bufferAfterMinutes + travel.minimumMinutes) * MINUTE, settings.bufferBeforeMinutes * MINUTE);
