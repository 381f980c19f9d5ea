import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { Realtime } from '#platform/realtime';
import { BookingReads } from '../store/booking.reads.js';

/** Tells the open screens of both sides that a tip or overtime was paid, and the customer's that it was refused. */
@Injectable()
export class OnCharge implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly reads: BookingReads,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.events.subscribe('PaymentChargePaid', 'booking.notify-screens-on-charge-paid', async ({ data }) => {
      const booking = await this.reads.find(data.bookingId);
      const people = booking ? [booking.customerId, booking.providerUserId] : [data.customerId];
      this.realtime.notify(people, { kind: 'booking', id: data.bookingId });
    });
    this.events.subscribe('PaymentChargeRefused', 'booking.notify-screens-on-charge-refused', ({ data }) => {
      this.realtime.notify([data.customerId], { kind: 'booking', id: data.bookingId });
      return Promise.resolve();
    });
  }
}
