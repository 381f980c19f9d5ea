import { Injectable } from '@nestjs/common';
import { err, ok } from '#kernel';
import type { Actor } from '#platform/access';
import type { CancellationFeeChanged } from '../domain/booking.errors.js';
import { cancellationQuestion, factsOf } from '../domain/booking.js';
import { cancellationOutcome, causeOf } from '../domain/cancellation.js';
import { madeGood } from '../domain/lost-visit.js';
import { ChangeBooking } from './change-booking.js';

export interface CancelInput {
  readonly bookingId: string;
  /** The fee that `cancellationTerms` showed; cancelling never costs more than what was shown. */
  readonly shownFeeCents: number;
  readonly idempotencyKey: string;
}

/** Whoever of the three may, gives up the booking; what that costs was shown before. */
@Injectable()
export class CancelBooking {
  constructor(private readonly bookings: ChangeBooking) {}

  execute(actor: Actor, input: CancelInput) {
    return this.bookings.run<CancellationFeeChanged>({
      bookingId: input.bookingId,
      actor,
      command: 'CANCEL',
      request: {
        key: input.idempotencyKey,
        operation: 'cancelBooking',
        input: { bookingId: input.bookingId, shownFeeCents: input.shownFeeCents },
      },
      effects: (booking, now, party) => {
        const outcome = cancellationOutcome(cancellationQuestion(booking, causeOf(party, booking), now));
        const { basis, feeCents, refundCents, providerShareCents } = outcome;
        if (feeCents > input.shownFeeCents) return err({ kind: 'CancellationFeeChanged', feeCents });
        const by = party === 'SYSTEM' || basis === 'PLATFORM_CANCELS' ? 'PLATFORM' : party;
        return ok({
          changes: { cancellationBasis: basis, feeCents, refundCents, providerFeeShareCents: providerShareCents },
          money: { release: { feeCents, providerShareCents, reason: basis } },
          credit: madeGood(booking, basis),
          tell: (after) => [
            { type: 'BookingCancelled', data: { ...factsOf(after), by, basis, feeCents, refundCents } },
          ],
        });
      },
    });
  }
}
