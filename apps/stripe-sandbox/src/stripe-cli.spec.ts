import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { SECRET_KEY, startBench, type Bench } from './testing/bench.js';

const CLI = createRequire(import.meta.url).resolve('@stripe/cli/bin/shim.js');

/** One step of a fixture (https://github.com/stripe/stripe-cli/wiki/Fixtures). */
interface Step {
  name: string;
  path: string;
  method: 'post' | 'get';
  params?: object;
}

/** A member of an earlier step's answer, in the tool's own notation. */
const of = (step: string, member = 'id'): string => `\${${step}:${member}}`;
const paid = (card: string, more: object = {}): Step => ({
  name: 'intent',
  path: '/v1/payment_intents',
  method: 'post',
  params: { amount: 2_000, currency: 'eur', payment_method: card, confirm: true, ...more },
});
const post = (name: string, path: string, params: object): Step => ({ name, path, method: 'post', params });
const paidOut = post('payout', '/v1/payouts', { amount: 500, currency: 'eur', method: 'instant' });
const refunded = post('refund', '/v1/refunds', { payment_intent: of('intent') });
/** Whatever is due happens with the next request. */
const look: Step = { name: 'look', path: '/v1/events', method: 'get' };

/** The official command line tool knows nothing of the sandbox: it is a check from outside. */
describe('stripe trigger', () => {
  let bench: Bench;
  let home: string;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'stripe-cli-'));
    bench = await startBench();
    // Money that payouts and transfers of the fixtures may use, whatever disputes have taken.
    for (const currency of ['eur', 'usd']) {
      const paidBy = { payment_method: 'pm_card_bypassPending', confirm: true };
      await bench.stripe.paymentIntents.create({ amount: 100_000, currency, ...paidBy });
    }
  });

  afterAll(async () => {
    await bench.close();
    rmSync(home, { recursive: true });
  });

  const run = async (...args: string[]): Promise<string> => {
    const everywhere = ['--api-base', bench.url, '--api-key', SECRET_KEY];
    const options = { env: { HOME: home }, cwd: home };
    return (await promisify(execFile)(process.execPath, [CLI, ...args, ...everywhere], options)).stdout;
  };
  const steps = (fixtures: Step[]): string[] => ['--raw', JSON.stringify({ _meta: { template_version: 0 }, fixtures })];
  /** Events of this type, of the platform or of the newest connected account. */
  const happened = async (type: string): Promise<unknown[]> => {
    const [account] = (await bench.stripe.accounts.list({ limit: 1 })).data;
    const ofAccount = account ? await bench.stripe.events.list({ type }, { stripeAccount: account.id }) : { data: [] };
    return [...(await bench.stripe.events.list({ type })).data, ...ofAccount.data];
  };

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
    'setup_intent.requires_action',
    'setup_intent.canceled',
    'charge.succeeded',
    'charge.failed',
    'charge.captured',
    'charge.refunded',
    'charge.refund.updated',
    'charge.dispute.created',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'transfer.created',
    'transfer.reversed',
    'transfer.updated',
    'payout.created',
    'payout.updated',
    'payment_method.attached',
    'account.updated',
    'customer.updated',
  ])(
    '%s, by the fixture of the tool',
    async (type) => {
      expect(await run('trigger', type)).toContain('Trigger succeeded!');
      expect(await happened(type)).not.toHaveLength(0);
    },
    60_000,
  );

  it.each([
    [
      'charge.updated',
      [paid('pm_card_visa'), post('charge', `/v1/charges/${of('intent', 'latest_charge')}`, { description: 'Ménage' })],
    ],
    ['refund.created', [paid('pm_card_visa'), refunded]],
    [
      'refund.updated',
      [paid('pm_card_visa'), refunded, post('named', `/v1/refunds/${of('refund')}`, { metadata: { a: 'b' } })],
    ],
    ['refund.failed', [paid('pm_card_refundFail'), refunded, look]],
    ['charge.dispute.funds_withdrawn', [paid('pm_card_createDispute')]],
    ['payout.paid', [paid('pm_card_bypassPending'), paidOut, look]],
  ] as const)(
    '%s, which the tool has no fixture for, by one of ours',
    async (type, fixtures) => {
      expect(await run('trigger', type, ...steps([...fixtures]))).toContain('Trigger succeeded!');
      expect(await happened(type)).not.toHaveLength(0);
    },
    60_000,
  );

  it('charge.expired, when a hold that the tool placed is left for a week', async () => {
    await run('trigger', 'payment_intent.amount_capturable_updated');
    bench.control.clock.advance({ days: 7 });
    expect(await happened('charge.expired')).not.toHaveLength(0);
  });

  it('payout.failed, when the bank sends back what the tool paid out', async () => {
    bench.control.payouts.failNext();
    await run('trigger', 'payout.failed', ...steps([paid('pm_card_bypassPending'), paidOut, look]));
    expect(await happened('payout.failed')).not.toHaveLength(0);
  });

  it('charge.dispute.funds_reinstated, when the bank decides for us', async () => {
    await run('trigger', 'charge.dispute.created', ...steps([paid('pm_card_createDispute')]));
    const { data } = await bench.stripe.disputes.list({ limit: 1 });
    bench.control.disputes.close(data[0]?.id ?? '', 'won');
    expect(await happened('charge.dispute.funds_reinstated')).not.toHaveLength(0);
  });

  it('the thin events of an account that the tool made in v2', async () => {
    const account = {
      contact_email: 'provider@example.test',
      dashboard: 'express',
      identity: { country: 'FR' },
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    };
    const made = JSON.parse(await run('post', '/v2/core/accounts', '-d', JSON.stringify(account))) as { id: string };
    bench.control.accounts.completeOnboarding(made.id);
    const { data } = await bench.stripe.v2.core.events.list({ limit: 20 });
    const types = data.filter((event) => JSON.stringify(event).includes(made.id)).map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        'v2.core.account[requirements].updated',
        'v2.core.account[configuration.recipient].capability_status_updated',
      ]),
    );
  });
});
