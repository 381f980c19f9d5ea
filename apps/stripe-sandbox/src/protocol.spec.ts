import { capturedPayment, clientOf, failureOf, SECRET_KEY, startBench, type Bench } from './testing/bench.js';
import { createSandbox } from './index.js';

describe('the protocol', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await startBench();
  });

  afterEach(async () => {
    await bench.close();
  });

  const call = async (
    path: string,
    init: RequestInit = {},
    key = SECRET_KEY,
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }> => {
    const response = await fetch(`${bench.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded', ...init.headers },
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as Record<string, unknown>,
    };
  };

  it('answers a wrong or missing key with 401, as every request id says', async () => {
    expect(await failureOf(clientOf(bench.port, 'sk_test_wrong').customers.list())).toMatchObject({
      type: 'StripeAuthenticationError',
      statusCode: 401,
    });
    const response = await fetch(`${bench.url}/v1/customers`);
    expect(response.status).toBe(401);
    expect(response.headers.get('request-id')).toMatch(/^req_/);
  });

  it.each([
    '/v1/no_such_thing',
    '/v1/payment_intents/pi_x/no_such_verb',
    '/v2/core/nothing',
    '/v1/customers/cus_unknown',
    '/v2/core/accounts/acct_x',
  ])('answers %s with 404 and an error object', async (path) => {
    const { status, body } = await call(path);
    expect(status).toBe(404);
    expect(body).toMatchObject({ error: { type: 'invalid_request_error', message: expect.any(String) } });
  });

  it.each([
    ['frobnicate=1&amount=500&currency=eur', 'parameter_unknown', 'frobnicate'],
    ['amount=500&currency=eur&shipping_speed[x]=1', 'parameter_unknown', 'shipping_speed'],
    ['currency=eur', 'parameter_missing', 'amount'],
    ['amount=12.5&currency=eur', 'parameter_invalid_integer', 'amount'],
    ['amount=-5&currency=eur', 'amount_too_small', 'amount'],
    ['amount=500&currency=eur&customer=cus_x', 'resource_missing', 'customer'],
    ['amount=500&currency=eur&payment_method=pm_x', 'resource_missing', 'payment_method'],
  ])('refuses %s with %s on %s', async (form, code, param) => {
    const { status, body } = await call('/v1/payment_intents', { method: 'POST', body: form });
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code, param } });
  });

  it('refuses unknown members inside hashes, in both encodings', async () => {
    const v1 = await call('/v1/checkout/sessions', {
      method: 'POST',
      body: 'mode=payment&success_url=https://a.test&line_items[0][price_data][currency]=eur&line_items[0][price_data][colour]=red',
    });
    expect(v1.body).toMatchObject({ error: { code: 'parameter_unknown', param: 'line_items[0][price_data][colour]' } });
    const v2 = await call('/v2/core/accounts', {
      method: 'POST',
      body: JSON.stringify({ nickname: 'x' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(v2.body).toMatchObject({ error: { code: 'parameter_unknown', param: 'nickname' } });
    const notJson = await call('/v2/core/accounts', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect([notJson.status, notJson.body]).toMatchObject([400, { error: { code: 'invalid_fields' } }]);
  });

  it('survives hostile forms', async () => {
    for (const body of [
      '__proto__[x]=1',
      `a${'[b]'.repeat(500)}=1`,
      '%00=%ff',
      'amount[constructor]=1',
      `amount=${'9'.repeat(10_000)}`,
    ]) {
      expect((await call('/v1/payment_intents', { method: 'POST', body })).status).toBe(400);
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('keeps and removes metadata by key', async () => {
    const { id } = await bench.stripe.customers.create({ metadata: { a: '1', b: 'é & [x]' } });
    expect((await bench.stripe.customers.update(id, { metadata: { a: '', c: '3' } })).metadata).toEqual({
      b: 'é & [x]',
      c: '3',
    });
  });

  it('walks lists forwards and backwards by cursor', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.unshift((await bench.stripe.customers.create({})).id);
    const first = await bench.stripe.customers.list({ limit: 2 });
    expect([first.data.map(({ id }) => id), first.has_more]).toEqual([made.slice(0, 2), true]);
    const next = await bench.stripe.customers.list({ limit: 2, starting_after: made[1] });
    expect(next.data.map(({ id }) => id)).toEqual(made.slice(2, 4));
    const back = await bench.stripe.customers.list({ limit: 2, ending_before: made[3] });
    expect(back.data.map(({ id }) => id)).toEqual(made.slice(1, 3));
    expect(
      (await bench.stripe.customers.list({ limit: 2 }).autoPagingToArray({ limit: 100 })).map(({ id }) => id),
    ).toEqual(made);
    expect(await failureOf(bench.stripe.customers.list({ limit: 101 }))).toMatchObject({ param: 'limit' });
    expect(await failureOf(bench.stripe.customers.list({ starting_after: 'cus_x' }))).toMatchObject({
      param: 'starting_after',
    });
  });

  it('walks v2 lists by page', async () => {
    for (let index = 0; index < 3; index += 1)
      await bench.stripe.v2.core.accounts.create({ display_name: String(index) });
    const names: (string | undefined)[] = [];
    for await (const account of bench.stripe.v2.core.accounts.list({ limit: 1 })) names.push(account.display_name);
    expect(names).toEqual(['2', '1', '0']);
  });

  it('expands references four levels deep and refuses what is none', async () => {
    const { intent } = await capturedPayment(bench, 5_000);
    const expanded = await bench.stripe.paymentIntents.retrieve(intent.id, {
      expand: ['latest_charge.balance_transaction.source', 'payment_method'],
    });
    expect(expanded).toMatchObject({
      latest_charge: { balance_transaction: { type: 'charge', source: { object: 'charge' } } },
      payment_method: { card: { last4: '4242' } },
    });
    const listed = await bench.stripe.paymentIntents.list({ expand: ['data.latest_charge.refunds'] });
    expect(listed.data[0]).toMatchObject({ latest_charge: { refunds: { object: 'list', data: [] } } });
    expect(await failureOf(bench.stripe.paymentIntents.retrieve(intent.id, { expand: ['colour'] }))).toMatchObject({
      param: 'expand',
    });
    expect(await failureOf(bench.stripe.paymentIntents.retrieve(intent.id, { expand: ['a.b.c.d.e'] }))).toMatchObject({
      param: 'expand',
    });
  });

  it('refuses a connected account it does not know', async () => {
    expect(await failureOf(bench.stripe.balance.retrieve({}, { stripeAccount: 'acct_unknown' }))).toMatchObject({
      statusCode: 403,
    });
  });

  it('does not start in production nor with a live key', async () => {
    await expect(createSandbox({ environment: 'production' })).rejects.toThrow('NODE_ENV=production');
    await expect(createSandbox({ secretKey: 'sk_live_x' })).rejects.toThrow('live');
    await expect(createSandbox({ port: bench.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  describe('idempotency', () => {
    const intent = { amount: 5_000, currency: 'eur', confirm: true, payment_method: 'pm_card_visa' } as const;
    const post = (form: string, key: string, path = '/v1/payment_intents') =>
      call(path, { method: 'POST', body: form, headers: { 'idempotency-key': key } });
    const FORM = 'amount=5000&currency=eur&confirm=true&payment_method=pm_card_visa';

    it('answers a repeated key with the first answer, and charges once', async () => {
      const first = await post(FORM, 'k');
      const second = await post('payment_method=pm_card_visa&confirm=true&currency=eur&amount=5000', 'k');
      expect(second.body).toEqual(first.body);
      expect(second.headers.get('idempotent-replayed')).toBe('true');
      expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'));
      expect(first.headers.get('idempotent-replayed')).toBeNull();
      expect(bench.control.ledger().charged).toBe(5_000);
      expect(bench.control.requests().at(-1)).toMatchObject({ idempotencyKey: 'k', replayed: true });
    });

    it('repeats a decline: a retry needs a new key', async () => {
      const declined = { ...intent, payment_method: 'pm_card_chargeDeclined' };
      const first = await failureOf(bench.stripe.paymentIntents.create(declined, { idempotencyKey: 'd' }));
      const second = await failureOf(bench.stripe.paymentIntents.create(declined, { idempotencyKey: 'd' }));
      expect([first.statusCode, second.statusCode]).toEqual([402, 402]);
      expect(second.payment_intent?.id).toBe(first.payment_intent?.id);
      expect(second.headers?.['idempotent-replayed']).toBe('true');
    });

    it('refuses a key with other parameters, or for another path', async () => {
      await post(FORM, 'k');
      const other = await failureOf(
        bench.stripe.paymentIntents.create({ ...intent, amount: 6_000 }, { idempotencyKey: 'k' }),
      );
      expect(other).toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
      expect((await post('email=a@b.test', 'k', '/v1/customers')).body).toMatchObject({
        error: { type: 'idempotency_error' },
      });
    });

    it('does not remember a request that was malformed', async () => {
      expect((await post('amount=5000', 'k')).status).toBe(400);
      expect((await post(FORM, 'k')).status).toBe(200);
    });

    it('forgets keys after a day, or when it is told to', async () => {
      const ids = new Set<unknown>();
      ids.add((await post(FORM, 'k')).body.id);
      bench.control.clock.advance({ hours: 25 });
      ids.add((await post(FORM, 'k')).body.id);
      bench.control.idempotency.clear();
      ids.add((await post(FORM, 'k')).body.id);
      expect(ids.size).toBe(3);
    });

    it('works for v2 too', async () => {
      const create = () => bench.stripe.v2.core.accounts.create({ display_name: 'A' }, { idempotencyKey: 'v' });
      expect((await create()).id).toBe((await create()).id);
    });
  });

  describe('faults', () => {
    const create = (key: string, retries = 0) =>
      bench.stripe.paymentIntents.create(
        { amount: 5_000, currency: 'eur', confirm: true, payment_method: 'pm_card_visa' },
        { idempotencyKey: key, maxNetworkRetries: retries, timeout: 300 },
      );
    const order = (kind: Parameters<Bench['control']['faults']['next']>[0]['kind'], rest = {}) => {
      bench.control.faults.next({ method: 'POST', path: '/v1/payment_intents', kind, ...rest });
    };

    it('remembers a 500 under its key, and tells the SDK not to repeat it', async () => {
      order('server-error');
      expect(await failureOf(create('k', 2))).toMatchObject({ statusCode: 500 });
      expect(await failureOf(create('k'))).toMatchObject({ statusCode: 500 });
      expect(await create('k2')).toMatchObject({ status: 'succeeded' });
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
        await failureOf(create('k'));
        bench.control.faults.clear();
        expect(await create('k')).toMatchObject({ status: 'succeeded' });
        expect(bench.control.ledger().charged).toBe(5_000);
      },
    );

    it('answers a twin of a request in flight with 409', async () => {
      order('slow', { delayMs: 200 });
      const [slow, twin] = await Promise.all([create('k'), failureOf(create('k'))]);
      expect(slow).toMatchObject({ status: 'succeeded' });
      expect(twin).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
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

  describe('the control API over HTTP', () => {
    const control = async (path: string, body?: unknown): Promise<Record<string, unknown>> => {
      const init =
        body === undefined
          ? {}
          : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      const response = await fetch(`${bench.url}/_control/${path}`, init);
      return { status: response.status, ...((await response.json()) as object) };
    };

    it('moves the clock, orders faults and pays', async () => {
      const before = Date.parse(String((await control('clock')).now));
      await control('clock/advance', { days: 2 });
      expect(Date.parse(String((await control('clock')).now)) - before).toBeGreaterThanOrEqual(2 * 86_400_000);
      await control('faults', { path: '/v1/customers', kind: 'rate-limit' });
      expect(await failureOf(bench.stripe.customers.list())).toMatchObject({ statusCode: 429 });
      const session = await bench.stripe.checkout.sessions.create({
        mode: 'setup',
        currency: 'eur',
        success_url: 'https://a.test',
      });
      expect(await control('checkout/pay', { session: session.id })).toMatchObject({ status: 'complete' });
      expect(await control('ledger')).toMatchObject({ difference: 0 });
    });

    it('says what is wrong with a request', async () => {
      expect(await control('faults', { path: '/v1', kind: 'nonsense' })).toMatchObject({ status: 400 });
      expect(await control('disputes', { charge: 'ch_unknown' })).toMatchObject({ status: 404 });
    });
  });
});
