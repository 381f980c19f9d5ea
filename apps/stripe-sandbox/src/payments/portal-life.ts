import type Stripe from 'stripe';

import { StripeFailure } from '../api/failure.js';
import { makeDefaultMethod } from '../resources/customer-life.js';
import type { SandboxState } from '../state.js';
import type { HiddenPortalSession } from '../store/kinds.js';
import { findId } from '../store/reference.js';
import { confirmSetup } from './confirm-setup.js';
import { createCardMethod, detachMethod, type CardDetails } from './payment-methods.js';
import { createSetupIntent } from './setup-intent.js';

type Session = Stripe.BillingPortal.Session;

/** A portal page that nobody opens is over after 5 minutes, an opened one an hour after it was last used. */
const UNOPENED_SECONDS = 5 * 60;
const IDLE_SECONDS = 60 * 60;

/** How adding a card in the portal went on. */
export type AddingCard =
  { kind: 'added' } | { kind: 'challenge'; url: string } | { kind: 'declined'; failure: StripeFailure };

/** The session when its page may still be used, which this call then counts as; undefined when it is unknown or over. */
export function usePortal(state: SandboxState, id: string): Session | undefined {
  const session = state.objects.find('billing_portal.session', id);
  if (session === undefined) return undefined;
  const now = state.clock.seconds();
  const { usedAt } = state.objects.hidden<HiddenPortalSession>(id);
  const over = usedAt === null ? now - session.created > UNOPENED_SECONDS : now - usedAt > IDLE_SECONDS;
  if (over) return undefined;
  state.objects.setHidden(id, { usedAt: now } satisfies HiddenPortalSession);
  return session;
}

/** The customer's cards, newest first, and which is their default. */
export function cardsOf(state: SandboxState, customer: string): { cards: Stripe.PaymentMethod[]; main: string | null } {
  const cards = state.objects.all('payment_method', { where: { customer, type: 'card' } });
  return { cards, main: findId(state.get('customer', customer).invoice_settings.default_payment_method) };
}

/** Saves a card for this customer, for payments when they are away. The first card becomes the default as well. */
export function addCard(
  state: SandboxState,
  session: Session,
  card: CardDetails & { makeDefault: boolean },
): AddingCard {
  const setup = createSetupIntent(state, { customer: session.customer, usage: 'off_session' });
  const makeDefault = card.makeDefault || cardsOf(state, session.customer).cards.length === 0;
  const returnUrl = `${session.url}/added/${setup.id}?default=${String(makeDefault)}`;
  try {
    const confirmed = confirmSetup(state, setup, {
      method: createCardMethod(state, card),
      authenticated: false,
      returnUrl,
    });
    if (confirmed.status === 'requires_action')
      return { kind: 'challenge', url: confirmed.next_action?.redirect_to_url?.url ?? '' };
    finishAdding(state, session, setup.id, makeDefault);
    return { kind: 'added' };
  } catch (error) {
    if (error instanceof StripeFailure && error.keepsState) return { kind: 'declined', failure: error };
    throw error;
  }
}

/** The browser is back from the bank's page, or was never sent there. False when the card is not saved. */
export function finishAdding(state: SandboxState, session: Session, setupId: string, makeDefault: boolean): boolean {
  const setup = state.objects.find('setup_intent', setupId);
  const method = findId(setup?.payment_method);
  if (setup?.customer !== session.customer || setup.status !== 'succeeded' || method === null) return false;
  if (makeDefault) makeDefaultMethod(state, session.customer, method);
  return true;
}

/** Of the customer's own cards, one is removed or made the default; false when it is not theirs (any more). */
export function changeCard(state: SandboxState, session: Session, deed: 'remove' | 'default', id: string): boolean {
  const method = cardsOf(state, session.customer).cards.find((card) => card.id === id);
  if (method === undefined) return false;
  if (deed === 'remove') detachMethod(state, method);
  else makeDefaultMethod(state, session.customer, method.id);
  return true;
}
