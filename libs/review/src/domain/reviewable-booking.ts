import type { LocalDate } from '#kernel';

/** Who wrote a review: the customer about the provider, or the other way round. */
export type ReviewSide = 'CUSTOMER' | 'PROVIDER';

/** A completed booking whose two people may review it. */
export interface ReviewableBooking {
  readonly bookingId: string;
  readonly customerId: string;
  readonly customerPublicName: string;
  readonly providerId: string;
  /** The provider's account. */
  readonly providerUserId: string;
  readonly providerPublicName: string;
  readonly serviceCode: string;
  /** Local day of the visit. */
  readonly experienceDay: LocalDate;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** On which side someone took part; null for everybody else, who must not learn that the booking exists. */
export function sideOf(booking: ReviewableBooking, userId: string): ReviewSide | null {
  if (userId === booking.customerId) return 'CUSTOMER';
  return userId === booking.providerUserId ? 'PROVIDER' : null;
}

/** Who a review from one side is about. */
export const subjectOf = (booking: ReviewableBooking, side: ReviewSide): string =>
  side === 'CUSTOMER' ? booking.providerUserId : booking.customerId;
