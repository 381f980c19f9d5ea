import type Stripe from 'stripe';

import { getId } from './store/reference.js';
import { cardForm, failureOf, post, startBench, type Bench } from './testing/bench.js';

describe('saving a card on the hosted page', () => {
  let bench: Bench;
  let customer: string;

  beforeEach(async () => {
    bench = await startBench();
    customer = (await bench.stripe.customers.create({ email: 'c@example.test' })).id;
  });

  afterEach(async () => {
    await bench.close();
  });

  const setupSession = (): Promise<Stripe.Checkout.Session> =>
    bench.stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'eur',
      customer,
      setup_intent_data: { metadata: { bookingId: 'booking-2' } },
      success_url: 'https://app.test/saved?session={CHECKOUT_SESSION_ID}',
    });

  const payOffSession = (method: string): Promise<Stripe.PaymentIntent> =>
    bench.stripe.paymentIntents.create({
      amount: 8_400,
      currency: 'eur',
      customer,
      payment_method: method,
      off_session: true,
      confirm: true,
      capture_method: 'manual',
    });

  const retrieve = (session: Stripe.Checkout.Session): Promise<Stripe.Checkout.Session> =>
    bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'setup_intent'] });

  it('saves a card without charging it, and charges it later without the customer', async () => {
    const session = await setupSession();
    expect(session).toMatchObject({
      payment_status: 'no_payment_required',
      setup_intent: expect.stringMatching(/^seti_/),
    });
    expect((await post(session.url ?? '', cardForm('4242424242424242'))).status).toBe(303);

    const { setup_intent: setup } = await retrieve(session);
    expect(setup).toMatchObject({ status: 'succeeded', metadata: { bookingId: 'booking-2' } });
    const method = getId((setup as Stripe.SetupIntent).payment_method);
    expect(await payOffSession(method)).toMatchObject({ status: 'requires_capture', payment_method: method });
    expect(bench.control.ledger().charged).toBe(0);
  });

  it('asks once for 3-D Secure on saving 4000002500003155, and not again', async () => {
    const session = await setupSession();
    expect(bench.control.checkout.pay(session.id, { number: '4000002500003155' })).toMatchObject({
      status: 'complete',
    });
    const { setup_intent: setup } = await retrieve(session);
    expect(await payOffSession(getId((setup as Stripe.SetupIntent).payment_method))).toMatchObject({
      status: 'requires_capture',
    });
  });

  it.each([
    ['4000002760003184', 'authentication_required'],
    ['4000000000000341', 'card_declined'],
  ])('saves %s, which is then declined with %s when the customer is away', async (number, code) => {
    const session = await setupSession();
    expect(bench.control.checkout.pay(session.id, { number }).status).toBe('complete');
    const { setup_intent: setup } = await retrieve(session);
    expect(await failureOf(payOffSession(getId((setup as Stripe.SetupIntent).payment_method)))).toMatchObject({
      statusCode: 402,
      code,
    });
  });

  it('refuses to save a card that its bank declines', async () => {
    const session = await setupSession();
    expect((await post(session.url ?? '', cardForm('4000000000000002'))).status).toBe(402);
    expect(await retrieve(session)).toMatchObject({
      status: 'open',
      setup_intent: { status: 'requires_payment_method' },
    });
  });
});
