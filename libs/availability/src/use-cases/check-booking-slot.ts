import { Injectable } from '@nestjs/common';
import { addDays, DAY, err, localDate, plus, type Result, type TimeRange } from '#kernel';
import type { Tx } from '#platform/prisma';
import type { SlotFailure } from '../domain/availability.errors.js';
import { checkSlot } from '../domain/check-slot.js';
import type { Point } from '../domain/travel-time.js';
import { OccupiedTimesRegistry } from '../occupied-times.js';
import { ScheduleStore } from '../store/schedule.store.js';

export interface SlotQuestion extends TimeRange {
  readonly providerId: string;
  readonly place?: Point;
  readonly now: Date;
}

/** Decides one wanted visit by everything that is known inside the transaction. */
@Injectable()
export class CheckBookingSlot {
  constructor(
    private readonly schedules: ScheduleStore,
    private readonly occupied: OccupiedTimesRegistry,
  ) {}

  /** What the visit would block, or why it can't be. A provider without hours is never open. */
  async check(tx: Tx | undefined, question: SlotQuestion): Promise<Result<{ blocked: TimeRange }, SlotFailure>> {
    const { providerId, start, end, now } = question;
    const day = localDate(start, 'UTC');
    const schedule = await this.schedules.schedule(tx, providerId, { from: addDays(day, -1), to: addDays(day, 2) });
    if (!schedule) return err({ kind: 'OutsideHours' });
    // The visit before and the visit after decide travel, and the whole day decides the cap.
    const around = { start: plus(start, -2 * DAY), end: plus(end, 2 * DAY) };
    const visits = await this.occupied.between(tx, providerId, around);
    return checkSlot(schedule, visits, now, question);
  }
}
