import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { SECRET_KEY, startBench, type Bench } from './testing/bench.js';

const CLI = createRequire(import.meta.url).resolve('@stripe/cli/bin/shim.js');

/** The official command line tool knows nothing of the sandbox: its fixtures are a check from outside. */
describe('stripe trigger', () => {
  let bench: Bench;
  let home: string;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'stripe-cli-'));
    bench = await startBench();
  });

  afterAll(async () => {
    await bench.close();
    rmSync(home, { recursive: true });
  });

  it.each([
    'checkout.session.completed',
    'checkout.session.expired',
    'payment_intent.succeeded',
    'payment_intent.payment_failed',
    'payment_intent.amount_capturable_updated',
    'payment_intent.requires_action',
    'payment_intent.canceled',
    'setup_intent.succeeded',
    'setup_intent.setup_failed',
    'charge.captured',
    'charge.refunded',
    'charge.dispute.created',
    'charge.dispute.closed',
    'payment_method.attached',
    'customer.updated',
  ])(
    '%s',
    async (type) => {
      const args = [CLI, 'trigger', type, '--api-base', bench.url, '--api-key', SECRET_KEY];
      const { stdout } = await promisify(execFile)(process.execPath, args, { env: { HOME: home }, cwd: home });
      expect(stdout).toContain('Trigger succeeded!');
      expect((await bench.stripe.events.list({ type })).data).not.toHaveLength(0);
    },
    60_000,
  );
});
