import type { DisputeStatus } from './dispute.js';

/** A hosted page as Stripe shows it. */
export interface SeenCheckout {
  readonly id: string;
  readonly paymentId: string | null;
  /** Our row of the tip or overtime it was made for; then it is not the visit's. */
  readonly furtherChargeId: string | null;
  /** Where the customer goes; null once it is over. */
  readonly url: string | null;
  readonly status: 'open' | 'complete' | 'expired';
  readonly expiresAt: Date;
  /** The hold made on the page; null until the customer pays. */
  readonly intent: SeenIntent | null;
  /** The card saved on the page, once the bank has agreed to it. */
  readonly savedPaymentMethodId: string | null;
}

/** A payment intent as Stripe shows it. Amounts in cents. */
export interface SeenIntent {
  readonly id: string;
  readonly paymentId: string | null;
  /** Our row of the tip or overtime it was made for; then it is not the visit's. */
  readonly furtherChargeId: string | null;
  readonly operationId: string | null;
  /** `requires_capture` is a hold, `succeeded` is money taken, `canceled` is over (https://docs.stripe.com/payments/paymentintents/lifecycle). */
  readonly status: string;
  readonly amountCents: number;
  readonly receivedCents: number;
  readonly chargeId: string | null;
  readonly paymentMethodId: string | null;
  /** Until when a hold can be taken, as its charge says. */
  readonly captureBefore: Date | null;
  /** What Stripe keeps of the money taken (cents); null while nothing is taken. */
  readonly stripeFeeCents: number | null;
  /** The bank's code when it last refused a card for it; null when it did not. */
  readonly refusal: string | null;
}

/** A provider's account as Stripe shows it. */
export interface SeenPayoutAccount {
  readonly id: string;
  readonly providerId: string | null;
  /** Transfers can be received: the only sign that counts. */
  readonly ready: boolean;
  /** What Stripe still asks the provider for, as its codes. */
  readonly requirements: readonly string[];
}

/** A dispute as Stripe shows it (https://docs.stripe.com/api/disputes/object). */
export interface SeenDispute {
  readonly id: string;
  readonly chargeId: string;
  readonly status: DisputeStatus;
  /** The bank's reason, as Stripe's code. */
  readonly reason: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly openedAt: Date;
  /** Until when evidence counts. */
  readonly dueBy: Date | null;
  readonly submissionCount: number;
  readonly pastDue: boolean;
  /** Money that the dispute has moved out of (negative) or back into our balance, and what Stripe kept for it (cents). */
  readonly movements: readonly { readonly id: string; readonly amountCents: number; readonly feeCents: number }[];
}
