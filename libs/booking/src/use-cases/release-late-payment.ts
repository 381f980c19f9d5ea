import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import { Payments } from '#payment';
import { Transactor } from '#platform/prisma';
import type { BookingState } from '../domain/booking-state.js';
import { BookingStore } from '../store/booking.store.js';

/** The ends of a booking that owes nothing. */
const NOTHING_OWED: readonly BookingState[] = ['EXPIRED', 'DECLINED', 'CANCELLED', 'UNPAID'];

/** Money that was secured for a booking which had already ended without a fee goes straight back. */
@Injectable()
export class ReleaseLatePayment {
  constructor(
    private readonly transactor: Transactor,
    private readonly store: BookingStore,
    private readonly payments: Payments,
  ) {}

  async execute(bookingId: string): Promise<void> {
    await this.transactor.run(async (tx) => {
      const booking = await this.store.lock(tx, bookingId);
      if (!booking || !NOTHING_OWED.includes(booking.state) || booking.feeCents) return ok(undefined);
      return this.payments.cancel(tx, booking.id, { feeCents: 0, providerShareCents: 0, reason: 'BOOKING_ENDED' });
    });
  }
}
