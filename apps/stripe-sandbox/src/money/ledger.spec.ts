import fc from 'fast-check';

import { activeAccount, capturedPayment, startBench, totalOf, type Bench } from '../testing/bench.js';

describe('the ledger', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await startBench();
  });

  afterEach(async () => {
    await bench.close();
  });

  it('keeps the sum of all balances equal to what came in less what went out, whatever happens', async () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('pay' as const), amount: fc.integer({ min: 100, max: 50_000 }) }),
      fc.record({
        kind: fc.constantFrom('refund' as const, 'transfer' as const, 'reverse' as const),
        part: fc.integer({ min: 1, max: 120 }),
      }),
      fc.record({
        kind: fc.constantFrom('dispute' as const, 'win' as const, 'payout' as const, 'fail' as const, 'wait' as const),
      }),
    );
    const account = await activeAccount(bench);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        for (const { kind, ...detail } of steps) await act(bench, account, kind, detail);
        const ledger = bench.control.ledger();
        const lines = [
          ...(await bench.stripe.balanceTransactions.list({ limit: 100 }).autoPagingToArray({ limit: 10_000 })),
          ...(await bench.stripe.balanceTransactions
            .list({ limit: 100 }, { stripeAccount: account })
            .autoPagingToArray({ limit: 10_000 })),
        ];
        const sum = lines.reduce((total, line) => total + line.net, 0);
        const [platform, connected] = [await totalOf(bench), await totalOf(bench, account)];
        expect(ledger.difference).toBe(0);
        expect(platform.available + platform.pending + connected.available + connected.pending).toBe(sum);
        expect(connected.available + connected.pending).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 12 },
    );
  });
});

/** One random act; what Stripe would refuse is refused and changes nothing. */
async function act(
  bench: Bench,
  account: string,
  kind: string,
  detail: { amount?: number; part?: number },
): Promise<void> {
  const [charge] = (await bench.stripe.charges.list({ limit: 1 })).data;
  const [transfer] = (await bench.stripe.transfers.list({ limit: 1 })).data;
  const part = (whole: number): number => Math.max(1, Math.floor((whole * (detail.part ?? 0)) / 100));
  const attempt = async (call: () => unknown): Promise<void> => {
    try {
      await call();
    } catch (error) {
      expect(error).toMatchObject({ message: expect.any(String) });
    }
  };
  if (kind === 'pay') await capturedPayment(bench, detail.amount ?? 100);
  if (kind === 'wait') bench.control.clock.advance({ days: 2 });
  if (kind === 'payout') bench.control.payouts.run();
  if (kind === 'fail') bench.control.payouts.failNext(account);
  if (charge === undefined) return;
  const amount = part(charge.amount_captured);
  if (kind === 'refund') await attempt(() => bench.stripe.refunds.create({ charge: charge.id, amount }));
  if (kind === 'dispute' && !charge.disputed) bench.control.disputes.open(charge.id);
  if (kind === 'transfer') {
    await attempt(() =>
      bench.stripe.transfers.create({ amount, currency: 'eur', destination: account, source_transaction: charge.id }),
    );
  }
  if (kind === 'reverse' && transfer !== undefined) {
    await attempt(() => bench.stripe.transfers.createReversal(transfer.id, { amount: part(transfer.amount) }));
  }
  if (kind === 'win') {
    const [dispute] = (await bench.stripe.disputes.list({ limit: 1 })).data;
    if (dispute !== undefined) await attempt(() => bench.control.disputes.close(dispute.id, 'won'));
  }
}
