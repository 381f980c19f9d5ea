import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { capturedPayment, startBench } from './testing/bench.js';
import { startReceiver } from './testing/receiver.js';

describe('a sandbox with a file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('goes on after a restart: objects, idempotency, holds that run out, events not delivered yet', async () => {
    const file = join(folder, 'state.sqlite');
    const gone = await startReceiver();
    const first = await startBench({
      file,
      webhookEndpoints: [{ url: gone.url, secret: 'whsec_s', kind: 'snapshot' }],
      webhookRetryDelaysMs: [60_000],
    });
    await gone.close();
    const hold = () =>
      ({
        amount: 5_000,
        currency: 'eur',
        confirm: true,
        capture_method: 'manual',
        payment_method: 'pm_card_visa',
      }) as const;
    const made = await first.stripe.paymentIntents.create(hold(), { idempotencyKey: 'k1' });
    first.control.clock.advance({ days: 6 });
    await first.control.webhooks.settle();
    await first.close();

    const receiver = await startReceiver(Number(new URL(gone.url).port));
    const second = await startBench({ file });
    const replayed = await second.stripe.paymentIntents.retrieve(made.id);
    expect(replayed).toMatchObject({ id: made.id, status: 'requires_capture' });
    second.control.webhooks.retryNow();
    await second.control.webhooks.settle();
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.amount_capturable_updated',
    ]);
    second.control.clock.advance({ days: 1 });
    expect(await second.stripe.paymentIntents.retrieve(made.id)).toMatchObject({ status: 'canceled' });
    await second.close();
    await receiver.close();
  });

  it('loses nothing that it answered when the process is killed', async () => {
    const file = join(folder, 'state.sqlite');
    const running = await startBench({ file });
    const { intent } = await capturedPayment(running, 5_000);
    const session = await running.stripe.checkout.sessions.create({
      mode: 'setup',
      currency: 'eur',
      success_url: 'https://app.test',
    });
    // What is on the disk while the process still runs is what a killed one leaves behind.
    const left = join(folder, 'left.sqlite');
    for (const suffix of ['', '-wal']) copyFileSync(`${file}${suffix}`, `${left}${suffix}`);
    await running.close();

    const next = await startBench({ file: left });
    expect(await next.stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded' });
    expect(await next.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open' });
    expect(next.control.ledger()).toMatchObject({ charged: 5_000, difference: 0 });
    await next.close();
  });
});
