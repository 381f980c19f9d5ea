import { Inject, Injectable } from '@nestjs/common';
import { err, type Result } from '#kernel';
import { Payments, type ChargeKind, type CheckoutFailure } from '#payment';
import type { UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { partyOf } from '../domain/booking.policy.js';
import { BookingReads } from '../store/booking.reads.js';
import type { BookingNotFound } from './change-booking.js';

/** The hosted page on which the customer pays a tip or overtime that their bank did not let through. */
@Injectable()
export class OpenChargePage {
  constructor(
    private readonly reads: BookingReads,
    private readonly payments: Payments,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
  ) {}

  async execute(
    actor: UserActor,
    { bookingId, kind }: { readonly bookingId: string; readonly kind: ChargeKind },
  ): Promise<Result<{ url: string; expiresAt: Date }, CheckoutFailure | BookingNotFound>> {
    const booking = await this.reads.find(bookingId);
    if (!booking || partyOf(actor, booking) !== 'CUSTOMER') return err({ kind: 'BookingNotFound' });
    const screen = `${this.config.http.publicUrl}/bookings/${booking.id}`;
    const urls = { successUrl: `${screen}?checkout=done`, cancelUrl: `${screen}?checkout=left` };
    return this.payments.chargePage(booking.id, kind, urls);
  }
}
