import type { BookingId, Cents, ProviderId, QuoteId, TimeRange, UserId } from '#kernel';
import type { BookingFacts } from '#events';
import type { BookingState } from './booking-state.js';
import type { CancellationCause, CancellationQuestion, PolicyStep } from './cancellation.js';

/** A booking as rules and use cases see it. Instants are UTC; amounts are cents of euro. */
export interface Booking extends TimeRange {
  readonly id: BookingId;
  readonly reference: string;
  readonly state: BookingState;
  readonly customerId: UserId;
  readonly customerPublicName: string;
  readonly providerId: ProviderId;
  readonly providerUserId: UserId;
  readonly providerPublicName: string;
  readonly serviceCode: string;
  /** IANA zone of the visit: all its local times are read there. */
  readonly timeZone: string;
  /** The visit with buffers and travel; private to the provider's calendar. */
  readonly blocked: TimeRange;
  /** French department code of the place, for its public holidays. */
  readonly department: string | null;
  readonly municipality: string;
  /** Rounded to half a kilometre. */
  readonly distanceMetres: number;
  readonly addressSealed: string;
  readonly quoteId: QuoteId;
  readonly quoteHash: string;
  /** The policy's schedule as the quote wrote it out. */
  readonly cancellationSteps: readonly PolicyStep[];
  readonly totalCents: Cents;
  readonly providerNetCents: Cents;
  readonly instantBook: boolean;
  readonly earlyStartRequestedAt: Date | null;
  readonly createdAt: Date;
  readonly holdExpiresAt: Date;
  readonly askedAt: Date | null;
  readonly answerBy: Date | null;
  readonly confirmedAt: Date | null;
  readonly withdrawalEndsAt: Date | null;
  readonly remindedAt: Date | null;
  readonly lateAlertedAt: Date | null;
  /**
   * Set while the provider may not come: until when the customer can choose somebody else (rescue.ts). Null when all is well.
   */
  readonly rescueBy: Date | null;
  readonly arrivalCodeSealed: string;
  readonly arrivalCodeFailures: number;
  readonly arrivedAt: Date | null;
  readonly arrivalProof: 'CODE' | 'DECLARED' | null;
  readonly arrivalContestedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly completesAt: Date | null;
  readonly claimWindowEndsAt: Date | null;
  readonly endedAt: Date | null;
  readonly declineReason: string | null;
  readonly cancellationBasis: string | null;
  readonly feeCents: number | null;
  readonly refundCents: number | null;
}

/** What other features are told of a booking. Nothing in it is private to either side. */
export const factsOf = (booking: Booking): BookingFacts => ({
  bookingId: booking.id,
  reference: booking.reference,
  customerId: booking.customerId,
  customerPublicName: booking.customerPublicName,
  providerId: booking.providerId,
  providerUserId: booking.providerUserId,
  providerPublicName: booking.providerPublicName,
  serviceCode: booking.serviceCode,
  municipality: booking.municipality,
  start: booking.start.toISOString(),
  end: booking.end.toISOString(),
  timeZone: booking.timeZone,
  totalCents: booking.totalCents,
});

/** The booking's own terms put to the question of what ending it costs at an instant. */
export const cancellationQuestion = (booking: Booking, cause: CancellationCause, now: Date): CancellationQuestion => ({
  cause,
  now,
  policySteps: booking.cancellationSteps,
  start: booking.start,
  end: booking.end,
  contractedAt: booking.confirmedAt,
  withdrawalEndsAt: booking.withdrawalEndsAt,
  earlyStartRequestedAt: booking.earlyStartRequestedAt,
  begunAt: booking.arrivedAt,
  totalCents: booking.totalCents,
  providerNetCents: booking.providerNetCents,
});

/** Letters and digits that are not mistaken for one another on the phone: no 0, O, 1, I, L, U. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference such as `RZ-7K2M4Q` from six drawn bytes. */
export const referenceFrom = (drawn: Uint8Array): string =>
  `RZ-${Array.from(drawn.subarray(0, 6), (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;
