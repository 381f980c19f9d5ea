import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import { systemActor } from '#platform/access';
import { answerDeadline } from '../domain/answer-deadline.js';
import { factsOf, type Booking } from '../domain/booking.js';
import type { BookingCommand } from '../domain/booking-state.js';
import { ChangeBooking, giveBack, type Effects } from './change-booking.js';
import { CheckOffer } from './check-offer.js';
import { contractTerms } from './contract-terms.js';
import { expiry } from './expire-booking.js';
import { platformCancels } from './platform-cancels.js';
import { ReleaseLatePayment } from './release-late-payment.js';

/**
 * The customer's pay method is secured: the provider is asked, or booked at once if that is their choice. A hold whose time
 * is over but whose slot nobody took goes on: the customer has paid, and the slot is still theirs. A booking that has ended
 * meanwhile gives the money back; so does one whose provider can no longer be booked at once: the platform cancels it.
 */
@Injectable()
export class SecureBooking {
  constructor(
    private readonly bookings: ChangeBooking,
    private readonly offers: CheckOffer,
    private readonly latePayments: ReleaseLatePayment,
  ) {}

  async execute(bookingId: string): Promise<void> {
    const secured = await this.bookings.run<never, boolean>({
      bookingId,
      actor: systemActor('booking.secure'),
      learn: (tx, booking) => this.offers.isStillBookable(tx, booking),
      command: nextCommand,
      effects: (booking, now, _, isBookable) => ok(effectsOf(nextCommand(booking, now, isBookable), booking, now)),
    });
    if (!secured.ok) await this.latePayments.execute(bookingId);
  }
}

/**
 * A request that leaves the provider no time to answer can only expire. Only a hold is moved on: told again of a booking that
 * has moved on already, this asks for what the table refuses.
 */
function nextCommand(booking: Booking, now: Date, isBookable: boolean): BookingCommand {
  if (booking.state !== 'HELD') return 'SUBMIT_REQUEST';
  if (booking.instantBook) return isBookable ? 'CONFIRM_INSTANTLY' : 'CANCEL';
  return answerDeadline(now, booking.start) ? 'SUBMIT_REQUEST' : 'EXPIRE';
}

function effectsOf(command: BookingCommand, booking: Booking, now: Date): Effects {
  if (command === 'CANCEL') return platformCancels(booking, now);
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
