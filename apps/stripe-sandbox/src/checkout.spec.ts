import type Stripe from 'stripe';

import { getId } from './store/reference.js';
import { cardForm, failureOf, post, startBench, type Bench } from './testing/bench.js';

const HOLD_TERMS = {
  capture_method: 'manual',
  setup_future_usage: 'off_session',
  transfer_group: 'booking-1',
  metadata: { bookingId: 'booking-1' },
} as const;

describe('hosted Checkout', () => {
  let bench: Bench;
  let customer: string;

  beforeEach(async () => {
    bench = await startBench();
    customer = (await bench.stripe.customers.create({ email: 'c@example.test' })).id;
  });

  afterEach(async () => {
    await bench.close();
  });

  const paymentSession = (rest: Partial<Stripe.Checkout.SessionCreateParams> = {}): Promise<Stripe.Checkout.Session> =>
    bench.stripe.checkout.sessions.create({
      mode: 'payment',
      customer,
      locale: 'fr',
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'eur', unit_amount: 8_400, product_data: { name: 'Ménage <régulier> & repassage' } },
        },
      ],
      payment_intent_data: HOLD_TERMS,
      success_url: 'https://app.test/paid?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'https://app.test/cancelled?a=1&b=2',
      ...rest,
    });

  const retrieve = (session: Stripe.Checkout.Session): Promise<Stripe.Checkout.Session> =>
    bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'setup_intent'] });

  it('shows a customer in French what is paid, with nothing loaded from elsewhere', async () => {
    const session = await paymentSession({ custom_text: { submit: { message: 'Frais d’annulation : 50 %' } } });
    const page = await fetch(session.url ?? '');
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('Ménage &lt;régulier&gt; &amp; repassage');
    expect(html).toMatch(/84,00\s€/);
    expect(html).toContain('Frais d’annulation : 50 %');
    expect(html).toContain('<a id="cancel" href="https://app.test/cancelled?a=1&amp;b=2">');
    expect(html).not.toMatch(/<(script|link|img)/);
  });

  it('holds the amount when a customer fills the form, and returns with the session id', async () => {
    const session = await paymentSession();
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 8_400,
    });

    const answer = await post(session.url ?? '', cardForm('4242 4242 4242 4242'));
    expect(answer).toMatchObject({ status: 303, location: `https://app.test/paid?session=${session.id}` });

    const paid = await retrieve(session);
    expect(paid).toMatchObject({ status: 'complete', url: null, payment_status: 'unpaid' });
    expect(paid.payment_intent).toMatchObject({
      status: 'requires_capture',
      amount_capturable: 8_400,
      transfer_group: 'booking-1',
      metadata: { bookingId: 'booking-1' },
      latest_charge: { payment_method_details: { card: { last4: '4242', brand: 'visa' } } },
    });
    expect((await post(session.url ?? '', cardForm('4242424242424242'))).status).toBe(409);

    await bench.stripe.paymentIntents.capture((paid.payment_intent as Stripe.PaymentIntent).id);
    expect(await retrieve(session)).toMatchObject({ payment_status: 'paid' });
  });

  it('says why a card is declined and stays open for another one', async () => {
    const session = await paymentSession();
    const declined = await post(session.url ?? '', cardForm('4000000000009995'));
    expect(declined.status).toBe(402);
    expect(declined.html).toContain('role="alert" data-decline-code="insufficient_funds"');
    expect(declined.html).toContain('solde insuffisant');
    expect(await retrieve(session)).toMatchObject({
      status: 'open',
      payment_intent: { status: 'requires_payment_method' },
    });
    expect((await post(session.url ?? '', cardForm('4242424242424242'))).status).toBe(303);
  });

  it.each([
    [{ card_number: '4242424242424241' }, 'incorrect_number'],
    [{ card_number: '4111111111111111' }, 'test_mode_live_card'],
    [{ card_number: 'a\u0000b' }, 'incorrect_number'],
    [{ card_expiry: '01/20' }, 'invalid_expiry'],
    [{ card_expiry: '13/40' }, 'invalid_expiry'],
    [{ card_cvc: '1' }, 'invalid_cvc'],
  ])('refuses a form with %j and takes nothing', async (mistake, code) => {
    const session = await paymentSession();
    const answer = await post(session.url ?? '', { ...cardForm('4242424242424242'), ...mistake });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain(`data-decline-code="${code}"`);
    expect(await retrieve(session)).toMatchObject({ status: 'open', payment_intent: null });
  });

  it.each(['4000002500003155', '4000002760003184'])(
    'sends a customer with %s to their bank and back',
    async (number) => {
      const session = await paymentSession();
      const challenge = await post(session.url ?? '', cardForm(number));
      expect(challenge).toMatchObject({ status: 303, location: expect.stringContaining(`${bench.url}/challenge/`) });
      expect(await retrieve(session)).toMatchObject({ status: 'open', payment_intent: { status: 'requires_action' } });
      const page = await (await fetch(challenge.location ?? '')).text();
      expect(page).toContain('name="outcome" value="complete"');

      const answer = await post(challenge.location ?? '', { outcome: 'complete' });
      expect(answer).toMatchObject({ status: 303, location: `https://app.test/paid?session=${session.id}` });
      expect(await retrieve(session)).toMatchObject({
        status: 'complete',
        payment_intent: { status: 'requires_capture' },
      });
      expect((await post(challenge.location ?? '', { outcome: 'complete' })).status).toBe(410);
    },
  );

  it('returns a customer whose bank refused to the form, which stays open', async () => {
    const session = await paymentSession();
    const challenge = await post(session.url ?? '', cardForm('4000002760003184'));
    const answer = await post(challenge.location ?? '', { outcome: 'fail' });
    expect(answer).toMatchObject({ status: 303, location: `${session.url ?? ''}?error=authentication_failed` });
    const page = await (await fetch(answer.location ?? '')).text();
    expect(page).toContain('data-decline-code="authentication_failed"');
    expect(await retrieve(session)).toMatchObject({
      status: 'open',
      payment_intent: { status: 'requires_payment_method' },
    });
  });

  it('expires by itself and by request, and takes nothing afterwards', async () => {
    const now = Math.floor(bench.control.clock.now().getTime() / 1_000);
    const left = await paymentSession({ expires_at: now + 1_800 });
    const closed = await paymentSession();
    bench.control.clock.advance({ seconds: 1_801 });
    await bench.stripe.checkout.sessions.expire(closed.id);
    for (const session of [left, closed]) {
      expect(await retrieve(session)).toMatchObject({ status: 'expired', url: null });
      const answer = await post(session.url ?? '', cardForm('4242424242424242'));
      expect(answer.status).toBe(410);
      expect(answer.html).toContain('a expiré');
    }
    expect(await failureOf(bench.stripe.checkout.sessions.expire(closed.id))).toMatchObject({ statusCode: 400 });
    const events = await bench.stripe.events.list({ type: 'checkout.session.expired' });
    expect(events.data).toHaveLength(2);
  });

  it('stays usable, and expires, although its intent was cancelled by someone else', async () => {
    const cancelIntent = async (session: Stripe.Checkout.Session): Promise<void> => {
      await post(session.url ?? '', cardForm('4000000000009995'));
      const { payment_intent: intent } = await bench.stripe.checkout.sessions.retrieve(session.id);
      await bench.stripe.paymentIntents.cancel(getId(intent));
    };
    const [paid, left] = [await paymentSession(), await paymentSession()];
    await cancelIntent(paid);
    await cancelIntent(left);
    expect((await post(paid.url ?? '', cardForm('4242424242424242'))).status).toBe(303);
    expect(await retrieve(paid)).toMatchObject({ status: 'complete', payment_intent: { status: 'requires_capture' } });
    bench.control.clock.advance({ hours: 25 });
    expect(await retrieve(left)).toMatchObject({ status: 'expired' });
  });

  it('refuses what Stripe refuses', async () => {
    const now = Math.floor(bench.control.clock.now().getTime() / 1_000);
    const refused = async (rest: Partial<Stripe.Checkout.SessionCreateParams>): Promise<string | undefined> =>
      (await failureOf(paymentSession(rest))).param;
    expect(await refused({ expires_at: now + 60 })).toBe('expires_at');
    expect(await refused({ expires_at: now + 90_000 })).toBe('expires_at');
    expect(await refused({ line_items: [] })).toBe('line_items');
    expect(await refused({ customer: 'cus_unknown' })).toBe('customer');
    expect(await refused({ mode: 'setup' })).toBe('line_items');
    expect(await refused({ success_url: 'javascript:alert(1)' })).toBe('success_url');
  });

  it('never stores a card number', async () => {
    const session = await paymentSession();
    await post(session.url ?? '', cardForm('4242 4242 4242 4242'));
    const overview = await (await fetch(bench.url)).text();
    const found = await fetch(new URL(`/objects/${session.id}`, bench.url));
    const shown = await found.text();
    expect([found.status, shown.includes('checkout.session')]).toEqual([200, true]);
    const stored = JSON.stringify([await retrieve(session), bench.control.requests(), overview, shown]);
    expect(stored).not.toMatch(/4242\s?4242/);
  });

  it('says so when a developer asks for an object that is not there', async () => {
    const answer = await fetch(new URL('/objects/pi_<unknown>', bench.url));
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('<unknown>');
  });

  it('asks for an e-mail address only when it knows none', async () => {
    const known = await (await fetch((await paymentSession()).url ?? '')).text();
    const unknown = await paymentSession({ customer: undefined, customer_creation: 'always' });
    const html = await (await fetch(unknown.url ?? '')).text();
    expect(known).not.toContain('name="email"');
    expect(html).toContain('name="email"');
    await post(unknown.url ?? '', cardForm('4242424242424242'));
    expect(await retrieve(unknown)).toMatchObject({
      customer: expect.stringMatching(/^cus_/),
      customer_details: { email: 'camille@example.test', name: 'Camille Martin' },
    });
  });
});
