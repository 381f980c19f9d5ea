import type Stripe from 'stripe';

import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';
import { releaseCharge } from './charges.js';
import { unexpectedState } from './confirm-payment.js';

export interface NewPaymentIntent {
  amount: number;
  currency: string;
  customer?: string | null;
  captureMethod?: Stripe.PaymentIntent['capture_method'];
  confirmationMethod?: 'automatic' | 'manual';
  setupFutureUsage?: 'off_session' | 'on_session' | null;
  description?: string | null;
  metadata?: Record<string, string>;
  receiptEmail?: string | null;
  statementDescriptor?: string | null;
  statementDescriptorSuffix?: string | null;
  transferGroup?: string | null;
  paymentMethod?: string | null;
}

/** Stores a new intent (https://docs.stripe.com/api/payment_intents) and announces it. */
export function createPaymentIntent(state: SandboxState, given: NewPaymentIntent): Stripe.PaymentIntent {
  const id = newIdentifier('pi');
  const intent: Stripe.PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: given.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: { allow_redirects: 'always', enabled: true },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: given.captureMethod ?? 'automatic_async',
    client_secret: `${id}_secret_${newIdentifier('x', 20).slice(2)}`,
    confirmation_method: given.confirmationMethod ?? 'automatic',
    created: state.clock.seconds(),
    currency: given.currency,
    customer: given.customer ?? null,
    customer_account: null,
    description: given.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: given.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: given.paymentMethod ?? null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: given.receiptEmail ?? null,
    review: null,
    setup_future_usage: given.setupFutureUsage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: given.statementDescriptor ?? null,
    statement_descriptor_suffix: given.statementDescriptorSuffix ?? null,
    status:
      given.paymentMethod === undefined || given.paymentMethod === null
        ? 'requires_payment_method'
        : 'requires_confirmation',
    transfer_data: null,
    transfer_group: given.transferGroup ?? null,
  };
  state.objects.insert('payment_intent', intent, { created: intent.created });
  emit(state, 'payment_intent.created', intent);
  return intent;
}

const CANCELABLE: readonly string[] = [
  'requires_payment_method',
  'requires_confirmation',
  'requires_action',
  'requires_capture',
  'processing',
];

/** Cancels an intent; a hold it has is released. */
export function cancelPaymentIntent(
  state: SandboxState,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent['cancellation_reason'],
): Stripe.PaymentIntent {
  if (!CANCELABLE.includes(intent.status)) throw unexpectedState(intent, 'cancel');
  if (intent.status === 'requires_capture' && typeof intent.latest_charge === 'string') {
    releaseCharge(state, state.get('charge', intent.latest_charge), reason === 'automatic' ? 'expired' : 'cancelled');
  }
  state.deadlines.cancel('expire-hold', intent.id);
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    status: 'canceled',
    amount_capturable: 0,
    canceled_at: state.clock.seconds(),
    cancellation_reason: reason,
    next_action: null,
  };
  state.objects.update('payment_intent', canceled);
  emit(state, 'payment_intent.canceled', canceled);
  return canceled;
}
