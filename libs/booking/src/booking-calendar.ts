import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock, TimeRange } from '#kernel';
import { OccupiedTimesRegistry, type OccupiedTimes, type OccupiedVisit } from '#availability';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { BookingReads } from './store/booking.reads.js';

/** Tells the calendar which visits and holds take providers' time: availability can't import bookings, so they come to it. */
@Injectable()
export class BookingCalendar implements OccupiedTimes, OnModuleInit {
  constructor(
    private readonly registry: OccupiedTimesRegistry,
    private readonly reads: BookingReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.registry.register(this);
  }

  between(tx: Tx | undefined, providerId: string, range: TimeRange): Promise<OccupiedVisit[]> {
    return this.reads.occupied([providerId], range, this.clock.now(), tx);
  }

  async betweenMany(
    tx: Tx | undefined,
    providerIds: readonly string[],
    range: TimeRange,
  ): Promise<Map<string, OccupiedVisit[]>> {
    const visits = await this.reads.occupied(providerIds, range, this.clock.now(), tx);
    return Map.groupBy(visits, (visit) => visit.providerId);
  }
}
