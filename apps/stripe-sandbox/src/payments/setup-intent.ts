import type Stripe from 'stripe';

import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';
import { unexpectedSetupState } from './confirm-setup.js';

export interface NewSetupIntent {
  customer?: string | null;
  description?: string | null;
  metadata?: Record<string, string>;
  usage?: string;
  paymentMethod?: string | null;
}

/** Stores a new intent to save a card (https://docs.stripe.com/api/setup_intents) and announces it. */
export function createSetupIntent(state: SandboxState, given: NewSetupIntent): Stripe.SetupIntent {
  const id = newIdentifier('seti');
  const intent: Stripe.SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    cancellation_reason: null,
    client_secret: `${id}_secret_${newIdentifier('x', 20).slice(2)}`,
    created: state.clock.seconds(),
    customer: given.customer ?? null,
    customer_account: null,
    description: given.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: given.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: given.paymentMethod ?? null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: ['card'],
    single_use_mandate: null,
    status:
      given.paymentMethod === undefined || given.paymentMethod === null
        ? 'requires_payment_method'
        : 'requires_confirmation',
    usage: given.usage ?? 'off_session',
  };
  state.objects.insert('setup_intent', intent, { created: intent.created });
  emit(state, 'setup_intent.created', intent);
  return intent;
}

export function cancelSetupIntent(
  state: SandboxState,
  intent: Stripe.SetupIntent,
  reason: Stripe.SetupIntent['cancellation_reason'],
): Stripe.SetupIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpectedSetupState(intent, 'canceled');
  const canceled: Stripe.SetupIntent = {
    ...intent,
    status: 'canceled',
    cancellation_reason: reason,
    next_action: null,
  };
  state.objects.update('setup_intent', canceled);
  emit(state, 'setup_intent.canceled', canceled);
  return canceled;
}
