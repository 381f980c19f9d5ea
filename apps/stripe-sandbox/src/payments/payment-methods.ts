import type Stripe from 'stripe';

import { invalidParameter, invalidRequest, StripeFailure } from '../api/failure.js';
import { cardOfAlias, testCard, type Decline } from '../cards/test-cards.js';
import { decideCardUse } from '../cards/card-decision.js';
import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';
import type { HiddenCard } from '../store/kinds.js';
import { makeDefaultMethod } from '../resources/customer-life.js';
import { findId } from '../store/reference.js';
import { emit } from '../webhooks/emit.js';

export interface CardDetails {
  /** A key of TEST_CARDS. */
  card: string;
  expiryMonth: number;
  expiryYear: number;
  name?: string | null;
  email?: string | null;
}

/** Stores a card as a payment method: brand, last four and expiry; nothing else of it is known here. */
export function createCardMethod(state: SandboxState, details: CardDetails): Stripe.PaymentMethod {
  const card = testCard(details.card);
  const method: Stripe.PaymentMethod = {
    id: newIdentifier('pm', 24),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
      email: details.email ?? null,
      name: details.name ?? null,
      phone: null,
      tax_id: null,
    },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: card.country,
      display_brand: card.brand,
      exp_month: details.expiryMonth,
      exp_year: details.expiryYear,
      fingerprint: `sandbox${card.brand}${card.last4}`,
      funding: card.funding,
      generated_from: null,
      last4: card.last4,
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: state.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: 'card',
  };
  const hidden: HiddenCard = { card: details.card, setUp: false, spent: false };
  state.objects.insert('payment_method', method, { created: method.created, hidden });
  return method;
}

/** A stored payment method, or a new one for a `pm_card_…` alias. */
export function resolveMethod(state: SandboxState, id: string, param = 'payment_method'): Stripe.PaymentMethod {
  const card = cardOfAlias(id);
  if (card === undefined) return state.get('payment_method', id, param);
  return createCardMethod(state, { card, expiryMonth: 12, expiryYear: state.clock.now().getUTCFullYear() + 8 });
}

/** Belongs the method to this customer, or may it become theirs? */
export function checkOwner(state: SandboxState, method: Stripe.PaymentMethod, customer: string | null): void {
  const owner = typeof method.customer === 'string' ? method.customer : null;
  if (owner !== null && owner !== customer) {
    throw invalidParameter(
      'payment_method',
      customer === null
        ? 'The payment method belongs to a Customer: pass that customer too.'
        : 'The payment method supplied belongs to a different Customer.',
    );
  }
  if (owner === null && state.objects.hidden<HiddenCard>(method.id).spent) {
    throw invalidRequest(
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, or was detached from a ' +
        'Customer. It may not be used again.',
      { param: 'payment_method' },
    );
  }
}

/** Gives the method to a customer. A card that the bank refuses cannot be attached. */
export function attachMethod(
  state: SandboxState,
  method: Stripe.PaymentMethod,
  customer: string,
): Stripe.PaymentMethod {
  state.get('customer', customer, 'customer');
  checkOwner(state, method, customer);
  if (method.customer === customer) return method;
  const card = testCard(state.objects.hidden<HiddenCard>(method.id).card);
  const decision = decideCardUse(card, { purpose: 'set-up', setUp: true, authenticated: true });
  if (decision.kind === 'declined') throw cardFailure(decision.decline);
  const attached: Stripe.PaymentMethod = { ...method, customer };
  state.objects.update('payment_method', attached);
  emit(state, 'payment_method.attached', attached);
  return attached;
}

/** Takes the method from its customer, for good: it can't be used or attached again. It is nobody's default any more. */
export function detachMethod(state: SandboxState, method: Stripe.PaymentMethod): Stripe.PaymentMethod {
  const customer = findId(method.customer);
  const detached: Stripe.PaymentMethod = { ...method, customer: null };
  state.objects.update('payment_method', detached);
  state.objects.setHidden(method.id, { ...state.objects.hidden(method.id), setUp: false, spent: true });
  emit(state, 'payment_method.detached', detached, { previous: { customer } });
  const settings = state.objects.find('customer', customer ?? '')?.invoice_settings;
  if (customer !== null && findId(settings?.default_payment_method) === method.id)
    makeDefaultMethod(state, customer, null);
  return detached;
}

/** Remembers that the cardholder agreed to later payments. */
export function markSetUp(state: SandboxState, method: string): void {
  const hidden = state.objects.hidden<HiddenCard>(method);
  state.objects.setHidden(method, { ...hidden, setUp: true });
}

/** 402 with the bank's words (https://docs.stripe.com/declines/codes). */
export function cardFailure(decline: Decline, details: Partial<StripeFailure['error']> = {}): StripeFailure {
  return new StripeFailure(
    402,
    {
      type: 'card_error',
      code: decline.code,
      ...(decline.declineCode === undefined ? {} : { decline_code: decline.declineCode }),
      message: decline.message,
      doc_url: `https://docs.stripe.com/error-codes/${decline.code.replaceAll('_', '-')}`,
      ...details,
    },
    true,
  );
}

export const AUTHENTICATION_REQUIRED: Decline = {
  code: 'authentication_required',
  declineCode: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

export const AUTHENTICATION_FAILED: Decline = {
  code: 'payment_intent_authentication_failure',
  message: 'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};
