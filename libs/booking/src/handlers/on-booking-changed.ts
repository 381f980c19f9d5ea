import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EventNamed } from '#events';
import { EventBus } from '#platform/jobs';
import { Realtime } from '#platform/realtime';

/** Every event of a booking's life; a provider is not told of a hold. */
const CHANGES = [
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
  'OvertimeProposed',
  'OvertimeAnswered',
  'BookingRescueOpened',
  'BookingRescueClosed',
] as const;

/** Tells the open screens of both sides that their booking changed. */
@Injectable()
export class OnBookingChanged implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    for (const type of CHANGES) {
      this.events.subscribe(
        type,
        `booking.notify-screens-on-${type}`,
        ({ data }: EventNamed<(typeof CHANGES)[number]>) => {
          this.realtime.notify([data.customerId, data.providerUserId], { kind: 'booking', id: data.bookingId });
          return Promise.resolve();
        },
      );
    }
  }
}
