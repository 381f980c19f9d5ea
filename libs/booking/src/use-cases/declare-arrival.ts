import { Inject, Injectable } from '@nestjs/common';
import { err, ok } from '#kernel';
import type { Actor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import type { ProviderNotBookable, TooEarly, TooLate } from '../domain/booking.errors.js';
import { factsOf } from '../domain/booking.js';
import { mayArrive } from '../domain/visit-window.js';
import { ChangeBooking } from './change-booking.js';
import { CheckOffer } from './check-offer.js';

/** The provider is there but has no code, as when the customer is out: the customer can contest it for 24 hours. */
@Injectable()
export class DeclareArrival {
  constructor(
    private readonly bookings: ChangeBooking,
    private readonly offers: CheckOffer,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  execute(actor: Actor, bookingId: string) {
    return this.bookings.run<TooEarly | TooLate | ProviderNotBookable, boolean>({
      bookingId,
      actor,
      command: 'DECLARE_ARRIVAL',
      learn: (tx, booking) => this.offers.mayStillCome(tx, booking),
      effects: (booking, now, _, mayCome) => {
        const arrival = mayArrive(booking, this.config.rules.earlyArrivalMinutes, now);
        if (!arrival.ok) return arrival;
        if (!mayCome) return err({ kind: 'ProviderNotBookable' });
        return ok({
          changes: { arrivedAt: now, arrivalProof: 'DECLARED' },
          tell: (after) => [{ type: 'VisitStarted', data: { ...factsOf(after), how: 'DECLARED' } }],
        });
      },
    });
  }
}
