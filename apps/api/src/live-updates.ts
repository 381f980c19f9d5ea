import { Injectable } from '@nestjs/common';
import { BookingDirectory } from '#booking';
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

const OF_ITS_MONEY = [
  'PaymentAuthorised',
  'PaymentActionRequired',
  'PaymentCaptured',
  'PaymentReleased',
  'PaymentRefunded',
  'PaymentTransferred',
] as const;

/** Tells the open screens of both people that their booking, or the money of it, changed. */
@Injectable()
export class LiveUpdates {
  constructor(events: EventBus, realtime: Realtime, bookings: BookingDirectory) {
    for (const type of OF_A_BOOKING) {
      events.subscribe(type, `live-updates.${type}`, ({ data }: { data: BookingFacts }) => {
        realtime.notify([data.customerId, data.providerUserId], { kind: 'booking', id: data.bookingId });
        return Promise.resolve();
      });
    }
    for (const type of OF_ITS_MONEY) {
      events.subscribe(type, `live-updates.${type}`, async ({ data }: { data: { bookingId: string } }) => {
        const booking = await bookings.get(data.bookingId);
        if (booking)
          realtime.notify([booking.customerId, booking.providerUserId], { kind: 'payment', id: data.bookingId });
      });
    }
  }
}
