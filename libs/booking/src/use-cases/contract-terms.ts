import { withdrawalTerms } from '#pricing';
import type { Booking } from '../domain/booking.js';
import type { BookingChanges } from '../store/booking-row.js';

/** What is written when the contract is concluded: its instant, and the end of the right to withdraw from it. */
export const contractTerms = (booking: Booking, now: Date): BookingChanges => ({
  confirmedAt: now,
  askedAt: booking.askedAt ?? now,
  withdrawalEndsAt: withdrawalTerms({
    contractAt: now,
    start: booking.start,
    timeZone: booking.timeZone,
    department: booking.department ?? undefined,
  }).endsAt,
});
