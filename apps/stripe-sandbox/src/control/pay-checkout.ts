import { invalidRequest } from '../api/failure.js';
import { answerChallenge, submitCard, type PageOutcome } from '../payments/checkout-life.js';
import { readCardForm } from '../pages/checkout-page.js';
import { textsOf } from '../pages/texts.js';
import type { SandboxState } from '../state.js';
import { sweep } from '../sweep.js';

export interface CheckoutPayment {
  /** Card number; 4242 4242 4242 4242 when left out. */
  number?: string;
  /** The bank's answer if it asks for 3-D Secure; `complete` when left out. */
  outcome?: 'complete' | 'fail';
}

export interface CheckoutResult {
  status: 'complete' | 'declined' | 'challenge_failed';
  declineCode?: string;
  redirectUrl?: string;
}

function resultOf(outcome: PageOutcome, declined: 'declined' | 'challenge_failed'): CheckoutResult {
  if (outcome.kind === 'complete') return { status: 'complete', redirectUrl: outcome.redirectUrl };
  if (outcome.kind === 'challenge') return { status: declined };
  const { decline_code: declineCode, code } = outcome.failure.error;
  return { status: declined, declineCode: declineCode ?? code };
}

/** Fills and sends the hosted page's form, as a customer would. */
export function payCheckout(state: SandboxState, sessionId: string, payment: CheckoutPayment): CheckoutResult {
  sweep(state);
  const session = state.get('checkout.session', sessionId);
  if (session.status !== 'open') throw invalidRequest(`This Checkout Session is ${session.status ?? 'closed'}.`);
  const form = new URLSearchParams({
    card_number: payment.number ?? '4242424242424242',
    card_expiry: `12/${String((state.clock.now().getUTCFullYear() + 5) % 100)}`,
    card_cvc: '123',
    card_name: 'Camille Martin',
    email: 'camille.martin@example.test',
  });
  const card = readCardForm(form, textsOf('en'), state.clock.now(), false);
  if ('message' in card) return { status: 'declined', declineCode: card.declineCode };
  const first = submitCard(state, session, card);
  if (first.kind !== 'challenge') return resultOf(first, 'declined');
  const answer = payment.outcome ?? 'complete';
  const second = answerChallenge(state, state.get('challenge', first.id), answer);
  return resultOf(second, answer === 'fail' ? 'challenge_failed' : 'declined');
}
