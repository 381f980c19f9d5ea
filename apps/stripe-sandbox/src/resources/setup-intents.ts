import type Stripe from 'stripe';

import { invalidRequest } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { boolean, choice, metadata, text, url } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { confirmSetup } from '../payments/confirm-setup.js';
import { resolveMethod } from '../payments/payment-methods.js';
import { cancelSetupIntent, createSetupIntent } from '../payments/setup-intent.js';
import type { SandboxState } from '../state.js';
import { mergeMetadata, mergeText } from './merge.js';

function confirm(
  state: SandboxState,
  intent: Stripe.SetupIntent,
  given: { payment_method?: string; return_url?: string },
): Stripe.SetupIntent {
  const named = given.payment_method ?? (typeof intent.payment_method === 'string' ? intent.payment_method : undefined);
  if (named === undefined) {
    throw invalidRequest("You cannot confirm this SetupIntent because it's missing a payment method.", {
      code: 'setup_intent_unexpected_state',
    });
  }
  return confirmSetup(state, intent, {
    method: resolveMethod(state, named),
    authenticated: false,
    returnUrl: given.return_url ?? null,
  });
}

const CREATE = {
  confirm: boolean(),
  customer: text(),
  description: text(),
  metadata: metadata(),
  payment_method: text(),
  return_url: url(),
  usage: choice('off_session', 'on_session'),
  ...ignoring(
    'automatic_payment_methods',
    'payment_method_options',
    'payment_method_types',
    'mandate_data',
    'use_stripe_sdk',
  ),
};

export const setupIntentRoutes: Route[] = [
  route('POST', '/v1/setup_intents', CREATE, ({ state }, given) => {
    if (given.customer !== undefined) state.get('customer', given.customer, 'customer');
    const method = given.payment_method === undefined ? undefined : resolveMethod(state, given.payment_method);
    const intent = createSetupIntent(state, {
      customer: given.customer,
      description: given.description,
      metadata: mergeMetadata({}, given.metadata),
      usage: given.usage,
      paymentMethod: method?.id,
    });
    return given.confirm === true ? confirm(state, intent, { ...given, payment_method: method?.id }) : intent;
  }),

  route(
    'GET',
    '/v1/setup_intents',
    { ...LIST, customer: text(), payment_method: text() },
    ({ state }, { customer, payment_method, ...query }) =>
      listPage(state, 'setup_intent', '/v1/setup_intents', { ...query, where: { customer, payment_method } }),
  ),

  route('GET', '/v1/setup_intents/:id', ignoring('client_secret'), ({ state, path }) =>
    state.get('setup_intent', path.id ?? ''),
  ),

  route('POST', '/v1/setup_intents/:id', { description: text(), metadata: metadata() }, ({ state, path }, given) => {
    const intent = state.get('setup_intent', path.id ?? '');
    const updated = {
      ...intent,
      description: mergeText(intent.description, given.description),
      metadata: mergeMetadata(intent.metadata, given.metadata),
    };
    state.objects.update('setup_intent', updated);
    return updated;
  }),

  route(
    'POST',
    '/v1/setup_intents/:id/confirm',
    {
      payment_method: text(),
      return_url: url(),
      ...ignoring('mandate_data', 'payment_method_options', 'use_stripe_sdk'),
    },
    ({ state, path }, given) => confirm(state, state.get('setup_intent', path.id ?? ''), given),
  ),

  route(
    'POST',
    '/v1/setup_intents/:id/cancel',
    { cancellation_reason: choice('abandoned', 'requested_by_customer', 'duplicate') },
    ({ state, path }, given) =>
      cancelSetupIntent(state, state.get('setup_intent', path.id ?? ''), given.cancellation_reason ?? null),
  ),
];
