import type Stripe from 'stripe';

import { invalidRequest } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { boolean, choice, integer, metadata, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import type { SandboxState } from '../state.js';
import { mergeMetadata } from './merge.js';
import { announceUpdate, createRefund } from './refund-life.js';
import { reverseForRefund } from './transfer-life.js';

function chargeOf(state: SandboxState, given: { charge?: string; payment_intent?: string }): Stripe.Charge {
  if (given.charge !== undefined) return state.get('charge', given.charge, 'charge');
  if (given.payment_intent === undefined) {
    throw invalidRequest('One of the following params should be provided for this request: payment_intent or charge.', {
      code: 'parameter_missing',
    });
  }
  const intent = state.get('payment_intent', given.payment_intent, 'payment_intent');
  if (typeof intent.latest_charge !== 'string' || intent.status !== 'succeeded') {
    throw invalidRequest(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, {
      code: 'payment_intent_unexpected_state',
    });
  }
  return state.get('charge', intent.latest_charge);
}

export const refundRoutes: Route[] = [
  route(
    'POST',
    '/v1/refunds',
    {
      charge: text(),
      payment_intent: text(),
      amount: integer(),
      reason: choice('duplicate', 'fraudulent', 'requested_by_customer'),
      metadata: metadata(),
      reverse_transfer: boolean(),
      ...ignoring('instructions_email'),
    },
    ({ state }, given) => {
      const charge = chargeOf(state, given);
      const refund = createRefund(state, {
        charge,
        amount: given.amount,
        reason: given.reason,
        metadata: mergeMetadata({}, given.metadata),
      });
      if (given.reverse_transfer !== true) return refund;
      const reversed = { ...refund, transfer_reversal: reverseForRefund(state, charge, refund).id };
      state.objects.update('refund', reversed);
      return reversed;
    },
  ),

  route(
    'GET',
    '/v1/refunds',
    { ...LIST, charge: text(), payment_intent: text() },
    ({ state }, { charge, payment_intent, ...query }) =>
      listPage(state, 'refund', '/v1/refunds', { ...query, where: { charge, payment_intent } }),
  ),

  route('GET', '/v1/refunds/:id', {}, ({ state, path }) => state.get('refund', path.id ?? '')),

  route('GET', '/v1/charges/:id/refunds', LIST, ({ state, path }, query) => {
    const charge = state.get('charge', path.id ?? '').id;
    return listPage(state, 'refund', `/v1/charges/${charge}/refunds`, { ...query, where: { charge } });
  }),

  route('POST', '/v1/refunds/:id', { metadata: metadata() }, ({ state, path }, given) => {
    const refund = state.get('refund', path.id ?? '');
    const updated = { ...refund, metadata: mergeMetadata(refund.metadata, given.metadata) };
    state.objects.update('refund', updated);
    announceUpdate(state, updated);
    return updated;
  }),
];
