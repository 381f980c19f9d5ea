import { HOUR, newId, type BookingId } from '#kernel';
import { SavedCardGateway } from './adapters/saved-card-gateway.js';
import { createStripeClient } from './adapters/stripe-client.js';
import { OpenSavedCards } from './use-cases/open-saved-cards.js';
import {
  CARDS,
  createPaymentWorld,
  type OpenedPayment,
  type PaymentWorld,
} from '../../../test/support/payment-world.js';

const OPEN = `mutation ($returnUrl: String!) { openSavedCards(returnUrl: $returnUrl) {
  __typename ... on SavedCardsPage { url } ... on UserError { code message } } }`;
const FORM = { card_expiry: '12/40', card_cvc: '123', card_name: 'Camille Martin' };

let world: PaymentWorld;
beforeEach(async () => {
  world = await createPaymentWorld();
});
afterEach(() => world.close());

const RETURN = () => `${world.config.http.publicUrl}/account/cards`;
const paymentOf = (bookingId: BookingId) => world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
const stepsOf = async (bookingId: BookingId): Promise<string[]> =>
  (await world.db.prisma.paymentStep.findMany({ where: { payment: { bookingId } }, orderBy: { sequence: 'asc' } })).map(
    ({ what }) => what,
  );

/** A visit in ten days with a saved card. */
async function booked(): Promise<OpenedPayment> {
  const booking = await world.open({ hoursAhead: 240 });
  await world.pay(booking.bookingId);
  await world.settle();
  return booking;
}

/** The customer's own page with cards, at Stripe. */
async function portalOf(customerId: string): Promise<string> {
  const page = await world.get(OpenSavedCards).open(customerId, { returnUrl: RETURN(), locale: 'fr' });
  if (!page.ok) throw new Error(page.error.kind);
  return page.value;
}

const post = (url: string, fields: Record<string, string>): Promise<Response> =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
const addCard = (portal: string, number: string, makeDefault: boolean): Promise<Response> =>
  post(`${portal}/add`, { ...FORM, card_number: number, ...(makeDefault ? { make_default: 'on' } : {}) });

async function removeCard(portal: string, paymentMethodId: string | null): Promise<void> {
  await post(`${portal}/remove`, { payment_method: paymentMethodId ?? '' });
}

/** 48 hours before the visit the saved card is asked. */
async function asked(): Promise<void> {
  world.advance(192 * HOUR + 1);
  await world.runJob('payment.authorise-due');
  await world.settle();
}

describe('a customer’s saved cards', () => {
  it('are on Stripe’s page in their language, which leads back to the site', async () => {
    const { customerId } = await booked();
    const actor = world.actor(['customer'], { userId: customerId });
    const { data } = await world.graphql<{ openSavedCards: { __typename: string; url: string } }>(
      OPEN,
      { returnUrl: RETURN() },
      { as: actor },
    );
    const { __typename, url } = data.openSavedCards;
    expect(__typename).toBe('SavedCardsPage');
    const html = await (await fetch(url)).text();
    expect(html).toContain('Vos cartes');
    expect(html).toContain('visa •••• 4242');
    expect(html).toContain(`href="${RETURN()}"`);
  });

  it('are shown to their owner only: who never paid has none, and no one can ask for another’s', async () => {
    await booked();
    const { data } = await world.graphql(OPEN, { returnUrl: RETURN() }, { as: world.actor(['customer']) });
    expect(data).toMatchObject({ openSavedCards: { __typename: 'NoSavedCards' } });
    const provider = await world.graphql(OPEN, { returnUrl: RETURN() }, { as: world.actor(['provider']) });
    expect(provider.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('never lead back to another site', async () => {
    const actor = world.actor(['customer']);
    const elsewhere = ['https://elsewhere.example/cards', '//elsewhere.example', 'javascript:alert(1)', 'cards', ''];
    for (const returnUrl of elsewhere) {
      const { errors } = await world.graphql(OPEN, { returnUrl }, { as: actor });
      expect([returnUrl, errors?.[0]?.extensions?.['code']]).toEqual([returnUrl, 'BAD_USER_INPUT']);
    }
  });

  it('use one configuration of that page, which is about cards and nothing else', async () => {
    const { customerId } = await booked();
    await Promise.all([portalOf(customerId), portalOf(customerId)]);
    await portalOf(customerId);
    const list = await world.askStripe('GET', '/v1/billing_portal/configurations?active=true');
    const { data } = (await list.json()) as { data: { features: Record<string, { enabled: boolean }> }[] };
    expect(data).toHaveLength(1);
    const on = Object.entries(data[0]?.features ?? {}).filter(([, { enabled }]) => enabled);
    expect(on.map(([name]) => name)).toEqual(['payment_method_update']);
  });

  it('use one configuration also when several processes open the page for the first time at once, and a new one when it was switched off', async () => {
    const alone = await createPaymentWorld();
    try {
      const processes = () =>
        Promise.all(
          [1, 2, 3].map(async () => {
            const gateway = new SavedCardGateway(createStripeClient(alone.config.stripe));
            const customer = (await (await alone.askStripe('POST', '/v1/customers', {}, `test:${newId()}`)).json()) as {
              id: string;
            };
            return gateway.openPortal({ customer: customer.id, returnUrl: RETURN(), locale: 'fr' });
          }),
        );
      const active = async () => {
        const list = await alone.askStripe('GET', '/v1/billing_portal/configurations?active=true');
        return ((await list.json()) as { data: { id: string }[] }).data.map(({ id }) => id);
      };
      // Every process has looked before the first has made one.
      alone.sandbox.faults.next({
        method: 'POST',
        path: '/v1/billing_portal/configurations',
        kind: 'slow',
        delayMs: 1_000,
        times: 3,
      });
      await processes();
      const [first, ...others] = await active();
      expect(others).toEqual([]);
      await alone.askStripe(
        'POST',
        `/v1/billing_portal/configurations/${first ?? ''}`,
        { active: 'false' },
        `test:${newId()}`,
      );
      await processes();
      const again = await active();
      expect(again).toHaveLength(1);
      expect(again).not.toContain(first);
    } finally {
      await alone.close();
    }
  });

  it('are said to be out of reach when Stripe gives no answer', async () => {
    const { customerId } = await booked();
    await world.settle();
    world.sandbox.faults.next({
      method: 'GET',
      path: '/v1/billing_portal/configurations',
      kind: 'server-error',
      times: 9,
    });
    const page = await world.get(OpenSavedCards).open(customerId, { returnUrl: RETURN(), locale: 'fr' });
    expect(page).toEqual({ ok: false, error: { kind: 'PaymentUnavailable' } });
  });

  it('added on that page leave no event behind that nobody understands', async () => {
    const { customerId } = await booked();
    const portal = await portalOf(customerId);
    expect((await addCard(portal, CARDS.good, true)).status).toBe(303);
    await world.settle();
    const left = await world.db.prisma.stripeInboxEvent.findMany({ where: { status: { in: ['RECEIVED', 'PARKED'] } } });
    expect(left).toEqual([]);
  });
});

describe('a card that is removed', () => {
  it('is replaced by the default card: the visit is held on that one', async () => {
    const { bookingId, customerId } = await booked();
    const { paymentMethodId: first } = await paymentOf(bookingId);
    const portal = await portalOf(customerId);
    await addCard(portal, '5555555555554444', true);
    await removeCard(portal, first);
    await world.settle();
    const { paymentMethodId: second, state } = await paymentOf(bookingId);
    expect(state).toBe('METHOD_SAVED');
    expect(second).not.toBe(first);
    expect(await stepsOf(bookingId)).toContain('CARD_REPLACED');
    await asked();
    expect(await paymentOf(bookingId)).toMatchObject({ state: 'AUTHORISED', paymentMethodId: second });
    expect(world.eventsOf(bookingId)).not.toContain('PaymentCardMissing');
  });

  it('without a default is missed at once, and by the time it is needed the customer gets a link to pay', async () => {
    const { bookingId, customerId } = await booked();
    const portal = await portalOf(customerId);
    await addCard(portal, '5555555555554444', false);
    await removeCard(portal, (await paymentOf(bookingId)).paymentMethodId);
    await world.settle();
    expect(await paymentOf(bookingId)).toMatchObject({ state: 'METHOD_SAVED', paymentMethodId: null });
    expect(world.eventsOf(bookingId).filter((type) => type === 'PaymentCardMissing')).toHaveLength(1);
    await asked();
    // A card that was chosen for nothing is not charged.
    expect(await world.liveIntents(bookingId)).toEqual([]);
    expect(await paymentOf(bookingId)).toMatchObject({ state: 'AUTH_FAILED' });
    expect(world.eventsOf(bookingId)).toContain('PaymentActionRequired');
    await world.pay(bookingId);
    await world.settle();
    expect(await paymentOf(bookingId)).toMatchObject({ state: 'AUTHORISED' });
  });

  it('and then replaced by a new default, is no matter any more', async () => {
    const { bookingId, customerId } = await booked();
    const portal = await portalOf(customerId);
    await removeCard(portal, (await paymentOf(bookingId)).paymentMethodId);
    await world.settle();
    await addCard(portal, CARDS.good, true);
    await world.settle();
    await asked();
    expect(await paymentOf(bookingId)).toMatchObject({ state: 'AUTHORISED' });
  });

  it('is noticed when it is asked, should Stripe’s event be lost', async () => {
    const { bookingId, customerId } = await booked();
    const { paymentMethodId: first } = await paymentOf(bookingId);
    const portal = await portalOf(customerId);
    await addCard(portal, '5555555555554444', true);
    world.sandbox.webhooks.dropNext(1, 'payment_method.detached');
    await removeCard(portal, first);
    await world.settle();
    expect(await paymentOf(bookingId)).toMatchObject({ paymentMethodId: first });
    await asked();
    const { state, paymentMethodId } = await paymentOf(bookingId);
    expect(state).toBe('AUTHORISED');
    expect(paymentMethodId).not.toBe(first);
  });

  it('is held once on its replacement, though Stripe’s answer is lost', async () => {
    const { bookingId, customerId } = await booked();
    const portal = await portalOf(customerId);
    await addCard(portal, '5555555555554444', true);
    world.sandbox.webhooks.dropNext(1, 'payment_method.detached');
    await removeCard(portal, (await paymentOf(bookingId)).paymentMethodId);
    await world.settle();
    world.advance(192 * HOUR + 1);
    // The first card is refused, the second one held, and nobody hears of it.
    world.sandbox.faults.next({ method: 'POST', path: '/v1/payment_intents', kind: 'slow', delayMs: 1, times: 1 });
    world.sandbox.faults.next({
      method: 'POST',
      path: '/v1/payment_intents',
      kind: 'server-error-after-commit',
      times: 3,
    });
    await world.runJob('payment.authorise-due');
    await world.settle();
    for (let minute = 0; minute < 3; minute += 1) {
      world.advance(60_000);
      await world.runJob('payment.run-operations');
      await world.settle();
    }
    expect(await paymentOf(bookingId)).toMatchObject({ state: 'AUTHORISED' });
    expect(await world.liveIntents(bookingId)).toHaveLength(1);
  });

  it('does not touch a hold that is already on it', async () => {
    const booking = await world.open();
    await world.pay(booking.bookingId);
    await world.settle();
    const { paymentMethodId } = await paymentOf(booking.bookingId);
    await removeCard(await portalOf(booking.customerId), paymentMethodId);
    await world.settle();
    await world.transact((tx) => world.payments.capture(tx, booking.bookingId));
    await world.settle();
    expect(await paymentOf(booking.bookingId)).toMatchObject({ capturedCents: 10_000 });
  });

  it('of another customer changes nothing here', async () => {
    const { bookingId } = await booked();
    const other = await world.open({ hoursAhead: 240, customerId: world.actor(['customer']).userId });
    await world.pay(other.bookingId);
    await world.settle();
    await removeCard(await portalOf(other.customerId), (await paymentOf(other.bookingId)).paymentMethodId);
    await world.settle();
    expect((await paymentOf(bookingId)).paymentMethodId).not.toBeNull();
    expect(world.eventsOf(other.bookingId)).toContain('PaymentCardMissing');
  });
});
