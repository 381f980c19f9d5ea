import { cancellationQuestion, factsOf, type Booking } from '../domain/booking.js';
import { cancellationOutcome } from '../domain/cancellation.js';
import { madeGood } from '../domain/lost-visit.js';
import type { Effects } from './change-booking.js';

/** The platform gives the booking up: everything goes back, and a visit that was confirmed is made good. */
export function platformCancels(booking: Booking, now: Date): Effects {
  const outcome = cancellationOutcome(cancellationQuestion(booking, 'PLATFORM_CANCELS', now));
  const { basis, feeCents, refundCents, providerShareCents } = outcome;
  return {
    changes: { cancellationBasis: basis, feeCents, refundCents, providerFeeShareCents: providerShareCents },
    money: { release: { feeCents, providerShareCents, reason: basis } },
    credit: madeGood(booking, basis),
    tell: (after) => [
      { type: 'BookingCancelled', data: { ...factsOf(after), by: 'PLATFORM', basis, feeCents, refundCents } },
    ],
  };
}
