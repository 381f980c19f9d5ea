import { invalidParameter, StripeFailure } from '../api/failure.js';
import { LIST, listPage } from '../api/list.js';
import { choice, group, integer, metadata, required, text } from '../api/parameters.js';
import { ignoring, route, type Route } from '../api/route.js';
import { cardOfAlias, cardOfNumber } from '../cards/test-cards.js';
import {
  attachMethod,
  createCardMethod,
  detachMethod,
  resolveMethod,
  type CardDetails,
} from '../payments/payment-methods.js';
import { mergeMetadata } from './merge.js';

const CARD = group({
  number: text(30),
  exp_month: integer(1),
  exp_year: integer(2000),
  cvc: text(4),
  token: text(),
});

const BILLING = group({ name: text(), email: text(), phone: text(), ...ignoring('address', 'tax_id') });

/** The test card of a number, or a 402 as Stripe answers. */
function cardWithNumber(number: string): string {
  const found = cardOfNumber(number);
  if (found.kind === 'known') return found.card;
  const wrong = found.kind === 'not-a-number';
  throw new StripeFailure(402, {
    type: 'card_error',
    ...(wrong
      ? { code: 'incorrect_number', param: 'number' }
      : { code: 'card_declined', decline_code: 'test_mode_live_card' }),
    message: wrong
      ? 'Your card number is incorrect.'
      : 'Your card was declined. Your request was in test mode, but used a non test card.',
  });
}

type GivenCard = NonNullable<ReturnType<typeof CARD.read>>;

/** A card by its number and expiry, or by a test token such as `tok_visa`. */
function readCard(given: GivenCard, now: Date): Pick<CardDetails, 'card' | 'expiryMonth' | 'expiryYear'> {
  if (given.token !== undefined) {
    const card = cardOfAlias(given.token);
    if (card === undefined)
      throw invalidParameter('card[token]', `No such token: '${given.token}'`, 'resource_missing');
    return { card, expiryMonth: 12, expiryYear: now.getUTCFullYear() + 8 };
  }
  const number = required(text()).read(given.number, 'card[number]');
  const expiryMonth = required(integer()).read(given.exp_month, 'card[exp_month]');
  if (expiryMonth > 12) {
    throw invalidParameter('card[exp_month]', "Your card's expiration month is invalid.", 'invalid_expiry_month');
  }
  return {
    card: cardWithNumber(number),
    expiryMonth,
    expiryYear: required(integer()).read(given.exp_year, 'card[exp_year]'),
  };
}

export const paymentMethodRoutes: Route[] = [
  route(
    'POST',
    '/v1/payment_methods',
    {
      type: required(choice('card')),
      card: required(CARD),
      billing_details: BILLING,
      metadata: metadata(),
      ...ignoring('allow_redisplay'),
    },
    ({ state }, given) => {
      const method = createCardMethod(state, {
        ...readCard(given.card, state.clock.now()),
        name: given.billing_details?.name,
        email: given.billing_details?.email,
      });
      const described = { ...method, metadata: mergeMetadata({}, given.metadata) };
      state.objects.update('payment_method', described);
      return described;
    },
  ),

  route(
    'GET',
    '/v1/payment_methods',
    { ...LIST, customer: text(), type: text() },
    ({ state }, { customer, type, ...query }) =>
      listPage(state, 'payment_method', '/v1/payment_methods', { ...query, where: { customer, type } }),
  ),

  route('GET', '/v1/payment_methods/:id', {}, ({ state, path }) => state.get('payment_method', path.id ?? '')),

  route(
    'POST',
    '/v1/payment_methods/:id',
    { metadata: metadata(), ...ignoring('billing_details', 'card', 'allow_redisplay') },
    ({ state, path }, given) => {
      const method = state.get('payment_method', path.id ?? '');
      const updated = { ...method, metadata: mergeMetadata(method.metadata, given.metadata) };
      state.objects.update('payment_method', updated);
      return updated;
    },
  ),

  route('POST', '/v1/payment_methods/:id/attach', { customer: required(text()) }, ({ state, path }, given) =>
    attachMethod(state, resolveMethod(state, path.id ?? ''), given.customer),
  ),

  route('POST', '/v1/payment_methods/:id/detach', {}, ({ state, path }) => {
    const method = state.get('payment_method', path.id ?? '');
    if (method.customer === null)
      throw invalidParameter(
        'payment_method',
        'The payment method you provided is not attached to a customer so detachment is impossible.',
      );
    return detachMethod(state, method);
  }),
];
