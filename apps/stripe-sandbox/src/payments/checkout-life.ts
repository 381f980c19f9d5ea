import type Stripe from 'stripe';

import { StripeFailure } from '../api/failure.js';
import type { SandboxState } from '../state.js';
import type { Challenge } from '../store/kinds.js';
import { emit } from '../webhooks/emit.js';
import { createCustomer } from '../resources/customer-life.js';
import { confirmPayment, decline } from './confirm-payment.js';
import { confirmSetup, declineSetup } from './confirm-setup.js';
import type { SessionSecrets } from './checkout-session.js';
import { cancelPaymentIntent, createPaymentIntent } from './payment-intent.js';
import { AUTHENTICATION_FAILED, createCardMethod, type CardDetails } from './payment-methods.js';
import { cancelSetupIntent } from './setup-intent.js';
import { findId, getId } from '../store/reference.js';

/** How an attempt on a hosted page ended. */
export type PageOutcome =
  | { kind: 'complete'; redirectUrl: string }
  | { kind: 'challenge'; id: string; url: string }
  | { kind: 'declined'; failure: StripeFailure };

type Intent = Stripe.PaymentIntent | Stripe.SetupIntent;

/** The address the customer goes back to, its placeholder filled. */
export function successUrl(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id);
}

/**
 * One submission of the card form of an open session. Call it inside a transaction and commit whatever the outcome: a
 * decline leaves a failed charge, and the session open.
 */
export function submitCard(state: SandboxState, session: Stripe.Checkout.Session, card: CardDetails): PageOutcome {
  return submitMethod(state, session, createCardMethod(state, card));
}

/** As submitCard, with a payment method that exists already. */
export function submitMethod(
  state: SandboxState,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
): PageOutcome {
  const ready = session.mode === 'payment' ? withIntent(state, session, method) : session;
  return settle(state, ready, () => confirmIntent(state, ready, method));
}

/** The cardholder's answer on the 3-D Secure page. */
export function answerChallenge(state: SandboxState, challenge: Challenge, outcome: 'complete' | 'fail'): PageOutcome {
  state.objects.update('challenge', { ...challenge, state: 'done' });
  const method = state.get('payment_method', challenge.payment_method);
  const session = challenge.session === null ? undefined : state.get('checkout.session', challenge.session);
  const attempt = (): Intent => {
    if (challenge.payment_intent !== null) {
      const intent = state.get('payment_intent', challenge.payment_intent);
      const how = {
        method,
        offSession: false,
        authenticated: true,
        returnUrl: challenge.return_url,
        session: session?.id,
      };
      if (outcome === 'fail') throw decline(state, intent, how, AUTHENTICATION_FAILED);
      return confirmPayment(state, intent, how);
    }
    const intent = state.get('setup_intent', challenge.setup_intent ?? '');
    if (outcome === 'fail') {
      throw declineSetup(state, intent, method, {
        ...AUTHENTICATION_FAILED,
        code: 'setup_intent_authentication_failure',
      });
    }
    return confirmSetup(state, intent, { method, authenticated: true, returnUrl: challenge.return_url });
  };
  if (session !== undefined) return settle(state, session, attempt);
  return withoutSession(challenge.return_url ?? state.publicUrl, attempt);
}

/** The page may no longer be used: nothing is taken, what was held is released. */
export function expireSession(state: SandboxState, session: Stripe.Checkout.Session): Stripe.Checkout.Session {
  state.deadlines.cancel('expire-session', session.id);
  const payment = state.objects.find('payment_intent', findId(session.payment_intent) ?? '');
  const setup = state.objects.find('setup_intent', findId(session.setup_intent) ?? '');
  if (payment !== undefined && isUnpaid(payment)) cancelPaymentIntent(state, payment, 'abandoned');
  if (setup !== undefined && isUnpaid(setup)) cancelSetupIntent(state, setup, 'abandoned');
  const expired: Stripe.Checkout.Session = { ...session, status: 'expired', url: null };
  state.objects.update('checkout.session', expired);
  emit(state, 'checkout.session.expired', expired);
  return expired;
}

/** The page may still use this intent. */
const isUnpaid = (intent: Intent): boolean =>
  ['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status);

function withIntent(
  state: SandboxState,
  session: Stripe.Checkout.Session,
  method: Stripe.PaymentMethod,
): Stripe.Checkout.Session {
  const earlier = state.objects.find('payment_intent', findId(session.payment_intent) ?? '');
  if (earlier !== undefined && isUnpaid(earlier)) return session;
  const data = state.objects.hidden<SessionSecrets>(session.id).paymentIntentData;
  const intent = createPaymentIntent(state, {
    amount: session.amount_total ?? 0,
    currency: session.currency ?? 'eur',
    customer: (session.customer as string | null) ?? newCustomer(state, session, method),
    captureMethod: data.capture_method,
    setupFutureUsage: data.setup_future_usage,
    description: data.description,
    metadata: data.metadata,
    receiptEmail: data.receipt_email,
    statementDescriptor: data.statement_descriptor,
    statementDescriptorSuffix: data.statement_descriptor_suffix,
    transferGroup: data.transfer_group,
  });
  const linked: Stripe.Checkout.Session = { ...session, payment_intent: intent.id, customer: intent.customer };
  state.objects.update('checkout.session', linked);
  return linked;
}

function newCustomer(
  state: SandboxState,
  session: Stripe.Checkout.Session,
  { billing_details: billing }: Stripe.PaymentMethod,
): string | null {
  if (session.customer_creation !== 'always') return null;
  return createCustomer(state, { email: billing.email ?? session.customer_email, name: billing.name }).id;
}

function confirmIntent(state: SandboxState, session: Stripe.Checkout.Session, method: Stripe.PaymentMethod): Intent {
  const returnUrl = successUrl(session);
  if (session.mode === 'payment') {
    const intent = state.get('payment_intent', getId(session.payment_intent));
    return confirmPayment(state, intent, {
      method,
      offSession: false,
      authenticated: false,
      returnUrl,
      session: session.id,
    });
  }
  const intent = state.get('setup_intent', getId(session.setup_intent));
  return confirmSetup(state, intent, { method, authenticated: false, returnUrl, session: session.id });
}

function settle(state: SandboxState, session: Stripe.Checkout.Session, attempt: () => Intent): PageOutcome {
  const outcome = withoutSession(successUrl(session), attempt);
  if (outcome.kind === 'complete') completeSession(state, session.id);
  return outcome;
}

function withoutSession(redirectUrl: string, attempt: () => Intent): PageOutcome {
  try {
    const intent = attempt();
    if (intent.status !== 'requires_action') return { kind: 'complete', redirectUrl };
    const url = intent.next_action?.redirect_to_url?.url ?? '';
    return { kind: 'challenge', id: url.slice(url.lastIndexOf('/') + 1), url };
  } catch (error) {
    if (error instanceof StripeFailure && error.keepsState) return { kind: 'declined', failure: error };
    throw error;
  }
}

function completeSession(state: SandboxState, id: string): void {
  const session = state.get('checkout.session', id);
  const intent =
    session.mode === 'payment'
      ? state.get('payment_intent', getId(session.payment_intent))
      : state.get('setup_intent', getId(session.setup_intent));
  const method = state.get('payment_method', getId(intent.payment_method));
  state.deadlines.cancel('expire-session', id);
  const complete: Stripe.Checkout.Session = {
    ...session,
    status: 'complete',
    url: null,
    payment_status:
      session.mode === 'payment' ? (intent.status === 'succeeded' ? 'paid' : 'unpaid') : 'no_payment_required',
    customer_details: {
      address: null,
      business_name: null,
      email: method.billing_details.email ?? session.customer_email,
      individual_name: null,
      name: method.billing_details.name,
      phone: null,
      tax_exempt: 'none',
      tax_ids: [],
    },
  };
  state.objects.update('checkout.session', complete);
  emit(state, 'checkout.session.completed', complete);
}

/** A session whose hold is captured counts as paid from then on. */
export function markSessionPaid(state: SandboxState, paymentIntent: string): void {
  for (const session of state.objects.all('checkout.session', { where: { payment_intent: paymentIntent } })) {
    state.objects.update('checkout.session', { ...session, payment_status: 'paid' });
  }
}
