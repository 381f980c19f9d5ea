import { Inject, Injectable } from '@nestjs/common';
import { err, type Clock, type Result } from '#kernel';
import { Payments, type CheckoutFailure as PaymentRefusal } from '#payment';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { Transactor } from '#platform/prisma';
import type { BookingStateConflict, HoldExpired, IdempotencyKeyReused } from '../domain/booking.errors.js';
import { isLive } from '../domain/booking-state.js';
import { partyOf } from '../domain/booking.policy.js';
import { isHoldOver } from '../domain/hold.js';
import { BookingReads } from '../store/booking.reads.js';
import type { BookingNotFound } from './change-booking.js';
import { RememberRequest } from './remember-request.js';

export interface CheckoutInput {
  readonly bookingId: string;
  readonly idempotencyKey: string;
}

export type CheckoutRefusal =
  HoldExpired | BookingStateConflict | BookingNotFound | IdempotencyKeyReused | PaymentRefusal;

/** The hosted page on which the customer secures the money: for a hold, or again when a saved card was refused. */
@Injectable()
export class OpenCheckout {
  constructor(
    private readonly reads: BookingReads,
    private readonly requests: RememberRequest,
    private readonly payments: Payments,
    private readonly transactor: Transactor,
    @Inject(CONFIG) private readonly config: Pick<Config, 'http'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    actor: UserActor,
    { bookingId, idempotencyKey }: CheckoutInput,
  ): Promise<Result<{ url: string; expiresAt: Date }, CheckoutRefusal>> {
    const booking = await this.reads.find(bookingId);
    if (!booking || partyOf(actor, booking) !== 'CUSTOMER') return err({ kind: 'BookingNotFound' });
    if (booking.state === 'EXPIRED' || (booking.state === 'HELD' && isHoldOver(booking, this.clock.now()))) {
      return err({ kind: 'HoldExpired' });
    }
    if (!isLive(booking.state)) {
      return err({ kind: 'BookingStateConflict', state: booking.state, command: 'SUBMIT_REQUEST', because: 'STATE' });
    }
    const request = { key: idempotencyKey, operation: 'bookingCheckout', input: { bookingId }, resultId: bookingId };
    const claim = await this.transactor.run((tx) => this.requests.claim(tx, actor, request));
    // A repeated request gets the page that is open: payment keeps one per booking.
    return claim.ok ? this.payments.checkout(booking.id, this.returnUrls(bookingId)) : claim;
  }

  private returnUrls(bookingId: string): { successUrl: string; cancelUrl: string } {
    const screen = `${this.config.http.publicUrl}/bookings/${bookingId}`;
    return { successUrl: `${screen}?checkout=done`, cancelUrl: `${screen}?checkout=left` };
  }
}
