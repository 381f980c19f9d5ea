import { Injectable } from '@nestjs/common';
import type { LocalDate, Result, TimeRange } from '#kernel';
import type { Tx } from '#platform/prisma';
import type { SlotFailure } from './domain/availability.errors.js';
import type { Point } from './domain/travel-time.js';
import { DayFreeStore } from './store/day-free.store.js';
import { ScheduleStore } from './store/schedule.store.js';
import { CheckBookingSlot, type SlotQuestion } from './use-cases/check-booking-slot.js';
import { FindFreeSlots } from './use-cases/find-free-slots.js';
import { RebuildDays, type Newcomer } from './use-cases/rebuild-days.js';

/**
 * When providers are free. A booking is placed so, in one transaction: `lock`, `check`, insert the booking, `occupy`;
 * one that goes away is deleted or ended first, then `reopen`.
 */
@Injectable()
export class Availability {
  constructor(
    private readonly schedules: ScheduleStore,
    private readonly days: DayFreeStore,
    private readonly finder: FindFreeSlots,
    private readonly checker: CheckBookingSlot,
    private readonly rebuilder: RebuildDays,
  ) {}

  /** Free slots from one local day to another (both included), in order of start; none for an unknown provider. */
  freeSlots(
    providerId: string,
    from: LocalDate,
    to: LocalDate,
    durationMinutes: number,
    place?: Point,
  ): Promise<TimeRange[]> {
    return this.finder.between(providerId, from, to, durationMinutes, place);
  }

  /** The first free slot that starts at or after an instant, or null when the horizon has none. */
  nextFree(providerId: string, after: Date, durationMinutes: number, place?: Point): Promise<TimeRange | null> {
    return this.finder.next(providerId, after, durationMinutes, place);
  }

  /**
   * Decides one wanted visit: what it would block, or why it can't be. Exact under `lock`; without it, a proposal. The
   * visit itself must not be among the occupied times yet.
   */
  check(tx: Tx | undefined, question: SlotQuestion): Promise<Result<{ blocked: TimeRange }, SlotFailure>> {
    return this.checker.check(tx, question);
  }

  /** Makes this provider's bookings and changes of hours wait for each other until the transaction ends. */
  lock(tx: Tx, providerId: string): Promise<void> {
    return this.schedules.lock(tx, [providerId]);
  }

  /** Takes a visit's blocked range out of the day bitmaps; call it after the visit is written. */
  async occupy(tx: Tx, providerId: string, blocked: TimeRange): Promise<void> {
    const oddDays = await this.days.occupy(tx, providerId, blocked);
    if (oddDays.length > 0) await this.rebuilder.reopen(tx, providerId, blocked);
  }

  /** Puts a visit's blocked range back into the day bitmaps; call it after the visit has ended or gone. */
  reopen(tx: Tx, providerId: string, blocked: TimeRange): Promise<void> {
    return this.rebuilder.reopen(tx, providerId, blocked);
  }

  /**
   * Writes the day bitmaps of new providers who have weekly hours and nothing else (no exceptions, absences or visits),
   * within a transaction that loads many of them; the caller says what it has written of them.
   */
  fill(tx: Tx, newcomers: readonly Newcomer[]): Promise<void> {
    return this.rebuilder.fill(tx, newcomers);
  }

  /** Computes providers' day bitmaps anew, in batches; answers how many days were missing or wrong. */
  rebuild(providerIds: readonly string[]): Promise<number> {
    return this.rebuilder.rebuild(providerIds);
  }
}
