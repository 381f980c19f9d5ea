import Stripe from 'stripe';

import { createSandbox, type Sandbox, type SandboxOptions } from '../index.js';
import { getId } from '../store/reference.js';

export const SECRET_KEY = 'sk_test_sandbox';

export interface Bench extends Sandbox {
  stripe: Stripe;
}

/** The real SDK, pointed at a sandbox. */
export function clientOf(port: number, key = SECRET_KEY): Stripe {
  return new Stripe(key, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
}

/** A sandbox and the real SDK that talks to it. Close it after the test. */
export async function startBench(options: SandboxOptions = {}): Promise<Bench> {
  const sandbox = await createSandbox(options);
  return { ...sandbox, stripe: clientOf(sandbox.port) };
}

/** The failure a call ends with; fails the test when it succeeds. */
export async function failureOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    return error as Stripe.errors.StripeError;
  }
  throw new Error('The call succeeded, although a failure was expected.');
}

/** A connected account that may receive transfers. */
export async function activeAccount(bench: Bench): Promise<string> {
  const account = await bench.stripe.v2.core.accounts.create({
    contact_email: 'provider@example.test',
    dashboard: 'express',
    identity: { country: 'FR', entity_type: 'individual' },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
  });
  bench.control.accounts.completeOnboarding(account.id);
  return account.id;
}

/** A captured payment of `amount` cents by the given test card. */
export async function capturedPayment(
  bench: Bench,
  amount: number,
  card = 'pm_card_visa',
): Promise<{ intent: Stripe.PaymentIntent; charge: string }> {
  const intent = await bench.stripe.paymentIntents.create({
    amount,
    currency: 'eur',
    confirm: true,
    payment_method: card,
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
  });
  return { intent, charge: getId(intent.latest_charge) };
}

/** Posts a form as a browser does, without following the redirect. */
export async function post(
  url: string,
  fields: Record<string, string>,
): Promise<{ status: number; location: string | null; html: string }> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), html: await response.text() };
}

/** The fields of the Checkout form, for a card number. */
export function cardForm(number: string): Record<string, string> {
  return {
    card_number: number,
    card_expiry: '12/40',
    card_cvc: '123',
    card_name: 'Camille Martin',
    email: 'camille@example.test',
  };
}

/** Cents on an account's balance; the platform's when no account is named. */
export async function totalOf(bench: Bench, account?: string): Promise<{ available: number; pending: number }> {
  const balance = await bench.stripe.balance.retrieve({}, account === undefined ? {} : { stripeAccount: account });
  return { available: balance.available[0]?.amount ?? 0, pending: balance.pending[0]?.amount ?? 0 };
}
