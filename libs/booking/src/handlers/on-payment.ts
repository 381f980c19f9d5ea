import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '#platform/jobs';
import { ExpireBooking } from '../use-cases/expire-booking.js';
import { MarkUnpaid } from '../use-cases/mark-unpaid.js';
import { SecureBooking } from '../use-cases/secure-booking.js';

/** What payment tells moves bookings on. Each may come twice: a booking that has moved on refuses the second. */
@Injectable()
export class OnPayment implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly secure: SecureBooking,
    private readonly expire: ExpireBooking,
    private readonly unpaid: MarkUnpaid,
  ) {}

  onModuleInit(): void {
    this.events.subscribe('PaymentSecured', 'booking.secure-on-payment-secured', ({ data }) =>
      this.secure.execute(data.bookingId),
    );
    this.events.subscribe('CheckoutExpired', 'booking.expire-on-checkout-expired', async ({ data }) => {
      await this.expire.executeAbandoned(data.bookingId);
    });
    this.events.subscribe('PaymentNotSecured', 'booking.mark-unpaid-on-not-secured', async ({ data }) => {
      await this.unpaid.execute(data.bookingId);
    });
  }
}
