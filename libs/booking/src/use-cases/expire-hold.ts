import { Injectable } from '@nestjs/common';
import { Payments } from '#payment';
import type { BookingId } from '#kernel';
import { ExpireBooking } from './expire-booking.js';
import { SecureBooking } from './secure-booking.js';

/** Payments that are secured, in whatever stage they are after that. */
const SECURED: ReadonlySet<string> = new Set(['AUTHORISED', 'METHOD_SAVED']);

/**
 * A hold whose 15 minutes are over. Payment is asked once more first: a customer who paid in the last minute, and whose
 * webhook is still on its way, keeps the slot.
 */
@Injectable()
export class ExpireHold {
  constructor(
    private readonly payments: Payments,
    private readonly expire: ExpireBooking,
    private readonly secure: SecureBooking,
  ) {}

  async execute(bookingId: string): Promise<void> {
    const id = bookingId as BookingId;
    await this.payments.syncBooking(id);
    const payment = await this.payments.summary(id);
    if (payment && SECURED.has(payment.state)) return this.secure.execute(bookingId);
    await this.expire.execute(bookingId);
  }
}
