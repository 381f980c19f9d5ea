import type Stripe from 'stripe';

import { testCard, type Decline, type TestCard } from '../cards/test-cards.js';
import { newIdentifier } from '../identifiers.js';
import { availableOnOfCharge, processingFee, record } from '../money/ledger.js';
import { openDispute, type DisputeTerms } from '../resources/dispute-life.js';
import type { SandboxState } from '../state.js';
import type { HiddenCard } from '../store/kinds.js';
import { emit } from '../webhooks/emit.js';

const HOUR = 3_600;

/** Days and hours a hold lasts (https://docs.stripe.com/payments/place-a-hold-on-a-payment-method). */
function holdSeconds(brand: string, offSession: boolean): number {
  return offSession && brand === 'visa' ? (4 * 24 + 18) * HOUR : 7 * 24 * HOUR;
}

export interface ChargeTerms {
  intent: Stripe.PaymentIntent;
  method: Stripe.PaymentMethod;
  offSession: boolean;
  /** The cardholder passed 3-D Secure for this charge. */
  authenticated: boolean;
  decline?: Decline;
}

function cardDetails(state: SandboxState, terms: ChargeTerms): Stripe.Charge.PaymentMethodDetails {
  const card = terms.method.card;
  const hold = terms.intent.capture_method === 'manual' && terms.decline === undefined;
  const brand = card?.brand ?? 'visa';
  const captureBefore = state.clock.seconds() + holdSeconds(brand, terms.offSession);
  return {
    type: 'card',
    card: {
      amount_authorized: terms.decline === undefined ? terms.intent.amount : null,
      authorization_code: null,
      brand,
      ...(hold ? { capture_before: captureBefore } : {}),
      checks: card?.checks ?? null,
      country: card?.country ?? null,
      electronic_commerce_indicator: null,
      exp_month: card?.exp_month ?? 1,
      exp_year: card?.exp_year ?? 2000,
      fingerprint: card?.fingerprint ?? null,
      funding: card?.funding ?? null,
      installments: null,
      last4: card?.last4 ?? null,
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: terms.authenticated
        ? {
            authentication_flow: 'challenge',
            electronic_commerce_indicator: '05',
            exemption_indicator: null,
            result: 'authenticated',
            result_reason: null,
            transaction_id: newIdentifier('3ds'),
            version: '2.2.0',
          }
        : null,
      transaction_link_id: null,
      wallet: null,
    },
  };
}

function outcomeOf(decline: Decline | undefined): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline === undefined ? 'approved_by_network' : 'declined_by_network',
    reason: decline === undefined ? null : (decline.declineCode ?? decline.code),
    risk_level: 'normal',
    risk_score: 10,
    seller_message: decline === undefined ? 'Payment complete.' : 'The bank did not accept the payment.',
    type: decline === undefined ? 'authorized' : 'issuer_declined',
  };
}

/** Writes the attempt to charge a card: a hold when the intent is captured by hand, a failed charge on a decline. */
export function createCharge(state: SandboxState, terms: ChargeTerms): Stripe.Charge {
  const { intent, method, decline } = terms;
  const charge: Stripe.Charge = {
    id: newIdentifier('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: intent.statement_descriptor ?? 'SANDBOX',
    captured: false,
    created: state.clock.seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: decline === undefined,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: cardDetails(state, terms),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline === undefined ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  };
  state.objects.insert('charge', charge, { created: charge.created });
  emit(state, decline === undefined ? 'charge.succeeded' : 'charge.failed', charge);
  return charge;
}

const disputeTerms = (kind: NonNullable<TestCard['disputed']>): DisputeTerms =>
  kind === 'inquiry' ? { reason: 'fraudulent', inquiry: true } : { reason: kind };

/**
 * Takes `amount` cents of a hold; the rest is released. The money enters the platform's balance, less Stripe's fee.
 */
export function captureCharge(
  state: SandboxState,
  charge: Stripe.Charge,
  amount: number,
  announce: boolean,
): Stripe.Charge {
  const card = testCard(state.objects.hidden<HiddenCard>(charge.payment_method ?? '').card);
  const line = record(state, {
    account: '',
    type: 'charge',
    amount,
    fee: processingFee(amount),
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
    availableOn: availableOnOfCharge(state.clock.seconds(), card.bypassesPending ?? false),
  });
  const captured: Stripe.Charge = { ...charge, amount_captured: amount, captured: true, balance_transaction: line.id };
  state.objects.update('charge', captured);
  if (announce) emit(state, 'charge.captured', captured);
  if (card.disputed !== undefined) return openDispute(state, captured, disputeTerms(card.disputed)).charge;
  return captured;
}

/**
 * Gives a hold back without taking anything. Stripe shows it as refunded, although no money moved
 * (https://docs.stripe.com/refunds#cancel-payment).
 */
export function releaseCharge(
  state: SandboxState,
  charge: Stripe.Charge,
  because: 'cancelled' | 'expired',
): Stripe.Charge {
  const released: Stripe.Charge = { ...charge, refunded: true, amount_refunded: charge.amount };
  state.objects.update('charge', released);
  emit(state, because === 'expired' ? 'charge.expired' : 'charge.refunded', released);
  return released;
}
