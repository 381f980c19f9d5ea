import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import { systemActor } from '#platform/access';
import { factsOf } from '../domain/booking.js';
import { ChangeBooking, giveBack } from './change-booking.js';

/** The money could not be secured in time: the visit does not take place. */
@Injectable()
export class MarkUnpaid {
  constructor(private readonly bookings: ChangeBooking) {}

  execute(bookingId: string) {
    return this.bookings.run<never>({
      bookingId,
      actor: systemActor('booking.mark-unpaid'),
      command: 'MARK_UNPAID',
      effects: () =>
        ok({ money: giveBack('NOT_SECURED'), tell: (after) => [{ type: 'BookingUnpaid', data: factsOf(after) }] }),
    });
  }
}
