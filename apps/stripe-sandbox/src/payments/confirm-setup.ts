import type Stripe from 'stripe';

import { invalidRequest, StripeFailure } from '../api/failure.js';
import { decideCardUse } from '../cards/card-decision.js';
import { testCard, type Decline } from '../cards/test-cards.js';
import type { SandboxState } from '../state.js';
import type { HiddenCard } from '../store/kinds.js';
import { emit } from '../webhooks/emit.js';
import { nextAction, openChallenge } from './challenges.js';
import { attachMethod, cardFailure, checkOwner, markSetUp } from './payment-methods.js';

export interface SetupConfirmation {
  method: Stripe.PaymentMethod;
  authenticated: boolean;
  returnUrl: string | null;
  session?: string;
}

const CONFIRMABLE: readonly string[] = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/**
 * Saves a card for later payments.
 *
 * @throws StripeFailure 402 when the bank declines; the failed attempt is kept on the intent
 */
export function confirmSetup(
  state: SandboxState,
  intent: Stripe.SetupIntent,
  how: SetupConfirmation,
): Stripe.SetupIntent {
  if (!CONFIRMABLE.includes(intent.status)) throw unexpectedSetupState(intent, 'confirmed');
  const customer = typeof intent.customer === 'string' ? intent.customer : null;
  checkOwner(state, how.method, customer);
  const card = testCard(state.objects.hidden<HiddenCard>(how.method.id).card);
  const decision = decideCardUse(card, { purpose: 'set-up', setUp: false, authenticated: how.authenticated });
  if (decision.kind === 'declined') throw declineSetup(state, intent, how.method, decision.decline);
  if (decision.kind === 'challenge') return requireAction(state, intent, how);
  markSetUp(state, how.method.id);
  if (customer !== null) attachMethod(state, how.method, customer);
  const done: Stripe.SetupIntent = {
    ...intent,
    status: 'succeeded',
    payment_method: how.method.id,
    next_action: null,
    last_setup_error: null,
  };
  state.objects.update('setup_intent', done);
  emit(state, 'setup_intent.succeeded', done);
  return done;
}

/** Marks the intent as waiting for another card and describes the failed attempt, as a 402. */
export function declineSetup(
  state: SandboxState,
  intent: Stripe.SetupIntent,
  method: Stripe.PaymentMethod,
  reason: Decline,
): StripeFailure {
  const failure = cardFailure(reason);
  const failed: Stripe.SetupIntent = {
    ...intent,
    status: 'requires_payment_method',
    payment_method: null,
    next_action: null,
    last_setup_error: { ...failure.error, payment_method: method } as Stripe.SetupIntent.LastSetupError,
  };
  state.objects.update('setup_intent', failed);
  emit(state, 'setup_intent.setup_failed', failed);
  return new StripeFailure(failure.status, { ...failure.error, setup_intent: failed, payment_method: method }, true);
}

function requireAction(state: SandboxState, intent: Stripe.SetupIntent, how: SetupConfirmation): Stripe.SetupIntent {
  const challenge = openChallenge(state, {
    payment_intent: null,
    setup_intent: intent.id,
    session: how.session ?? null,
    payment_method: how.method.id,
    return_url: how.returnUrl,
  });
  const waiting: Stripe.SetupIntent = {
    ...intent,
    status: 'requires_action',
    payment_method: how.method.id,
    next_action: nextAction(challenge.url, how.returnUrl) as Stripe.SetupIntent.NextAction,
  };
  state.objects.update('setup_intent', waiting);
  state.objects.setHidden(intent.id, { challenge: challenge.id });
  emit(state, 'setup_intent.requires_action', waiting);
  return waiting;
}

export function unexpectedSetupState(
  intent: Stripe.SetupIntent,
  phrase: 'canceled' | 'confirmed' | 'updated',
): StripeFailure {
  const failure = invalidRequest(
    `This SetupIntent could not be ${phrase} because it has a status of ${intent.status}.`,
    {
      code: 'setup_intent_unexpected_state',
    },
  );
  return new StripeFailure(failure.status, { ...failure.error, setup_intent: intent });
}
