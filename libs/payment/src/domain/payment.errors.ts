import type { Failure } from '#kernel';
import type { DisputeStatus } from './dispute.js';

/** No payment exists for this booking. */
export type PaymentNotFound = Failure<'PaymentNotFound'>;
/** The money is already held or the card saved: there is nothing left to do on the payment page. */
export type PaymentAlreadySecured = Failure<'PaymentAlreadySecured'>;
/** The payment is cancelled or over: it can't be paid any more. */
export type PaymentClosed = Failure<'PaymentClosed'>;
/** Stripe can't be reached just now; trying again is safe. */
export type PaymentUnavailable = Failure<'PaymentUnavailable'>;
/** Where pay goes is decided by someone who has just shown who they are, not by an open screen (ASVS 5.0 V7.5). */
export type FreshSignInNeeded = Failure<'FreshSignInNeeded'>;
/** A customer of whom Stripe knows nothing yet: their first card is saved with their first booking. */
export type NoSavedCards = Failure<'NoSavedCards'>;
/** Money can only be taken from a hold. */
export type PaymentNotHeld = Failure<'PaymentNotHeld'>;
/** Nothing was taken, everything was given back already, or more was asked for than is left. */
export interface NothingToRefund extends Failure<'NothingToRefund'> {
  readonly refundableCents: number;
}

export type CheckoutFailure = PaymentNotFound | PaymentAlreadySecured | PaymentClosed | PaymentUnavailable;
export type CaptureFailure = PaymentNotFound | PaymentNotHeld;
export type RefundFailure = PaymentNotFound | NothingToRefund;

/** A booking has one tip and one overtime at most, and this one was charged before. */
export interface AlreadyCharged extends Failure<'AlreadyCharged'> {
  readonly chargeId: string;
  readonly amountCents: number;
}
export type FurtherChargeFailure = PaymentNotFound | AlreadyCharged;
/** There is no such dispute. */
export type DisputeNotFound = Failure<'DisputeNotFound'>;
/** The bank takes no evidence (any more): it was sent, the time is over, or the bank has decided. */
export interface DisputeNotAnswerable extends Failure<'DisputeNotAnswerable'> {
  readonly status: DisputeStatus;
}
/** Only a lost dispute is decided about, once. */
export interface DisputeNotDecidable extends Failure<'DisputeNotDecidable'> {
  readonly status: DisputeStatus;
}
/** The customer's bank has taken the money while it decides: Stripe refuses refunds of it. */
export type DisputeOpen = Failure<'DisputeOpen'>;
/** Refunds are made in the currency of the payment. */
export interface RefundCurrencyDiffers extends Failure<'RefundCurrencyDiffers'> {
  readonly currency: string;
}
/** More than this person's permission allows for one booking; finance staff can. */
export interface RefundLimitReached extends Failure<'RefundLimitReached'> {
  readonly allowedCents: number;
}
/** The key was used for another refund. */
export type RefundKeyReused = Failure<'RefundKeyReused'>;

/** There is no tip or overtime of that id. */
export type ChargeNotFound = Failure<'ChargeNotFound'>;
/** It is paid, or given up: there is nothing to ask the customer for. */
export type ChargeNotUnpaid = Failure<'ChargeNotUnpaid'>;
/** The customer was written to less than a day ago. */
export type ChargeAskedToday = Failure<'ChargeAskedToday'>;

/** No uploaded file of that id and person, or it serves something else. */
export type DisputeFileNotFound = Failure<'DisputeFileNotFound'>;
/** Stripe takes PDF, JPEG and PNG as evidence, and nothing else. */
export type DisputeFileTypeRefused = Failure<'DisputeFileTypeRefused'>;
/** There is a file in this field: it is removed first. */
export type DisputeFieldTaken = Failure<'DisputeFieldTaken'>;
/** More bytes than Stripe takes of one dispute. */
export interface DisputeFilesTooLarge extends Failure<'DisputeFilesTooLarge'> {
  readonly maximumBytes: number;
}
