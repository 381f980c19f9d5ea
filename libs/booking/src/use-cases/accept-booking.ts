import { Injectable } from '@nestjs/common';
import { err, ok } from '#kernel';
import type { Actor } from '#platform/access';
import type { TooLate } from '../domain/booking.errors.js';
import { factsOf } from '../domain/booking.js';
import { ChangeBooking } from './change-booking.js';
import { contractTerms } from './contract-terms.js';

/** The provider says yes: the contract is made, and the address opens. */
@Injectable()
export class AcceptBooking {
  constructor(private readonly bookings: ChangeBooking) {}

  execute(actor: Actor, bookingId: string) {
    return this.bookings.run<TooLate>({
      bookingId,
      actor,
      command: 'ACCEPT',
      effects: (booking, now) => {
        if (booking.answerBy && now >= booking.answerBy) return err({ kind: 'TooLate', until: booking.answerBy });
        return ok({
          changes: contractTerms(booking, now),
          tell: (after) => [{ type: 'BookingConfirmed', data: factsOf(after) }],
        });
      },
    });
  }
}
