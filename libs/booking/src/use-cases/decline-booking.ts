import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import type { Actor } from '#platform/access';
import { factsOf } from '../domain/booking.js';
import { ChangeBooking, giveBack } from './change-booking.js';

/** Why a provider declines, in words both languages have; free text could carry a contact. */
export const DECLINE_REASONS = ['NOT_AVAILABLE', 'TOO_FAR', 'NOT_MY_KIND_OF_WORK', 'OTHER'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** The provider says no: the slot is free again and nothing is owed. */
@Injectable()
export class DeclineBooking {
  constructor(private readonly bookings: ChangeBooking) {}

  execute(actor: Actor, bookingId: string, reason: DeclineReason) {
    return this.bookings.run<never>({
      bookingId,
      actor,
      command: 'DECLINE',
      effects: () =>
        ok({
          changes: { declineReason: reason },
          money: giveBack('DECLINED'),
          tell: (after) => [{ type: 'BookingDeclined', data: { ...factsOf(after), reason } }],
        }),
    });
  }
}
