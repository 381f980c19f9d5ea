import { Injectable } from '@nestjs/common';
import { err, ok } from '#kernel';
import type { Actor } from '#platform/access';
import type { ProviderNotBookable, TooLate } from '../domain/booking.errors.js';
import { factsOf } from '../domain/booking.js';
import { ChangeBooking } from './change-booking.js';
import { CheckOffer } from './check-offer.js';
import { contractTerms } from './contract-terms.js';

/**
 * The provider says yes: the contract is made, and the address opens. Who can no longer be booked for the visit (suspended,
 * paused, an insurance that ends before it) can't; the request stays, to be declined or to run out.
 */
@Injectable()
export class AcceptBooking {
  constructor(
    private readonly bookings: ChangeBooking,
    private readonly offers: CheckOffer,
  ) {}

  execute(actor: Actor, bookingId: string) {
    return this.bookings.run<TooLate | ProviderNotBookable, boolean>({
      bookingId,
      actor,
      learn: (tx, booking) => this.offers.isStillBookable(tx, booking),
      command: 'ACCEPT',
      effects: (booking, now, _, isBookable) => {
        if (booking.answerBy && now >= booking.answerBy) return err({ kind: 'TooLate', until: booking.answerBy });
        if (!isBookable) return err({ kind: 'ProviderNotBookable' });
        return ok({
          changes: contractTerms(booking, now),
          tell: (after) => [{ type: 'BookingConfirmed', data: factsOf(after) }],
        });
      },
    });
  }
}
