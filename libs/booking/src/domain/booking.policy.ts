import type { BookingParty, BookingState } from './booking-state.js';

/** What the policy needs to know of whoever asks; every actor of the platform has this shape. */
export type BookingActor =
  | { readonly kind: 'user'; readonly userId: string; readonly permissions: ReadonlySet<string> }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'system' };

/** What the policy needs to know of a booking. */
export interface BookingTies {
  readonly customerId: string;
  readonly providerUserId: string;
  /** When the provider was told of the booking; null while it is a hold, or was only ever one. */
  readonly askedAt: Date | null;
}

/**
 * In which capacity someone meets a booking, or null when the booking does not exist for them: a stranger, or a provider
 * for whom a customer merely began to pay. Null is answered exactly like an id that was never given.
 */
export function partyOf(actor: BookingActor, booking: BookingTies): BookingParty | null {
  if (actor.kind === 'system') return 'SYSTEM';
  if (actor.kind === 'anonymous') return null;
  if (actor.userId === booking.customerId) return 'CUSTOMER';
  if (actor.userId === booking.providerUserId) return booking.askedAt ? 'PROVIDER' : null;
  return actor.permissions.has('support') || actor.permissions.has('finance') ? 'PLATFORM' : null;
}

/** Whether a member of the platform may act on bookings, not only look at them. */
export const mayActForPlatform = (actor: BookingActor): boolean =>
  actor.kind === 'user' && actor.permissions.has('support');

/** The parts of a booking that not everyone who may see it may see. */
export type BookingPart =
  /** What the customer pays, the frozen quote and its terms, what cancelling costs. */
  | 'PRICE'
  /** What the provider earns. */
  | 'EARNINGS'
  /** The address in full (the provider gets the stages of address-stages.ts instead). */
  | 'FULL_ADDRESS'
  | 'STAGED_ADDRESS'
  /** Who looked at the address and when. */
  | 'ADDRESS_LOG'
  /** The code that lets the provider start. */
  | 'ARRIVAL_CODE';

const VISIBLE: Readonly<Record<BookingParty, readonly BookingPart[]>> = {
  CUSTOMER: ['PRICE', 'FULL_ADDRESS', 'ADDRESS_LOG', 'ARRIVAL_CODE'],
  PROVIDER: ['EARNINGS', 'STAGED_ADDRESS'],
  // Staff work without the address: the municipality is enough to help (promise DATA-4).
  PLATFORM: ['PRICE', 'EARNINGS', 'ADDRESS_LOG'],
  SYSTEM: [],
};

export const maySee = (party: BookingParty, part: BookingPart): boolean => VISIBLE[party].includes(part);

/** The states in which the customer is shown the arrival code: it is of use to nobody before or after. */
export const showsArrivalCode = (state: BookingState): boolean => state === 'CONFIRMED';
