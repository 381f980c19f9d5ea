import { Injectable } from '@nestjs/common';
import { err, ok, type Failure } from '#kernel';
import { systemActor, type Actor } from '#platform/access';
import type { ArrivalContested } from '../domain/booking.errors.js';
import { factsOf, type Booking } from '../domain/booking.js';
import { ChangeBooking, type Effects } from './change-booking.js';

export interface CompleteInput {
  readonly bookingId: string;
  readonly idempotencyKey: string;
}

/** The visit was done: the money is taken now (promise PAY-2), and goes to the provider when the claim window is over. */
@Injectable()
export class CompleteBooking {
  constructor(private readonly bookings: ChangeBooking) {}

  /** By the customer, or by support settling a contested arrival in the provider's favour. */
  execute(actor: Actor, { bookingId, idempotencyKey }: CompleteInput) {
    return this.bookings.run<never>({
      bookingId,
      actor,
      command: 'COMPLETE',
      request: { key: idempotencyKey, operation: 'confirmCompletion', input: { bookingId } },
      effects: (booking, now) => ok(completed(booking, now)),
    });
  }

  /** When the customer has said nothing for 24 hours. */
  executeDue(bookingId: string) {
    return this.bookings.run<Failure<'NotDue'> | ArrivalContested>({
      bookingId,
      actor: systemActor('booking.auto-complete'),
      command: 'COMPLETE',
      effects: (booking, now) => {
        if (booking.arrivalContestedAt) return err({ kind: 'ArrivalContested' });
        return booking.completesAt && now >= booking.completesAt
          ? ok(completed(booking, now))
          : err({ kind: 'NotDue' });
      },
    });
  }
}

function completed(booking: Booking, now: Date): Effects {
  // The table leads to COMPLETED through a check-out, which dates the window (a CHECK constraint says so too).
  const transferAt = booking.claimWindowEndsAt ?? now;
  const dates = { claimWindowEndsAt: transferAt.toISOString(), completedAt: now.toISOString() };
  return {
    money: { take: { transferAt } },
    tell: (after) => [{ type: 'BookingCompleted', data: { ...factsOf(after), ...dates } }],
  };
}
