import { Injectable } from '@nestjs/common';
import { err, ok } from '#kernel';
import type { Actor } from '#platform/access';
import type { TooLate } from '../domain/booking.errors.js';
import { mayContestArrival } from '../domain/visit-window.js';
import { ChangeBooking } from './change-booking.js';

/** The customer says that the provider who declared to be there was not: no deadline completes the booking any more. */
@Injectable()
export class ContestArrival {
  constructor(private readonly bookings: ChangeBooking) {}

  execute(actor: Actor, bookingId: string) {
    return this.bookings.run<TooLate>({
      bookingId,
      actor,
      command: 'CONTEST_ARRIVAL',
      effects: (booking, now) => {
        const { arrivedAt, arrivalProof } = booking;
        if (!arrivedAt || !arrivalProof) return err({ kind: 'TooLate', until: booking.start });
        const contest = mayContestArrival({ arrivedAt, how: arrivalProof }, now);
        return contest.ok ? ok({ changes: { arrivalContestedAt: booking.arrivalContestedAt ?? now } }) : contest;
      },
    });
  }
}
