import type { LocalDate } from '#kernel';
import type { TransitionRefused } from './booking-state.js';
import type { IdempotencyKeyReused } from './idempotency.js';

/*
 * Everything a person can be told when a booking does not go their way. `kind` is the name of the GraphQL type and the key
 * of the message in both languages. None carries a name, an address or a contact.
 */

/** Someone else has the slot, or it was never free. `alternatives` are starts at which the same visit is possible. */
export interface SlotTaken {
  readonly kind: 'SlotTaken';
  readonly alternatives: readonly Date[];
}
/** The quote's 30 minutes are over. */
export interface QuoteExpired {
  readonly kind: 'QuoteExpired';
  readonly expiredAt: Date;
}
/** The provider takes no bookings now: paused, suspended, closed or never listed. */
export interface ProviderNotBookable {
  readonly kind: 'ProviderNotBookable';
}
/** A check or an insurance of the provider ends before the visit would (promises VET-1, VET-2). */
export interface CredentialEndsBeforeVisit {
  readonly kind: 'CredentialEndsBeforeVisit';
  readonly validUntil: Date;
}
/** The place is further than the provider travels. */
export interface OutsideServiceArea {
  readonly kind: 'OutsideServiceArea';
}
/** Nobody books themselves. */
export interface OwnService {
  readonly kind: 'OwnService';
}
/** The provider does not offer the service, or not at a price. */
export interface ServiceNotOffered {
  readonly kind: 'ServiceNotOffered';
  readonly serviceCode: string;
}
/** The visit starts too soon: for the provider's notice (`earliest` is the first start it allows), or to answer a request. */
export interface NoticeTooShort {
  readonly kind: 'NoticeTooShort';
  readonly earliest?: Date;
}
/** The visit is beyond the booking horizon; `latestDate` is the last local day that can be booked. */
export interface TooFarAhead {
  readonly kind: 'TooFarAhead';
  readonly latestDate: LocalDate;
}
/** The extras do not go with the service, or the visit is shorter or longer than what is sold. */
export interface NotForSale {
  readonly kind: 'NotForSale';
  readonly field: 'extras' | 'durationMinutes' | 'home';
}
/** The address is not in the municipality for which the price was quoted. */
export interface AddressNotQuoted {
  readonly kind: 'AddressNotQuoted';
}
/** The visit would begin within the withdrawal period, and the customer has not expressly asked for that (L221-25). */
export interface EarlyStartRequestMissing {
  readonly kind: 'EarlyStartRequestMissing';
}
/** The terms shown with the quote have not been accepted. */
export interface TermsNotAccepted {
  readonly kind: 'TermsNotAccepted';
}
/** The customer keeps as many slots without paying as one person may. */
export interface TooManyHolds {
  readonly kind: 'TooManyHolds';
  readonly limit: number;
}
/** The 15 minutes to pay are over. */
export interface HoldExpired {
  readonly kind: 'HoldExpired';
}
/** What cancelling costs has changed since it was shown; it must be confirmed again. */
export interface CancellationFeeChanged {
  readonly kind: 'CancellationFeeChanged';
  readonly feeCents: number;
}
/** The arrival code is not this one. */
export interface ArrivalCodeWrong {
  readonly kind: 'ArrivalCodeWrong';
  readonly triesLeft: number;
}
/** Too many wrong arrival codes: the arrival can only be declared. */
export interface ArrivalCodeLocked {
  readonly kind: 'ArrivalCodeLocked';
}
export interface TooEarly {
  readonly kind: 'TooEarly';
  readonly from: Date;
}
export interface TooLate {
  readonly kind: 'TooLate';
  readonly until: Date;
}
/** The checklist does not answer exactly the points of the service. */
export interface ChecklistIncomplete {
  readonly kind: 'ChecklistIncomplete';
  readonly missing: readonly string[];
}
/** The customer contests that the provider came: a person decides, no deadline does. */
export interface ArrivalContested {
  readonly kind: 'ArrivalContested';
}

/** Nobody has checked out of the visit yet. */
export interface VisitNotDone {
  readonly kind: 'VisitNotDone';
}
/** The amount is less or more than what can be given. */
export interface AmountOutOfBounds {
  readonly kind: 'AmountOutOfBounds';
  readonly minimumCents: number;
  readonly maximumCents: number;
}

/** More time is asked for during the visit or shortly after check-out, and agreed to once. */
export interface OvertimeNotPossible {
  readonly kind: 'OvertimeNotPossible';
}
/** More time is asked for in whole steps up to a most. */
export interface OvertimeTooLong {
  readonly kind: 'OvertimeTooLong';
  readonly stepMinutes: number;
  readonly maximumMinutes: number;
}
/** With so much more time the provider would be late for their next visit. */
export interface OvertimeOverlaps {
  readonly kind: 'OvertimeOverlaps';
}
/** Nothing is proposed, or it was answered already. */
export interface OvertimeNotProposed {
  readonly kind: 'OvertimeNotProposed';
}
/** The time to answer is over. */
export interface OvertimeExpired {
  readonly kind: 'OvertimeExpired';
  readonly expiredAt: Date;
}
/** What is proposed now is not what was shown: it must be agreed to again. */
export interface OvertimeChanged {
  readonly kind: 'OvertimeChanged';
  readonly minutes: number;
  readonly amountCents: number;
}
/** Less of the customer’s credit can be used than they agreed to: they must look again. */
export interface CreditNotUsable {
  readonly kind: 'CreditNotUsable';
  readonly usableCents: number;
}

/** The visit cannot be booked instead of the other: that one is in order, or too late, at another hour, or being replaced. */
export interface ReplacementNotPossible {
  readonly kind: 'ReplacementNotPossible';
}

export type QuoteFailure =
  | ProviderNotBookable
  | CredentialEndsBeforeVisit
  | OutsideServiceArea
  | OwnService
  | ServiceNotOffered
  | NoticeTooShort
  | TooFarAhead
  | NotForSale
  | SlotTaken
  | IdempotencyKeyReused;

export type HoldFailure =
  | Exclude<QuoteFailure, NotForSale>
  | QuoteExpired
  | AddressNotQuoted
  | EarlyStartRequestMissing
  | TermsNotAccepted
  | TooManyHolds
  | CreditNotUsable
  | ReplacementNotPossible;

export type { IdempotencyKeyReused, TransitionRefused as BookingStateConflict };
