import type Stripe from 'stripe';

import { invalidParameter, invalidRequest } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import {
  choice,
  currency,
  group,
  integer,
  list,
  metadata,
  required,
  text,
  url,
  type Values,
} from '../api/parameters.js';
import { ignoring, route, type CallContext, type Route } from '../api/route.js';
import { buildSession, type LineItemTerms, type SessionSecrets } from '../payments/checkout-session.js';
import { expireSession } from '../payments/checkout-life.js';
import { createSetupIntent } from '../payments/setup-intent.js';
import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import { getId } from '../store/reference.js';
import { mergeMetadata } from './merge.js';

const LINE_ITEM = group({
  quantity: integer(1),
  price: text(),
  price_data: group({
    currency: required(currency()),
    unit_amount: required(integer(0)),
    product_data: required(
      group({ name: required(text()), description: text(), metadata: metadata(), ...ignoring('images', 'tax_code') }),
    ),
    ...ignoring('tax_behavior'),
  }),
  ...ignoring('adjustable_quantity', 'tax_rates'),
});

const CREATE = {
  mode: required(choice('payment', 'setup')),
  ui_mode: choice('hosted_page'),
  success_url: required(url()),
  cancel_url: url(),
  client_reference_id: text(200),
  currency: currency(),
  customer: text(),
  customer_email: text(),
  customer_creation: choice('always', 'if_required'),
  expires_at: integer(),
  line_items: list(LINE_ITEM),
  locale: text(10),
  metadata: metadata(),
  payment_intent_data: group({
    capture_method: choice('automatic', 'automatic_async', 'manual'),
    description: text(),
    metadata: metadata(),
    receipt_email: text(),
    setup_future_usage: choice('off_session', 'on_session'),
    statement_descriptor: text(22),
    statement_descriptor_suffix: text(22),
    transfer_group: text(),
    ...ignoring('shipping'),
  }),
  setup_intent_data: group({ description: text(), metadata: metadata() }),
  submit_type: choice('auto', 'book', 'donate', 'pay'),
  custom_text: group({
    submit: group({ message: required(text(1200)) }),
    after_submit: group({ message: required(text(1200)) }),
    terms_of_service_acceptance: group({ message: required(text(1200)) }),
    shipping_address: group({ message: required(text(1200)) }),
  }),
  ...ignoring(
    'adaptive_pricing',
    'allow_promotion_codes',
    'automatic_tax',
    'billing_address_collection',
    'branding_settings',
    'consent_collection',
    'customer_update',
    'integration_identifier',
    'invoice_creation',
    'origin_context',
    'payment_method_configuration',
    'payment_method_options',
    'phone_number_collection',
    'saved_payment_method_options',
    'tax_id_collection',
  ),
};

export type SessionParameters = Values<typeof CREATE>;

const MINIMUM_LIFE = 30 * 60;
const MAXIMUM_LIFE = 24 * 3_600;

function expiryOf(now: number, given: number | undefined): number {
  if (given === undefined) return now + MAXIMUM_LIFE;
  if (given < now + MINIMUM_LIFE - 5) {
    throw invalidParameter(
      'expires_at',
      'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.',
    );
  }
  if (given > now + MAXIMUM_LIFE + 5) {
    throw invalidParameter(
      'expires_at',
      'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.',
    );
  }
  return given;
}

function checkMode(given: SessionParameters): void {
  if (given.mode === 'payment' && (given.line_items ?? []).length === 0) {
    throw invalidRequest('Missing required param: line_items.', { param: 'line_items', code: 'parameter_missing' });
  }
  if (given.mode === 'setup' && given.line_items !== undefined) {
    throw invalidParameter('line_items', 'You can not pass `line_items` in `setup` mode.');
  }
  if (given.mode === 'setup' && given.payment_intent_data !== undefined) {
    throw invalidParameter('payment_intent_data', 'You can not pass `payment_intent_data` in `setup` mode.');
  }
  if (given.mode === 'payment' && given.setup_intent_data !== undefined) {
    throw invalidParameter('setup_intent_data', 'You can not pass `setup_intent_data` in `payment` mode.');
  }
  if (given.mode === 'setup' && given.currency === undefined) {
    throw invalidRequest('Missing required param: currency.', { param: 'currency', code: 'parameter_missing' });
  }
  if (given.customer !== undefined && given.customer_email !== undefined) {
    throw invalidParameter('customer_email', 'You may only specify one of these parameters: customer, customer_email.');
  }
}

/** What is sold, whether the price is described here or was made before. */
function lineItems(state: SandboxState, given: SessionParameters): LineItemTerms[] {
  return (given.line_items ?? []).map(({ price: id, price_data: described, quantity }, index) => {
    if (described !== undefined) return { quantity, price_data: described };
    const param = `line_items[${String(index)}][price]`;
    if (id === undefined)
      throw invalidRequest(`Missing required param: ${param}.`, { param, code: 'parameter_missing' });
    const price = state.get('price', id, param);
    const { name } = state.get('product', getId(price.product));
    return {
      quantity,
      price_data: { currency: price.currency, unit_amount: price.unit_amount ?? 0, product_data: { name } },
    };
  });
}

function create({ state }: CallContext, given: SessionParameters): Stripe.Checkout.Session {
  checkMode(given);
  if (given.customer !== undefined) state.get('customer', given.customer, 'customer');
  const now = state.clock.seconds();
  const expiresAt = expiryOf(now, given.expires_at);
  const id = newIdentifier('cs_test', 58);
  const setup =
    given.mode === 'setup'
      ? createSetupIntent(state, {
          customer: given.customer,
          description: given.setup_intent_data?.description,
          metadata: mergeMetadata({}, given.setup_intent_data?.metadata),
        })
      : undefined;
  const built = buildSession(
    { ...given, line_items: lineItems(state, given) },
    {
      id,
      now,
      expiresAt,
      url: `${state.publicUrl}/checkout/${id}`,
      setupIntent: setup?.id ?? null,
    },
  );
  const secrets: SessionSecrets = { paymentIntentData: given.payment_intent_data ?? {}, lineItems: built.lineItems };
  state.objects.insert('checkout.session', built.session, { created: now, hidden: secrets });
  state.deadlines.set('expire-session', id, expiresAt);
  return built.session;
}

export const checkoutSessionRoutes: Route[] = [
  route('POST', '/v1/checkout/sessions', CREATE, create),
  route(
    'GET',
    '/v1/checkout/sessions',
    { ...LIST, customer: text(), payment_intent: text(), status: choice('open', 'complete', 'expired') },
    ({ state }, { customer, payment_intent, status, ...query }) =>
      listPage(state, 'checkout.session', '/v1/checkout/sessions', {
        ...query,
        where: { customer, payment_intent, status },
      }),
  ),
  route('GET', '/v1/checkout/sessions/:id', {}, ({ state, path }) => state.get('checkout.session', path.id ?? '')),
  route('POST', '/v1/checkout/sessions/:id', { metadata: metadata() }, ({ state, path }, given) => {
    const session = state.get('checkout.session', path.id ?? '');
    const updated = { ...session, metadata: mergeMetadata(session.metadata, given.metadata) };
    state.objects.update('checkout.session', updated);
    return updated;
  }),
  route('GET', '/v1/checkout/sessions/:id/line_items', LIST, ({ state, path }) => {
    const session = state.get('checkout.session', path.id ?? '');
    return state.objects.hidden<SessionSecrets>(session.id).lineItems;
  }),
  route('POST', '/v1/checkout/sessions/:id/expire', {}, ({ state, path }) => {
    const session = state.get('checkout.session', path.id ?? '');
    if (session.status !== 'open') {
      throw invalidRequest(
        'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ' +
          `\`${session.status ?? ''}\`.`,
      );
    }
    return expireSession(state, session);
  }),
];
