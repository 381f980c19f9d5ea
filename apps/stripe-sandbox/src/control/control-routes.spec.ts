import { failureOf, startBench, type Bench } from '../testing/bench.js';

describe('the control API over HTTP', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await startBench();
  });

  afterEach(async () => {
    await bench.close();
  });

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
