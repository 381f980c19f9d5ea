import type Stripe from 'stripe';

import { cardForm, failureOf, post, startBench, type Bench } from './testing/bench.js';

const CARDS_ONLY = { features: { payment_method_update: { enabled: true } } };

describe('the customer portal', () => {
  let bench: Bench;
  let customer: string;
  let url: string;

  const openPortal = async (): Promise<string> => {
    const configuration = (await bench.stripe.billingPortal.configurations.create(CARDS_ONLY)).id;
    const asked = { customer, configuration, locale: 'fr', return_url: 'https://app.test/account/cards' } as const;
    return (await bench.stripe.billingPortal.sessions.create(asked)).url;
  };
  const read = async (address: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(address);
    return { status: answer.status, text: await answer.text() };
  };
  const add = (number: string, fields: object = { make_default: 'on' }) =>
    post(`${url}/add`, { ...cardForm(number), ...fields });
  const cards = async (): Promise<Stripe.PaymentMethod[]> =>
    (await bench.stripe.customers.listPaymentMethods(customer)).data;
  const defaultCard = async (): Promise<unknown> => {
    const found = await bench.stripe.customers.retrieve(customer);
    return found.deleted ? undefined : found.invoice_settings.default_payment_method;
  };
  const told = async (type: string): Promise<number> => (await bench.stripe.events.list({ type })).data.length;

  beforeEach(async () => {
    bench = await startBench();
    customer = (await bench.stripe.customers.create({})).id;
    url = await openPortal();
  });

  afterEach(async () => {
    await bench.close();
  });

  it('shows no card at first, and the way back', async () => {
    const { text } = await read(url);
    expect(text).toContain('Aucune carte enregistrée.');
    expect(text).toContain('href="https://app.test/account/cards"');
  });

  it('adds a card by the same form as Checkout; the first becomes the default', async () => {
    expect((await read(`${url}/add`)).text).toContain('name="card_number"');
    expect(await add('4242424242424242', {})).toMatchObject({ status: 303, location: url });
    const [card] = await cards();
    expect(await defaultCard()).toBe(card?.id);
    const { text } = await read(url);
    expect(text).toContain('visa •••• 4242');
    expect(text).toContain('expire 12/40');
    expect(text).not.toContain('4242424242424242');
    expect(await told('payment_method.attached')).toBe(1);
    expect(await told('setup_intent.succeeded')).toBe(1);
    // Saved for when the customer is away.
    const charge = { amount: 500, currency: 'eur', customer, payment_method: card?.id ?? '' };
    const paid = await bench.stripe.paymentIntents.create({ ...charge, off_session: true, confirm: true });
    expect(paid.status).toBe('succeeded');
  });

  it.each([
    ['complete', 1, 303],
    ['fail', 0, 402],
  ])('asks the bank for a card that wants 3-D Secure: %s', async (outcome, saved, status) => {
    const { location } = await add('4000002500003155');
    expect(location).toMatch(/\/challenge\//);
    const back = await post(location ?? '', { outcome });
    const shown = await fetch(back.location ?? '', { redirect: 'manual' });
    expect(shown.status).toBe(status);
    expect(await cards()).toHaveLength(saved);
    expect(typeof (await defaultCard())).toBe(saved === 1 ? 'string' : 'object');
  });

  it.each([
    ['4000000000000002', 402, 'generic_decline'],
    ['4111111111111112', 422, 'incorrect_number'],
  ])('does not save %s', async (number, status, code) => {
    const answer = await add(number);
    expect(answer.status).toBe(status);
    expect(answer.html).toContain(`data-decline-code="${code}"`);
    expect(await cards()).toEqual([]);
  });

  it('makes another card the default, and removes one: who was the default is nobody’s afterwards', async () => {
    await add('4242424242424242');
    await add('5555555555554444', {});
    const [second, first] = await cards();
    expect(await defaultCard()).toBe(first?.id);
    await post(`${url}/default`, { payment_method: second?.id ?? '' });
    expect(await defaultCard()).toBe(second?.id);
    expect((await post(`${url}/remove`, { payment_method: second?.id ?? '' })).status).toBe(303);
    expect(await cards()).toMatchObject([{ id: first?.id }]);
    expect(await defaultCard()).toBeNull();
    expect(await told('payment_method.detached')).toBe(1);
    expect((await post(`${url}/remove`, { payment_method: second?.id ?? '' })).status).toBe(404);
  });

  it('never touches a card of somebody else', async () => {
    const other = (await bench.stripe.customers.create({})).id;
    const theirs = await bench.stripe.paymentMethods.attach('pm_card_visa', { customer: other });
    for (const deed of ['remove', 'default'])
      expect((await post(`${url}/${deed}`, { payment_method: theirs.id })).status).toBe(404);
    expect((await bench.stripe.paymentMethods.retrieve(theirs.id)).customer).toBe(other);
  });

  it.each([
    ['five minutes after nobody opened it', [6]],
    ['an hour after it was last used', [4, 61]],
  ])('is over %s', async (_when, minutes) => {
    const [before = 0, ...later] = minutes;
    bench.control.clock.advance({ seconds: before * 60 });
    for (const minute of later) {
      expect((await read(url)).status).toBe(200);
      bench.control.clock.advance({ seconds: minute * 60 });
    }
    expect((await read(url)).status).toBe(410);
    expect((await add('4242424242424242')).status).toBe(410);
    expect(await cards()).toEqual([]);
  });

  it('wants a configuration, and promises only the page it has', async () => {
    expect(await failureOf(bench.stripe.billingPortal.sessions.create({ customer }))).toMatchObject({
      statusCode: 400,
    });
    const invoices = { features: { invoice_history: { enabled: true } } };
    expect(await failureOf(bench.stripe.billingPortal.configurations.create(invoices))).toMatchObject({
      statusCode: 400,
      param: 'features[invoice_history][enabled]',
    });
  });

  it('lists configurations, and opens none that was switched off', async () => {
    const [found] = (await bench.stripe.billingPortal.configurations.list({ active: true })).data;
    await bench.stripe.billingPortal.configurations.update(found?.id ?? '', { active: false });
    expect((await bench.stripe.billingPortal.configurations.list({ active: true })).data).toEqual([]);
    const asked = bench.stripe.billingPortal.sessions.create({ customer, configuration: found?.id ?? '' });
    expect(await failureOf(asked)).toMatchObject({ param: 'configuration' });
  });

  it('lets a program choose the default, among the customer’s own cards', async () => {
    const theirs = await bench.stripe.paymentMethods.attach('pm_card_visa', { customer });
    await bench.stripe.customers.update(customer, { invoice_settings: { default_payment_method: theirs.id } });
    expect(await defaultCard()).toBe(theirs.id);
    const other = (await bench.stripe.customers.create({})).id;
    const wrong = bench.stripe.customers.update(other, { invoice_settings: { default_payment_method: theirs.id } });
    expect(await failureOf(wrong)).toMatchObject({ code: 'resource_missing' });
  });
});
