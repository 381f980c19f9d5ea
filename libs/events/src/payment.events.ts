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
  /** The customer has removed the card that was saved for a visit and has no default: from `neededAt` (ISO 8601) on one is asked for. */
  | EventOf<'PaymentCardMissing', OfBooking & { neededAt: string }>
  /** The deadline for securing the money has passed: the booking can't go on. */
  | EventOf<'PaymentNotSecured', OfBooking>
  | EventOf<'PaymentCaptured', OfBooking & { amountCents: number; feeOnly: boolean }>
  | EventOf<'PaymentReleased', OfBooking>
  | EventOf<'PaymentRefunded', OfBooking & { amountCents: number; furtherCharge?: 'TIP' | 'OVERTIME' }>
  | EventOf<'PaymentTransferred', OfBooking & { providerId: string; amountCents: number }>
  /** The customer's bank refused the refund: the money is with us again. */
  | EventOf<'PaymentRefundFailed', OfBooking & { refundId: string; amountCents: number }>
  /** The customer's bank asks (inquiry) or has taken (dispute) the money back; evidence counts until `dueBy`. */
  | EventOf<
      'PaymentDisputed',
      OfBooking & { disputeId: string; amountCents: number; inquiry: boolean; reason: string; dueBy: string | null }
    >
  /** The bank has decided. A lost dispute waits for staff to say who bears it. */
  | EventOf<'PaymentDisputeClosed', OfBooking & { disputeId: string; amountCents: number; outcome: 'WON' | 'LOST' }>
  /** Staff have said who bears a lost dispute; `providerCents` is the provider's part of it. */
  | EventOf<
      'PaymentDisputeDecided',
      OfBooking & { disputeId: string; bearer: 'PLATFORM' | 'PROVIDER'; providerCents: number }
    >
  | EventOf<'PayoutReadinessChanged', { providerId: string; ready: boolean }>
  /** A provider's bank has sent a payout back: the money is at Stripe again, and why, as a topic. */
  | EventOf<
      'PayoutFailed',
      {
        payoutId: string;
        providerId: string;
        userId: string;
        amountCents: number;
        failure: 'ACCOUNT_CLOSED' | 'ACCOUNT_NUMBER' | 'ACCOUNT_NAME' | 'BANK_REFUSED' | 'OTHER';
        automatic: boolean;
      }
    >
  /** A comparison of Stripe's book with the ledger has ended with open differences. */
  | EventOf<'ReconciliationDifferencesOpen', { runId: string; openCount: number }>;
