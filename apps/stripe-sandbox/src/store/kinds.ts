import type Stripe from 'stripe';

/** The public shape of every stored object, as the SDK describes it. */
export interface Kinds {
  customer: Stripe.Customer;
  payment_method: Stripe.PaymentMethod;
  payment_intent: Stripe.PaymentIntent;
  setup_intent: Stripe.SetupIntent;
  'billing_portal.configuration': Stripe.BillingPortal.Configuration;
  'billing_portal.session': Stripe.BillingPortal.Session;
  'checkout.session': Stripe.Checkout.Session;
  charge: Stripe.Charge;
  refund: Stripe.Refund;
  dispute: Stripe.Dispute;
  transfer: Stripe.Transfer;
  transfer_reversal: Stripe.TransferReversal;
  payout: Stripe.Payout;
  balance_transaction: Stripe.BalanceTransaction;
  event: Stripe.Event;
  file: Stripe.File;
  webhook_endpoint: Stripe.WebhookEndpoint;
  product: Stripe.Product;
  price: Stripe.Price;
  'v2.core.account': Stripe.V2.Core.Account;
  'v2.core.account_link': AccountLinkRecord;
  'v2.core.event': ThinEvent;
  'v2.core.event_destination': Stripe.V2.Core.EventDestination;
  /** A 3-D Secure page that waits for the cardholder. Not an object of Stripe's API. */
  challenge: Challenge;
}

export type Kind = keyof Kinds;

/** What the sandbox remembers of a card beside the public object and never shows. */
export interface HiddenCard {
  /** Which test card it is: a key of TEST_CARDS, never a number. */
  card: string;
  /** True once the cardholder agreed to later payments (a confirmed set-up, or setup_future_usage). */
  setUp: boolean;
  /** True once it was charged without belonging to a customer: Stripe does not let it be used again. */
  spent: boolean;
}

/** When a portal page was last used, in seconds; null before it was opened. */
export interface HiddenPortalSession {
  usedAt: number | null;
}

export interface AccountLinkRecord extends Stripe.V2.Core.AccountLink {
  id: string;
  used: boolean;
}

export interface ThinEvent {
  id: string;
  object: 'v2.core.event';
  type: string;
  created: string;
  livemode: false;
  reason: null;
  related_object: { id: string; type: string; url: string };
  data?: Record<string, unknown>;
}

export interface Challenge {
  id: string;
  object: 'challenge';
  payment_intent: string | null;
  setup_intent: string | null;
  session: string | null;
  payment_method: string;
  return_url: string | null;
  state: 'open' | 'done';
}
