import { invalidParameter, invalidRequest } from '../api/failure.js';
import { integer, required, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { submitMethod } from '../payments/checkout-life.js';
import { resolveMethod } from '../payments/payment-methods.js';

/** What Stripe's own Checkout page calls; the Stripe CLI pays sessions through it. */
export const paymentPageRoutes: Route[] = [
  route('GET', '/v1/payment_pages/:id', {}, ({ state, path }) => state.get('checkout.session', path.id ?? '')),

  route(
    'POST',
    '/v1/payment_pages/:id/confirm',
    { payment_method: required(text()), expected_amount: integer(), ...ignoring('return_url') },
    ({ state, path }, given) => {
      const session = state.get('checkout.session', path.id ?? '');
      if (session.status !== 'open') throw invalidRequest('This Checkout Session is no longer open.');
      if (given.expected_amount !== undefined && given.expected_amount !== session.amount_total) {
        throw invalidParameter('expected_amount', 'The expected amount is not what the session asks for.');
      }
      const outcome = submitMethod(state, session, resolveMethod(state, given.payment_method));
      if (outcome.kind === 'declined') throw outcome.failure;
      return state.get('checkout.session', session.id);
    },
  ),
];
