import type Stripe from 'stripe';

import { invalidParameter } from '../api/failure.js';
import { newIdentifier } from '../identifiers.js';
import { checkAmount, mergeMetadata } from '../resources/merge.js';

export interface LineItemTerms {
  quantity?: number;
  price_data: { currency: string; unit_amount: number; product_data: { name: string; description?: string } };
}

export interface PaymentIntentTerms {
  capture_method?: 'automatic' | 'automatic_async' | 'manual';
  description?: string;
  metadata?: Record<string, string>;
  receipt_email?: string;
  setup_future_usage?: 'off_session' | 'on_session';
  statement_descriptor?: string;
  statement_descriptor_suffix?: string;
  transfer_group?: string;
}

/** What a session keeps for the moment the customer pays. */
export interface SessionSecrets {
  paymentIntentData: PaymentIntentTerms;
  lineItems: { object: 'list'; data: Stripe.LineItem[]; has_more: false; url: string };
}

export interface SessionTerms {
  mode: 'payment' | 'setup';
  success_url: string;
  cancel_url?: string;
  client_reference_id?: string;
  currency?: string;
  customer?: string;
  customer_email?: string;
  customer_creation?: 'always' | 'if_required';
  line_items?: LineItemTerms[];
  locale?: string;
  metadata?: Record<string, string>;
  submit_type?: 'auto' | 'book' | 'donate' | 'pay';
  custom_text?: {
    submit?: { message: string };
    after_submit?: { message: string };
    terms_of_service_acceptance?: { message: string };
    shipping_address?: { message: string };
  };
}

function lineItem(terms: LineItemTerms): Stripe.LineItem {
  const quantity = terms.quantity ?? 1;
  const total = terms.price_data.unit_amount * quantity;
  const { product_data: product, currency, unit_amount: unitAmount } = terms.price_data;
  return {
    id: newIdentifier('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: total,
    amount_tax: 0,
    amount_total: total,
    currency,
    description: product.name,
    metadata: {},
    price: {
      id: newIdentifier('price'),
      object: 'price',
      active: false,
      currency,
      type: 'one_time',
      unit_amount: unitAmount,
      nickname: product.description ?? null,
    },
    quantity,
  } as unknown as Stripe.LineItem;
}

const NO_TEXTS = { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null };

/** Members that the sandbox never fills: what they describe is not offered here. */
const NOT_OFFERED = {
  adaptive_pricing: { enabled: false },
  after_expiration: null,
  allow_promotion_codes: null,
  allowed_payment_method_types: null,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null },
  billing_address_collection: 'auto',
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  customer_account: null,
  discounts: [],
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  managed_payments: null,
  origin_context: null,
  payment_link: null,
  payment_method_collection: 'always',
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card'],
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  subscription: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
} satisfies Partial<Stripe.Checkout.Session>;

function oneCurrency(items: readonly Stripe.LineItem[], given: string | undefined): string | null {
  const currencies = new Set([...items.map((item) => item.currency), ...(given === undefined ? [] : [given])]);
  if (currencies.size > 1) throw invalidParameter('line_items', 'All prices must use the same currency.');
  return [...currencies][0] ?? null;
}

/**
 * A new session (https://docs.stripe.com/api/checkout/sessions/object) and its line items.
 *
 * @throws StripeFailure amount_too_small, or when the items are in several currencies
 */
export function buildSession(
  terms: SessionTerms,
  made: { id: string; now: number; expiresAt: number; url: string; setupIntent: string | null },
): { session: Stripe.Checkout.Session; lineItems: SessionSecrets['lineItems'] } {
  const items = (terms.line_items ?? []).map(lineItem);
  const pays = terms.mode === 'payment';
  const total = pays ? items.reduce((sum, item) => sum + item.amount_total, 0) : null;
  if (total !== null) checkAmount(total, 'line_items');
  const session: Stripe.Checkout.Session = {
    ...NOT_OFFERED,
    id: made.id,
    object: 'checkout.session',
    amount_subtotal: total,
    amount_total: total,
    cancel_url: terms.cancel_url ?? null,
    client_reference_id: terms.client_reference_id ?? null,
    created: made.now,
    currency: oneCurrency(items, terms.currency),
    custom_text: { ...NO_TEXTS, ...terms.custom_text },
    customer: terms.customer ?? null,
    customer_creation: pays && terms.customer === undefined ? (terms.customer_creation ?? 'if_required') : null,
    customer_details: null,
    customer_email: terms.customer_email ?? null,
    expires_at: made.expiresAt,
    livemode: false,
    locale: terms.locale ?? null,
    metadata: mergeMetadata({}, terms.metadata),
    mode: terms.mode,
    payment_intent: null,
    payment_status: pays ? 'unpaid' : 'no_payment_required',
    setup_intent: made.setupIntent,
    status: 'open',
    submit_type: terms.submit_type ?? null,
    success_url: terms.success_url,
    total_details: total === null ? null : { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    url: made.url,
  };
  return {
    session,
    lineItems: { object: 'list', data: items, has_more: false, url: `/v1/checkout/sessions/${made.id}/line_items` },
  };
}
