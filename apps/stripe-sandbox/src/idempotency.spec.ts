import { failureOf, SECRET_KEY, startBench, type Bench } from './testing/bench.js';

describe('idempotency', () => {
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
