import type Stripe from 'stripe';

import { invalidRequest, StripeFailure } from '../api/failure.js';
import { decideCardUse } from '../cards/card-decision.js';
import { testCard, type Decline } from '../cards/test-cards.js';
import type { SandboxState } from '../state.js';
import type { HiddenCard } from '../store/kinds.js';
import { emit } from '../webhooks/emit.js';
import { nextAction, openChallenge } from './challenges.js';
import { captureCharge, createCharge } from './charges.js';
import { attachMethod, AUTHENTICATION_REQUIRED, cardFailure, checkOwner, markSetUp } from './payment-methods.js';

export interface Confirmation {
  method: Stripe.PaymentMethod;
  /** The customer is not there: a challenge cannot be answered and counts as a decline. */
  offSession: boolean;
  /** The cardholder has just passed 3-D Secure for this payment. */
  authenticated: boolean;
  returnUrl: string | null;
  /** Refuse instead of asking for an action. */
  errorOnAction?: boolean;
  /** The Checkout session the customer pays in. */
  session?: string;
}

const CONFIRMABLE: readonly string[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/**
 * Tries to take an intent's amount from a card.
 *
 * @returns the intent: succeeded, requires_capture, or requires_action with the challenge's address
 * @throws StripeFailure 402 when the bank declines; the failed attempt is kept on the intent
 */
export function confirmPayment(
  state: SandboxState,
  intent: Stripe.PaymentIntent,
  how: Confirmation,
): Stripe.PaymentIntent {
  if (!CONFIRMABLE.includes(intent.status)) throw unexpectedState(intent, 'confirm');
  const customer = typeof intent.customer === 'string' ? intent.customer : null;
  checkOwner(state, how.method, customer);
  const hidden = state.objects.hidden<HiddenCard>(how.method.id);
  const decision = decideCardUse(testCard(hidden.card), {
    purpose: 'charge',
    setUp: hidden.setUp,
    authenticated: how.authenticated,
  });
  if (decision.kind === 'declined') throw decline(state, intent, how, decision.decline);
  if (decision.kind === 'challenge') {
    if (how.offSession || how.errorOnAction === true) throw decline(state, intent, how, AUTHENTICATION_REQUIRED);
    return requireAction(state, intent, how);
  }
  return approve(state, intent, how, customer);
}

/** Marks the intent as waiting for another card and describes the failed attempt, as a 402. */
export function decline(
  state: SandboxState,
  intent: Stripe.PaymentIntent,
  how: Confirmation,
  reason: Decline,
): StripeFailure {
  const charge = createCharge(state, { intent, ...how, decline: reason });
  const failure = cardFailure(reason, { charge: charge.id });
  const failed: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    latest_charge: charge.id,
    next_action: null,
    last_payment_error: { ...failure.error, payment_method: how.method } as Stripe.PaymentIntent.LastPaymentError,
  };
  state.objects.update('payment_intent', failed);
  emit(state, 'payment_intent.payment_failed', failed);
  return new StripeFailure(
    failure.status,
    { ...failure.error, payment_intent: failed, payment_method: how.method },
    true,
  );
}

function requireAction(state: SandboxState, intent: Stripe.PaymentIntent, how: Confirmation): Stripe.PaymentIntent {
  const challenge = openChallenge(state, {
    payment_intent: intent.id,
    setup_intent: null,
    session: how.session ?? null,
    payment_method: how.method.id,
    return_url: how.returnUrl,
  });
  const waiting: Stripe.PaymentIntent = {
    ...intent,
    status: 'requires_action',
    payment_method: how.method.id,
    next_action: nextAction(challenge.url, how.returnUrl) as Stripe.PaymentIntent.NextAction,
  };
  state.objects.update('payment_intent', waiting);
  state.objects.setHidden(intent.id, { challenge: challenge.id });
  emit(state, 'payment_intent.requires_action', waiting);
  return waiting;
}

function approve(
  state: SandboxState,
  intent: Stripe.PaymentIntent,
  how: Confirmation,
  customer: string | null,
): Stripe.PaymentIntent {
  keepMethod(state, intent, how.method, customer);
  const charge = createCharge(state, { intent, ...how });
  const base = {
    ...intent,
    payment_method: how.method.id,
    latest_charge: charge.id,
    next_action: null,
    last_payment_error: null,
  };
  if (intent.capture_method === 'manual') {
    const held: Stripe.PaymentIntent = { ...base, status: 'requires_capture', amount_capturable: intent.amount };
    state.objects.update('payment_intent', held);
    state.deadlines.set('expire-hold', intent.id, charge.payment_method_details?.card?.capture_before ?? 0);
    emit(state, 'payment_intent.amount_capturable_updated', held);
    return held;
  }
  captureCharge(state, charge, intent.amount, false);
  const paid: Stripe.PaymentIntent = { ...base, status: 'succeeded', amount_received: intent.amount };
  state.objects.update('payment_intent', paid);
  emit(state, 'payment_intent.succeeded', paid);
  return paid;
}

function keepMethod(
  state: SandboxState,
  intent: Stripe.PaymentIntent,
  method: Stripe.PaymentMethod,
  customer: string | null,
): void {
  if (intent.setup_future_usage !== null) {
    markSetUp(state, method.id);
    if (customer !== null) attachMethod(state, method, customer);
  }
  const owned = state.get('payment_method', method.id).customer !== null;
  if (!owned) state.objects.setHidden(method.id, { ...state.objects.hidden(method.id), spent: true });
}

/** 400: the intent's status does not allow this. */
export function unexpectedState(
  intent: Stripe.PaymentIntent,
  verb: 'cancel' | 'capture' | 'confirm' | 'update',
): StripeFailure {
  const phrase = { cancel: 'canceled', capture: 'captured', confirm: 'confirmed', update: 'updated' }[verb];
  const failure = invalidRequest(
    `This PaymentIntent could not be ${phrase} because it has a status of ${intent.status}.`,
    { code: 'payment_intent_unexpected_state' },
  );
  return new StripeFailure(failure.status, { ...failure.error, payment_intent: intent });
}
