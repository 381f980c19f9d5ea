import { Inject, Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import type { Actor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import type { TooEarly, TooLate } from '../domain/booking.errors.js';
import { factsOf } from '../domain/booking.js';
import { mayArrive } from '../domain/visit-window.js';
import { ChangeBooking } from './change-booking.js';

/** The provider is there but has no code, as when the customer is out: the customer can contest it for 24 hours. */
@Injectable()
export class DeclareArrival {
  constructor(
    private readonly bookings: ChangeBooking,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  execute(actor: Actor, bookingId: string) {
    return this.bookings.run<TooEarly | TooLate>({
      bookingId,
      actor,
      command: 'DECLARE_ARRIVAL',
      effects: (booking, now) => {
        const arrival = mayArrive(booking, this.config.rules.earlyArrivalMinutes, now);
        if (!arrival.ok) return arrival;
        return ok({
          changes: { arrivedAt: now, arrivalProof: 'DECLARED' },
          tell: (after) => [{ type: 'VisitStarted', data: { ...factsOf(after), how: 'DECLARED' } }],
        });
      },
    });
  }
}
