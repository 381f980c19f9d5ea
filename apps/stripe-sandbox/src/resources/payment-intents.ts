import type Stripe from 'stripe';

import { invalidParameter, invalidRequest } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import {
  boolean,
  choice,
  currency,
  integer,
  metadata,
  required,
  text,
  url,
  type Field,
  type Values,
} from '../api/parameters.js';
import { ignoring, route, type CallContext, type Route } from '../api/route.js';
import { captureCharge } from '../payments/charges.js';
import { markSessionPaid } from '../payments/checkout-life.js';
import { confirmPayment, unexpectedState } from '../payments/confirm-payment.js';
import { cancelPaymentIntent, createPaymentIntent } from '../payments/payment-intent.js';
import { checkOwner, resolveMethod } from '../payments/payment-methods.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';
import { checkAmount, mergeMetadata, mergeText } from './merge.js';

/** `true`, `false`, or the kind of off-session payment. */
const offSession: Field<boolean | undefined> = {
  read: (raw, name) => (raw === 'one_off' || raw === 'recurring' ? true : boolean().read(raw, name)),
};

const SHARED = {
  customer: text(),
  description: text(),
  metadata: metadata(),
  payment_method: text(),
  receipt_email: text(),
  setup_future_usage: choice('off_session', 'on_session'),
  statement_descriptor: text(22),
  statement_descriptor_suffix: text(22),
  transfer_group: text(),
  capture_method: choice('automatic', 'automatic_async', 'manual'),
  ...ignoring(
    'payment_method_options',
    'payment_method_configuration',
    'payment_method_types',
    'shipping',
    'payment_details',
  ),
};

const CONFIRM = {
  off_session: offSession,
  return_url: url(),
  error_on_requires_action: boolean(),
  ...ignoring('mandate_data', 'radar_options', 'use_stripe_sdk', 'mandate'),
};

const CREATE = {
  amount: required(integer()),
  currency: required(currency()),
  confirm: boolean(),
  confirmation_method: choice('automatic', 'manual'),
  ...ignoring(
    'automatic_payment_methods',
    'excluded_payment_method_types',
    'allowed_payment_method_types',
    'amount_details',
  ),
  ...SHARED,
  ...CONFIRM,
};

function confirm(
  state: SandboxState,
  intent: Stripe.PaymentIntent,
  given: Partial<Values<typeof CONFIRM>> & { payment_method?: string },
): Stripe.PaymentIntent {
  const named = given.payment_method ?? (typeof intent.payment_method === 'string' ? intent.payment_method : undefined);
  if (named === undefined) {
    throw invalidRequest(
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a " +
        'payment method and then confirm it again, or confirm it again directly with a payment method.',
      { code: 'payment_intent_unexpected_state' },
    );
  }
  return confirmPayment(state, intent, {
    method: resolveMethod(state, named),
    offSession: given.off_session ?? false,
    authenticated: false,
    returnUrl: given.return_url ?? null,
    errorOnAction: given.error_on_requires_action,
  });
}

function create({ state }: CallContext, given: Values<typeof CREATE>): Stripe.PaymentIntent {
  checkAmount(given.amount);
  if (given.confirm !== true && given.off_session !== undefined) {
    throw invalidParameter(
      'off_session',
      'The parameter `off_session` cannot be passed when creating a PaymentIntent unless `confirm` is set to true.',
    );
  }
  if (given.customer !== undefined) state.get('customer', given.customer, 'customer');
  const method = given.payment_method === undefined ? undefined : resolveMethod(state, given.payment_method);
  if (method !== undefined) checkOwner(state, method, given.customer ?? null);
  const intent = createPaymentIntent(state, {
    amount: given.amount,
    currency: given.currency,
    customer: given.customer,
    captureMethod: given.capture_method,
    confirmationMethod: given.confirmation_method,
    setupFutureUsage: given.setup_future_usage,
    description: given.description,
    metadata: mergeMetadata({}, given.metadata),
    receiptEmail: given.receipt_email,
    statementDescriptor: given.statement_descriptor,
    statementDescriptorSuffix: given.statement_descriptor_suffix,
    transferGroup: given.transfer_group,
    paymentMethod: method?.id,
  });
  return given.confirm === true ? confirm(state, intent, { ...given, payment_method: method?.id }) : intent;
}

function capture(
  { state, path }: CallContext,
  given: { amount_to_capture?: number; metadata?: Record<string, string> },
): Stripe.PaymentIntent {
  const intent = state.get('payment_intent', path.id ?? '', undefined);
  if (intent.status !== 'requires_capture' || typeof intent.latest_charge !== 'string')
    throw unexpectedState(intent, 'capture');
  const amount = given.amount_to_capture ?? intent.amount_capturable;
  if (amount < 1)
    throw invalidParameter(
      'amount_to_capture',
      'This value must be greater than or equal to 1.',
      'parameter_invalid_integer',
    );
  if (amount > intent.amount_capturable) {
    throw invalidParameter(
      'amount_to_capture',
      'The amount to capture is greater than the remaining amount you can capture for this PaymentIntent.',
      'amount_too_large',
    );
  }
  captureCharge(state, state.get('charge', intent.latest_charge), amount, true);
  state.deadlines.cancel('expire-hold', intent.id);
  const captured: Stripe.PaymentIntent = {
    ...intent,
    status: 'succeeded',
    amount_capturable: 0,
    amount_received: amount,
    metadata: mergeMetadata(intent.metadata, given.metadata),
  };
  state.objects.update('payment_intent', captured);
  markSessionPaid(state, intent.id);
  emit(state, 'payment_intent.succeeded', captured);
  return captured;
}

const UPDATE = { amount: integer(), currency: currency(), ...SHARED };

function update({ state, path }: CallContext, given: Values<typeof UPDATE>): Stripe.PaymentIntent {
  const intent = state.get('payment_intent', path.id ?? '');
  const open = intent.status === 'requires_payment_method' || intent.status === 'requires_confirmation';
  const changesTerms = given.amount ?? given.currency ?? given.payment_method ?? given.customer ?? given.capture_method;
  if (!open && changesTerms !== undefined) throw unexpectedState(intent, 'update');
  if (given.amount !== undefined) checkAmount(given.amount);
  const method = given.payment_method === undefined ? undefined : resolveMethod(state, given.payment_method);
  const updated: Stripe.PaymentIntent = {
    ...intent,
    amount: given.amount ?? intent.amount,
    currency: given.currency ?? intent.currency,
    customer: given.customer === undefined ? intent.customer : state.get('customer', given.customer, 'customer').id,
    capture_method: given.capture_method ?? intent.capture_method,
    description: mergeText(intent.description, given.description),
    metadata: mergeMetadata(intent.metadata, given.metadata),
    receipt_email: mergeText(intent.receipt_email, given.receipt_email),
    setup_future_usage: given.setup_future_usage ?? intent.setup_future_usage,
    transfer_group: mergeText(intent.transfer_group, given.transfer_group),
    ...(method === undefined ? {} : { payment_method: method.id, status: 'requires_confirmation' as const }),
  };
  state.objects.update('payment_intent', updated);
  return updated;
}

export const paymentIntentRoutes: Route[] = [
  route('POST', '/v1/payment_intents', CREATE, create),
  route('GET', '/v1/payment_intents', { ...LIST, customer: text() }, ({ state }, { customer, ...query }) =>
    listPage(state, 'payment_intent', '/v1/payment_intents', { ...query, where: { customer } }),
  ),
  route('GET', '/v1/payment_intents/:id', ignoring('client_secret'), ({ state, path }) =>
    state.get('payment_intent', path.id ?? ''),
  ),
  route('POST', '/v1/payment_intents/:id', UPDATE, update),
  route('POST', '/v1/payment_intents/:id/confirm', { ...SHARED, ...CONFIRM }, ({ state, path }, given) => {
    const intent = state.get('payment_intent', path.id ?? '');
    const described = {
      ...intent,
      setup_future_usage: given.setup_future_usage ?? intent.setup_future_usage,
      capture_method: given.capture_method ?? intent.capture_method,
      receipt_email: mergeText(intent.receipt_email, given.receipt_email),
    };
    return confirm(state, described, given);
  }),
  route(
    'POST',
    '/v1/payment_intents/:id/capture',
    {
      amount_to_capture: integer(),
      metadata: metadata(),
      ...ignoring('final_capture', 'statement_descriptor', 'statement_descriptor_suffix'),
    },
    capture,
  ),
  route(
    'POST',
    '/v1/payment_intents/:id/cancel',
    { cancellation_reason: choice('duplicate', 'fraudulent', 'requested_by_customer', 'abandoned') },
    ({ state, path }, given) =>
      cancelPaymentIntent(state, state.get('payment_intent', path.id ?? ''), given.cancellation_reason ?? null),
  ),
];
