import { Inject, Injectable } from '@nestjs/common';
import { err, ok } from '#kernel';
import type { Actor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import { checkArrivalCode } from '../domain/arrival-code.js';
import type {
  ArrivalCodeLocked,
  ArrivalCodeWrong,
  ProviderNotBookable,
  TooEarly,
  TooLate,
} from '../domain/booking.errors.js';
import { factsOf } from '../domain/booking.js';
import { mayArrive } from '../domain/visit-window.js';
import { ChangeBooking } from './change-booking.js';
import { CheckOffer } from './check-offer.js';
import { SealedFields } from './sealed-fields.js';

/** The provider is at the door and types the code the customer gives. A wrong one counts. Who may no longer come can't start. */
@Injectable()
export class StartVisit {
  constructor(
    private readonly bookings: ChangeBooking,
    private readonly offers: CheckOffer,
    private readonly sealed: SealedFields,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
  ) {}

  execute(actor: Actor, bookingId: string, code: string) {
    return this.bookings.run<TooEarly | TooLate | ArrivalCodeWrong | ArrivalCodeLocked | ProviderNotBookable, boolean>({
      bookingId,
      actor,
      command: 'START_BY_CODE',
      learn: (tx, booking) => this.offers.mayStillCome(tx, booking),
      effects: (booking, now, _, mayCome) => {
        const arrival = mayArrive(booking, this.config.rules.earlyArrivalMinutes, now);
        if (!arrival.ok) return arrival;
        if (!mayCome) return err({ kind: 'ProviderNotBookable' });
        const check = checkArrivalCode(this.sealed.openArrivalCode(booking), code, booking.arrivalCodeFailures);
        if (check.outcome === 'LOCKED') return err({ kind: 'ArrivalCodeLocked' });
        if (check.outcome === 'WRONG') {
          const mark = { arrivalCodeFailures: booking.arrivalCodeFailures + 1 };
          return { ...err({ kind: 'ArrivalCodeWrong', triesLeft: check.triesLeft }), mark };
        }
        return ok({
          changes: { arrivedAt: now, arrivalProof: 'CODE' },
          tell: (after) => [{ type: 'VisitStarted', data: { ...factsOf(after), how: 'CODE' } }],
        });
      },
    });
  }
}
