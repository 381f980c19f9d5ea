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

  it('answers in the same shape what no route and no size limit lets through', async () => {
    expect((await call('/v1/customers', { method: 'PUT' })).body).toMatchObject({
      error: { type: 'invalid_request_error' },
    });
    const large = await call('/v1/customers', { method: 'POST', body: `name=${'x'.repeat(2_000_000)}` });
    expect([large.status, large.body]).toMatchObject([413, { error: { type: 'invalid_request_error' } }]);
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
});
