import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import { systemActor } from '#platform/access';
import { answerDeadline } from '../domain/answer-deadline.js';
import { factsOf, type Booking } from '../domain/booking.js';
import type { BookingCommand } from '../domain/booking-state.js';
import { ChangeBooking, giveBack, type Effects } from './change-booking.js';
import { contractTerms } from './contract-terms.js';
import { expiry } from './expire-booking.js';
import { ReleaseLatePayment } from './release-late-payment.js';

/**
 * The customer's pay method is secured: the provider is asked, or booked at once if that is their choice. A hold whose time
 * is over but whose slot nobody took goes on: the customer has paid, and the slot is still theirs. A booking that has ended
 * meanwhile gives the money back.
 */
@Injectable()
export class SecureBooking {
  constructor(
    private readonly bookings: ChangeBooking,
    private readonly latePayments: ReleaseLatePayment,
  ) {}

  async execute(bookingId: string): Promise<void> {
    const secured = await this.bookings.run<never>({
      bookingId,
      actor: systemActor('booking.secure'),
      command: nextCommand,
      effects: (booking, now) => ok(effectsOf(nextCommand(booking, now), booking, now)),
    });
    if (!secured.ok) await this.latePayments.execute(bookingId);
  }
}

/** A request that leaves the provider no time to answer can only expire. */
function nextCommand(booking: Booking, now: Date): BookingCommand {
  if (booking.instantBook) return 'CONFIRM_INSTANTLY';
  return answerDeadline(now, booking.start) ? 'SUBMIT_REQUEST' : 'EXPIRE';
}

function effectsOf(command: BookingCommand, booking: Booking, now: Date): Effects {
  if (command === 'CONFIRM_INSTANTLY') {
    return {
      changes: contractTerms(booking, now),
      tell: (after) => [{ type: 'BookingConfirmed', data: factsOf(after) }],
    };
  }
  const answerBy = answerDeadline(now, booking.start);
  if (!answerBy) return { ...expiry(booking), money: giveBack('NO_TIME_TO_ANSWER') };
  return {
    changes: { askedAt: now, answerBy },
    tell: (after) => [{ type: 'BookingRequested', data: { ...factsOf(after), answerBy: answerBy.toISOString() } }],
  };
}
