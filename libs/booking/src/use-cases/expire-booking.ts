import { Injectable } from '@nestjs/common';
import { err, ok, type Failure } from '#kernel';
import { systemActor } from '#platform/access';
import { factsOf, type Booking } from '../domain/booking.js';
import { isHoldOver } from '../domain/hold.js';
import { ChangeBooking, giveBack, type Effects } from './change-booking.js';

/** A hold that nobody paid for, or a request that nobody answered, runs out: the slot is free and nothing is owed. */
@Injectable()
export class ExpireBooking {
  constructor(private readonly bookings: ChangeBooking) {}

  /** When the time is over: 15 minutes for a hold, the answer deadline for a request. */
  execute(bookingId: string) {
    return this.run(bookingId, isOver);
  }

  /** The customer has left the page on which they would have paid: a hold need not wait for its time. */
  executeAbandoned(bookingId: string) {
    return this.run(bookingId, (booking) => booking.state === 'HELD');
  }

  private run(bookingId: string, isDue: (booking: Booking, now: Date) => boolean) {
    return this.bookings.run<Failure<'NotDue'>>({
      bookingId,
      actor: systemActor('booking.expire'),
      command: 'EXPIRE',
      effects: (booking, now) => (isDue(booking, now) ? ok(expiry(booking)) : err({ kind: 'NotDue' })),
    });
  }
}

const isOver = (booking: Booking, now: Date): boolean =>
  booking.state === 'HELD' ? isHoldOver(booking, now) : booking.answerBy !== null && now >= booking.answerBy;

/** What follows from running out of time in either state. */
export function expiry(booking: Booking): Effects {
  const from = booking.state === 'REQUESTED' ? 'REQUESTED' : 'HELD';
  return {
    money: giveBack(from === 'HELD' ? 'HOLD_EXPIRED' : 'REQUEST_EXPIRED'),
    tell: (after) => [{ type: 'BookingExpired', data: { ...factsOf(after), from } }],
  };
}
