import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { Realtime } from '#platform/realtime';
import { BookingReads } from '../store/booking.reads.js';

/** Tells the open screens of both sides that a tip or overtime was paid or is over, and the customer's that it was refused. */
@Injectable()
export class OnCharge implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly reads: BookingReads,
    private readonly realtime: Realtime,
  ) {}

  onModuleInit(): void {
    this.events.subscribe('PaymentChargePaid', 'booking.notify-screens-on-charge-paid', ({ data }) =>
      this.#notifyBoth(data),
    );
    this.events.subscribe('PaymentChargeLapsed', 'booking.notify-screens-on-charge-lapsed', ({ data }) =>
      this.#notifyBoth(data),
    );
    this.events.subscribe('PaymentChargeAskedAgain', 'booking.notify-screens-on-charge-asked-again', ({ data }) =>
      this.#notifyBoth(data),
    );
    this.events.subscribe('PaymentChargeRefused', 'booking.notify-screens-on-charge-refused', ({ data }) => {
      this.realtime.notify([data.customerId], { kind: 'booking', id: data.bookingId });
      return Promise.resolve();
    });
  }

  async #notifyBoth({ bookingId, customerId }: { bookingId: string; customerId: string }): Promise<void> {
    const booking = await this.reads.find(bookingId);
    const people = booking ? [booking.customerId, booking.providerUserId] : [customerId];
    this.realtime.notify(people, { kind: 'booking', id: bookingId });
  }
}
