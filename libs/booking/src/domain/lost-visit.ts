import type { CancellationBasis } from './cancellation.js';

/** Why a customer is given a credit for a visit that fell through. */
export type LostVisitReason = 'PROVIDER_CANCELLED' | 'PLATFORM_CANCELLED' | 'PROVIDER_NO_SHOW';

const MADE_GOOD: Partial<Record<CancellationBasis, LostVisitReason>> = {
  PROVIDER_CANCELS: 'PROVIDER_CANCELLED',
  PLATFORM_CANCELS: 'PLATFORM_CANCELLED',
  PROVIDER_NO_SHOW: 'PROVIDER_NO_SHOW',
};

/**
 * Whether a visit that ended is made good with a credit besides the refund: a contract was made, and the customer is not the
 * one who gave it up. Null: it is not.
 */
export const madeGood = (booking: { readonly confirmedAt: Date | null }, basis: CancellationBasis) =>
  booking.confirmedAt ? (MADE_GOOD[basis] ?? null) : null;
