import { Injectable } from '@nestjs/common';
import type { BookingFacts } from '#events';
import { EventBus } from '#platform/jobs';
import { Realtime } from '#platform/realtime';

const OF_A_BOOKING = [
  'BookingHeld',
  'BookingRequested',
  'BookingConfirmed',
  'BookingDeclined',
  'BookingExpired',
  'BookingCancelled',
  'BookingUnpaid',
  'BookingNoShow',
  'VisitStarted',
  'VisitFinished',
  'BookingCompleted',
] as const;

/** Tells the open screens of both people that their booking changed. */
@Injectable()
export class LiveUpdates {
  constructor(events: EventBus, realtime: Realtime) {
    for (const type of OF_A_BOOKING) {
      events.subscribe(type, `live-updates.${type}`, ({ data }: { data: BookingFacts }) => {
        realtime.notify([data.customerId, data.providerUserId], { kind: 'booking', id: data.bookingId });
        return Promise.resolve();
      });
    }
  }
}
