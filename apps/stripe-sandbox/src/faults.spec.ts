import type Stripe from 'stripe';

import { failureOf, startBench, type Bench } from './testing/bench.js';

describe('faults', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await startBench();
  });

  afterEach(async () => {
    await bench.close();
  });

  const create = (key: string, options: Stripe.RequestOptions = {}) =>
    bench.stripe.paymentIntents.create(
      { amount: 5_000, currency: 'eur', confirm: true, payment_method: 'pm_card_visa' },
      { idempotencyKey: key, ...options },
    );
  const order = (kind: Parameters<Bench['control']['faults']['next']>[0]['kind'], rest = {}) => {
    bench.control.faults.next({ method: 'POST', path: '/v1/payment_intents', kind, ...rest });
  };

  it('remembers a 500 under its key, and tells the SDK not to repeat it', async () => {
    order('server-error');
    expect(await failureOf(create('k', { maxNetworkRetries: 2 }))).toMatchObject({ statusCode: 500 });
    expect(await failureOf(create('k'))).toMatchObject({ statusCode: 500 });
    expect(await create('k2')).toMatchObject({ status: 'succeeded' });
    expect(bench.control.ledger().charged).toBe(5_000);
  });

  it('answers 500 under the key for good although it charged', async () => {
    order('server-error-after-commit');
    expect(await failureOf(create('k', { maxNetworkRetries: 2 }))).toMatchObject({ statusCode: 500 });
    expect(await failureOf(create('k'))).toMatchObject({ statusCode: 500 });
    expect(bench.control.ledger().charged).toBe(5_000);
  });

  it.each(['conflict', 'rate-limit', 'cut-before'] as const)(
    'does nothing on %s: the same key then succeeds',
    async (kind) => {
      // The SDK repeats a request once when its connection was cut, whatever its settings.
      order(kind, { times: 2 });
      await failureOf(create('k'));
      bench.control.faults.clear();
      expect(bench.control.ledger().charged).toBe(0);
      expect(await create('k')).toMatchObject({ status: 'succeeded' });
    },
  );

  it.each(['timeout-after-commit', 'cut-after-commit'] as const)(
    'charges once although the answer is lost (%s)',
    async (kind) => {
      order(kind, { times: 2 });
      await failureOf(create('k', { timeout: 300 }));
      bench.control.faults.clear();
      expect(await create('k')).toMatchObject({ status: 'succeeded' });
      expect(bench.control.ledger().charged).toBe(5_000);
    },
  );

  it('answers a twin of a request in flight with 409', async () => {
    order('slow', { delayMs: 60_000 });
    const requests = [create('k'), create('k')];
    const twin = await failureOf(Promise.race(requests));
    expect(twin).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    bench.control.faults.clear();
    const settled = await Promise.allSettled(requests);
    expect(settled.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(bench.control.ledger().charged).toBe(5_000);
  });

  it('hits only the paths it was ordered for', async () => {
    bench.control.faults.next({ path: '/v1/payment_intents/*/capture', kind: 'server-error' });
    const held = await bench.stripe.paymentIntents.create({
      amount: 5_000,
      currency: 'eur',
      confirm: true,
      capture_method: 'manual',
      payment_method: 'pm_card_visa',
    });
    expect(await failureOf(bench.stripe.paymentIntents.capture(held.id))).toMatchObject({ statusCode: 500 });
    expect(await bench.stripe.paymentIntents.capture(held.id)).toMatchObject({ status: 'succeeded' });
  });
});
