import type Stripe from 'stripe';

import { activeAccount, capturedPayment, failureOf, startBench, type Bench } from './testing/bench.js';
import { startReceiver, type Receiver } from './testing/receiver.js';
import type { WebhookEndpointOption } from './index.js';

describe('webhooks', () => {
  let receiver: Receiver;
  let bench: Bench;

  const endpoints = (): WebhookEndpointOption[] => [
    { url: `${receiver.url}/snapshot`, secret: 'whsec_snapshot', kind: 'snapshot' },
    { url: `${receiver.url}/connect`, secret: 'whsec_connect', kind: 'connect' },
    { url: `${receiver.url}/thin`, secret: 'whsec_thin', kind: 'thin' },
  ];

  beforeEach(async () => {
    receiver = await startReceiver();
    bench = await startBench({ webhookEndpoints: endpoints(), webhookRetryDelaysMs: [60_000, 60_000] });
  });

  afterEach(async () => {
    await bench.close();
    await receiver.close();
  });

  const at = (path: string): { type: string; data: { object: { id: string } } }[] =>
    receiver.received.filter((one) => one.path === path).map(({ body }) => JSON.parse(body) as never);

  const types = (path: string): string[] => at(path).map(({ type }) => type);

  it('tells of a payment in events that the SDK verifies, signed by the real clock', async () => {
    bench.control.clock.advance({ days: 30 });
    const { intent } = await capturedPayment(bench, 5_000);
    await bench.control.webhooks.settle();
    expect(types('/snapshot')).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
    const { body, signature } = receiver.received[2] ?? { body: '', signature: '' };
    const event = bench.stripe.webhooks.constructEvent(body, signature, 'whsec_snapshot');
    expect(event).toMatchObject({
      type: 'payment_intent.succeeded',
      api_version: '2026-10-28.endive',
      livemode: false,
    });
    expect((event.data.object as Stripe.PaymentIntent).id).toBe(intent.id);
    expect(() => bench.stripe.webhooks.constructEvent(body, signature, 'whsec_other')).toThrow();
    expect(await bench.stripe.events.retrieve(event.id)).toMatchObject({ id: event.id, type: event.type });
  });

  it('tells of accounts in thin events that the SDK parses and fetches', async () => {
    const account = await activeAccount(bench);
    await bench.control.webhooks.settle();
    expect(types('/thin')).toEqual(
      expect.arrayContaining([
        'v2.core.account.created',
        'v2.core.account[requirements].updated',
        'v2.core.account[configuration.recipient].capability_status_updated',
      ]),
    );
    const { body, signature } = receiver.received.find(({ body: text }) => text.includes('capability_status')) ?? {
      body: '',
      signature: '',
    };
    const notification = bench.stripe.parseEventNotification(body, signature, 'whsec_thin');
    expect(notification).toMatchObject({ related_object: { id: account, type: 'v2.core.account' } });
    expect(JSON.parse(body)).not.toHaveProperty('data');
    expect(await bench.stripe.v2.core.events.retrieve(notification.id)).toMatchObject({
      data: { updated_capability: 'stripe_balance.stripe_transfers' },
    });
  });

  it('tells a connect endpoint, and no other, what happens on a connected account', async () => {
    const account = await activeAccount(bench);
    const { charge } = await capturedPayment(bench, 10_000, 'pm_card_bypassPending');
    await bench.stripe.transfers.create({
      amount: 8_000,
      currency: 'eur',
      destination: account,
      source_transaction: charge,
    });
    bench.control.payouts.run();
    bench.control.clock.advance({ days: 2 });
    await bench.control.webhooks.settle();
    expect(types('/connect')).toEqual(['payout.created', 'payout.paid']);
    expect(at('/connect')).toMatchObject([{ account }, { account }]);
    expect(types('/snapshot')).not.toContain('payout.paid');
  });

  it('repeats an event until it is answered with success', async () => {
    receiver.answers.push(500, 302);
    await bench.stripe.customers.create({});
    await bench.control.webhooks.settle();
    expect(bench.control.webhooks.deliveries()).toMatchObject([{ state: 'pending', attempts: 1, lastStatus: 500 }]);
    bench.control.webhooks.retryNow();
    await bench.control.webhooks.settle();
    expect(bench.control.webhooks.deliveries()).toMatchObject([{ state: 'pending', attempts: 2, lastStatus: 302 }]);
    bench.control.webhooks.retryNow();
    await bench.control.webhooks.settle();
    expect(bench.control.webhooks.deliveries()).toMatchObject([{ state: 'delivered', attempts: 3, lastStatus: 200 }]);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
  });

  it('gives an event up after the last attempt, and still lists it', async () => {
    receiver.answers.push(500, 500, 500);
    await bench.stripe.customers.create({});
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await bench.control.webhooks.settle();
      bench.control.webhooks.retryNow();
    }
    expect(bench.control.webhooks.deliveries()).toMatchObject([{ state: 'failed', attempts: 3 }]);
    expect((await bench.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
    expect((await bench.stripe.events.list({ delivery_success: true })).data).toHaveLength(0);
  });

  it('drops, duplicates and delays what a test asks for', async () => {
    bench.control.webhooks.dropNext(1, 'charge.succeeded');
    bench.control.webhooks.duplicateNext(1, 'payment_intent.succeeded');
    bench.control.webhooks.delayNext(3_600, 1, 'payment_intent.created');
    await capturedPayment(bench, 5_000);
    await bench.control.webhooks.settle();
    expect(types('/snapshot')).toEqual(['payment_intent.succeeded', 'payment_intent.succeeded']);
    bench.control.webhooks.retryNow();
    await bench.control.webhooks.settle();
    expect(types('/snapshot')).toEqual([
      'payment_intent.succeeded',
      'payment_intent.succeeded',
      'payment_intent.created',
    ]);
  });

  it('holds events back and sends them in the opposite order', async () => {
    bench.control.webhooks.pause();
    await capturedPayment(bench, 5_000);
    await bench.control.webhooks.settle();
    expect(receiver.received).toEqual([]);
    bench.control.webhooks.resume({ order: 'reversed' });
    await bench.control.webhooks.settle();
    expect(types('/snapshot')).toEqual(['payment_intent.succeeded', 'charge.succeeded', 'payment_intent.created']);
  });

  it('sends an event again, or one that never happened, on request', async () => {
    const customer = await bench.stripe.customers.create({});
    const [event] = (await bench.stripe.events.list({ limit: 1 })).data;
    bench.control.webhooks.redeliver(event?.id ?? '');
    bench.control.events.fire('customer.updated', customer.id);
    await bench.control.webhooks.settle();
    expect(types('/snapshot')).toEqual(['customer.created', 'customer.created', 'customer.updated']);
  });

  it('delivers to endpoints made through the API, with their own secrets', async () => {
    bench.control.webhooks.setEndpoints([]);
    const made = await bench.stripe.webhookEndpoints.create({
      url: `${receiver.url}/made`,
      enabled_events: ['customer.created'],
    });
    const destination = await bench.stripe.v2.core.eventDestinations.create({
      name: 'thin',
      type: 'webhook_endpoint',
      event_payload: 'thin',
      enabled_events: ['*'],
      webhook_endpoint: { url: `${receiver.url}/destination` },
      include: ['webhook_endpoint.signing_secret'],
    });
    await bench.stripe.customers.create({});
    await activeAccount(bench);
    await bench.control.webhooks.settle();
    const of = (path: string) => receiver.received.find((one) => one.path === path) ?? { body: '', signature: '' };
    expect(
      bench.stripe.webhooks.constructEvent(of('/made').body, of('/made').signature, made.secret ?? ''),
    ).toMatchObject({ type: 'customer.created' });
    const secret = destination.webhook_endpoint?.signing_secret ?? '';
    expect(
      bench.stripe.parseEventNotification(of('/destination').body, of('/destination').signature, secret),
    ).toMatchObject({ type: 'v2.core.account.created' });
    await bench.stripe.webhookEndpoints.del(made.id);
    expect(await failureOf(bench.stripe.webhookEndpoints.retrieve(made.id))).toMatchObject({ statusCode: 404 });
  });
});
