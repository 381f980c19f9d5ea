import { Injectable } from '@nestjs/common';
import { err, ok, type Result } from '#kernel';
import type { Actor } from '#platform/access';
import type { TooEarly } from '../domain/booking.errors.js';
import { cancellationQuestion, factsOf, type Booking } from '../domain/booking.js';
import { cancellationOutcome } from '../domain/cancellation.js';
import { noShowOpensAt } from '../domain/late-visit.js';
import { madeGood } from '../domain/lost-visit.js';
import { ChangeBooking, type Effects } from './change-booking.js';

export interface NoShowInput {
  readonly bookingId: string;
  /** Who did not come. */
  readonly who: 'CUSTOMER' | 'PROVIDER';
  readonly idempotencyKey: string;
}

/** One side waited 45 minutes for the other. */
@Injectable()
export class ReportNoShow {
  constructor(private readonly bookings: ChangeBooking) {}

  execute(actor: Actor, { bookingId, who, idempotencyKey }: NoShowInput) {
    return this.bookings.run<TooEarly>({
      bookingId,
      actor,
      command: who === 'CUSTOMER' ? 'REPORT_CUSTOMER_NO_SHOW' : 'REPORT_PROVIDER_NO_SHOW',
      request: { key: idempotencyKey, operation: 'reportNoShow', input: { bookingId, who } },
      effects: (booking, now) => noShow(booking, who, now),
    });
  }
}

function noShow(booking: Booking, who: NoShowInput['who'], now: Date): Result<Effects, TooEarly> {
  const from = noShowOpensAt(booking.start);
  if (now < from) return err({ kind: 'TooEarly', from });
  const cause = who === 'CUSTOMER' ? 'CUSTOMER_NO_SHOW' : 'PROVIDER_NO_SHOW';
  const { basis, feeCents, refundCents, providerShareCents } = cancellationOutcome(
    cancellationQuestion(booking, cause, now),
  );
  return ok({
    changes: { cancellationBasis: basis, feeCents, refundCents, providerFeeShareCents: providerShareCents },
    money: { release: { feeCents, providerShareCents, reason: basis } },
    credit: madeGood(booking, basis),
    tell: (after) => [{ type: 'BookingNoShow', data: { ...factsOf(after), who } }],
  });
}
