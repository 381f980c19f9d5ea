import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AlreadyCharged, CreditNotUsable, PaymentAlreadySecured, PaymentClosed, PaymentUnavailable } from '#payment';
import { QuoteObject } from '#pricing';
import { resultUnion } from '#platform/graphql';
import * as failures from './booking.failures.js';
import { BookingObject } from './booking.object.js';

@ObjectType({ description: 'The hosted page on which the money is secured.' })
export class BookingCheckout {
  readonly __typename = 'BookingCheckout';

  @Field(() => ID)
  bookingId: string;

  @Field(() => String)
  url: string;

  @Field(() => Date)
  expiresAt: Date;
}

@ObjectType({ description: 'What cancelling costs from an instant on.' })
export class CancellationStepObject {
  @Field(() => Date, { nullable: true, description: 'Null: now.' })
  from: Date | null;

  @Field(() => String, { description: 'The rule that decides, e.g. WITHDRAWAL or POLICY.' })
  basis: string;

  @Field(() => String, { description: 'The rule in words, in the language of the request.' })
  explanation: string;

  @Field(() => Int)
  feeCents: number;

  @Field(() => Int)
  refundCents: number;
}

@ObjectType({ description: 'What cancelling costs you now and later; to be shown before anyone confirms.' })
export class CancellationTerms {
  readonly __typename = 'CancellationTerms';

  @Field(() => ID)
  bookingId: string;

  @Field(() => Int, { description: 'What cancelling costs now: pass it to cancelBooking as shownFeeCents.' })
  feeCents: number;

  @Field(() => [CancellationStepObject], { description: 'The first is now.' })
  steps: CancellationStepObject[];
}

export const RequestQuoteResult = resultUnion('RequestQuoteResult', () => [
  QuoteObject,
  failures.SlotTaken,
  failures.ProviderNotBookable,
  failures.CredentialEndsBeforeVisit,
  failures.OutsideServiceArea,
  failures.OwnService,
  failures.ServiceNotOffered,
  failures.NoticeTooShort,
  failures.TooFarAhead,
  failures.NotForSale,
  failures.IdempotencyKeyReused,
]);

export const HoldBookingResult = resultUnion('HoldBookingResult', () => [
  BookingObject,
  failures.SlotTaken,
  failures.QuoteExpired,
  failures.ProviderNotBookable,
  failures.CredentialEndsBeforeVisit,
  failures.OutsideServiceArea,
  failures.OwnService,
  failures.ServiceNotOffered,
  failures.NoticeTooShort,
  failures.TooFarAhead,
  failures.AddressNotQuoted,
  failures.EarlyStartRequestMissing,
  failures.TermsNotAccepted,
  failures.TooManyHolds,
  CreditNotUsable,
  failures.ReplacementNotPossible,
  failures.IdempotencyKeyReused,
]);

export const BookingCheckoutResult = resultUnion('BookingCheckoutResult', () => [
  BookingCheckout,
  failures.HoldExpired,
  failures.BookingStateConflict,
  PaymentAlreadySecured,
  PaymentClosed,
  PaymentUnavailable,
  failures.IdempotencyKeyReused,
]);

export const AnswerBookingResult = resultUnion('AnswerBookingResult', () => [
  BookingObject,
  failures.BookingStateConflict,
  failures.TooLate,
  failures.ProviderNotBookable,
]);

export const CancellationTermsResult = resultUnion('CancellationTermsResult', () => [
  CancellationTerms,
  failures.BookingStateConflict,
]);

export const CancelBookingResult = resultUnion('CancelBookingResult', () => [
  BookingObject,
  failures.BookingStateConflict,
  failures.CancellationFeeChanged,
  failures.IdempotencyKeyReused,
]);

export const ArrivalResult = resultUnion('ArrivalResult', () => [
  BookingObject,
  failures.BookingStateConflict,
  failures.TooEarly,
  failures.TooLate,
  failures.ProviderNotBookable,
  failures.ArrivalCodeWrong,
  failures.ArrivalCodeLocked,
]);

export const FinishVisitResult = resultUnion('FinishVisitResult', () => [
  BookingObject,
  failures.BookingStateConflict,
  failures.ChecklistIncomplete,
]);

export const CloseBookingResult = resultUnion('CloseBookingResult', () => [
  BookingObject,
  failures.BookingStateConflict,
  failures.TooEarly,
  failures.IdempotencyKeyReused,
]);

export const GiveTipResult = resultUnion('GiveTipResult', () => [
  BookingObject,
  failures.VisitNotDone,
  failures.TooLate,
  failures.AmountOutOfBounds,
  AlreadyCharged,
  failures.IdempotencyKeyReused,
]);

export const FurtherChargePageResult = resultUnion('FurtherChargePageResult', () => [
  BookingCheckout,
  PaymentAlreadySecured,
  PaymentClosed,
  PaymentUnavailable,
]);

export const ProposeOvertimeResult = resultUnion('ProposeOvertimeResult', () => [
  BookingObject,
  failures.OvertimeNotPossible,
  failures.OvertimeTooLong,
  failures.OvertimeOverlaps,
  failures.IdempotencyKeyReused,
]);

export const AnswerOvertimeResult = resultUnion('AnswerOvertimeResult', () => [
  BookingObject,
  failures.OvertimeNotProposed,
  failures.OvertimeExpired,
  failures.OvertimeChanged,
  failures.OvertimeOverlaps,
  failures.IdempotencyKeyReused,
]);
