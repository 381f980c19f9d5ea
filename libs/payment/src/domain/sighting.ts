import type { PaymentState } from './payment-state.js';
import type { SeenIntent } from './seen.js';

/** What a rule needs to know of a payment. Amounts in cents. */
export interface PaymentFacts {
  readonly id: string;
  readonly bookingId: string;
  readonly customerId: string;
  readonly providerId: string;
  readonly state: PaymentState;
  readonly visitStart: Date;
  readonly totalCents: number;
  /** Of the total, what a credit pays. */
  readonly creditCents: number;
  readonly providerShareCents: number;
  readonly authorisedCents: number;
  readonly transferredCents: number;
  readonly feeCents: number | null;
  readonly feeProviderCents: number | null;
  readonly checkoutSessionId: string | null;
  readonly paymentMethodId: string | null;
  readonly intentId: string | null;
  readonly transferDueAt: Date | null;
}

/** A fact that Stripe has shown about a payment. */
export type Sighting =
  | { readonly what: 'CHECKOUT_LAPSED'; readonly sessionId: string }
  | { readonly what: 'METHOD_SAVED'; readonly paymentMethodId: string }
  | { readonly what: 'HELD' | 'HOLD_LOST' | 'CAPTURED' | 'FEE_PAID'; readonly intent: SeenIntent }
  | { readonly what: 'AUTHENTICATION_NEEDED' | 'DECLINED' | 'FEE_REFUSED' | 'RELEASED' }
  | {
      readonly what: 'TRANSFERRED';
      readonly operationId: string;
      readonly sentCents: number;
      readonly settledDebtCents: number;
    };
