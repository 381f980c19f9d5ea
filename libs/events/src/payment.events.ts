import type { EventOf } from './event.js';

interface OfBooking {
  paymentId: string;
  bookingId: string;
}

export type PaymentEvent =
  /** The customer's pay method is secured: money held on the card (HOLD) or a card saved for later (METHOD_SAVED). */
  | EventOf<'PaymentSecured', OfBooking & { how: 'HOLD' | 'METHOD_SAVED' }>
  /** The hosted page was left or timed out before anything was secured. */
  | EventOf<'CheckoutExpired', OfBooking>
  /** The off-session authorisation worked: money is held for a booking made long ahead. */
  | EventOf<'PaymentAuthorised', OfBooking>
  /** The off-session authorisation was refused: the customer has a recovery link until the deadline. */
  | EventOf<'PaymentActionRequired', OfBooking & { customerId: string; deadline: string }>
  /** The deadline for securing the money has passed: the booking can't go on. */
  | EventOf<'PaymentNotSecured', OfBooking>
  | EventOf<'PaymentCaptured', OfBooking & { amountCents: number; feeOnly: boolean }>
  | EventOf<'PaymentReleased', OfBooking>
  | EventOf<'PaymentRefunded', OfBooking & { amountCents: number }>
  | EventOf<'PaymentTransferred', OfBooking & { providerId: string; amountCents: number }>
  | EventOf<'PayoutReadinessChanged', { providerId: string; ready: boolean }>
  /** A comparison of Stripe's book with the ledger has ended with open differences. */
  | EventOf<'ReconciliationDifferencesOpen', { runId: string; openCount: number }>;
