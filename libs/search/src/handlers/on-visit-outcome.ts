import { Injectable } from '@nestjs/common';
import type { BookingFacts } from '#events';
import { EventBus } from '#platform/jobs';
import { RecordOutcome } from '../use-cases/record-outcome.js';

/** Visits that took place, and those the provider cancelled or missed, make a provider's reliability and experience. */
@Injectable()
export class OnVisitOutcome {
  constructor(bus: EventBus, record: RecordOutcome) {
    const count = (kept: boolean, { bookingId, providerId, serviceCode }: BookingFacts): Promise<void> =>
      record.execute({ bookingId, providerId, serviceCode, kept });
    bus.subscribe('BookingCompleted', 'search.count-kept-visit', ({ data }) => count(true, data));
    bus.subscribe('BookingCancelled', 'search.count-cancelled-visit', async ({ data }) => {
      if (data.by === 'PROVIDER') await count(false, data);
    });
    bus.subscribe('BookingNoShow', 'search.count-missed-visit', async ({ data }) => {
      if (data.who === 'PROVIDER') await count(false, data);
    });
  }
}
