import { activeAccount, capturedPayment, failureOf, startBench, totalOf, type Bench } from './testing/bench.js';
import { nextPayoutDay, type PayoutSchedule } from './resources/payout-schedule.js';

describe('the day of the next payout', () => {
  const sunday = Date.UTC(2026, 10, 22, 15) / 1_000;
  const monday = Date.UTC(2026, 10, 23) / 1_000;
  const day = 86_400;
  it.each<[string, number, PayoutSchedule, number | null]>([
    ['Monday, asked on Sunday', sunday, { interval: 'weekly', weekly_payout_days: ['monday'] }, monday],
    ['Monday, asked on Monday', monday, { interval: 'weekly', weekly_payout_days: ['monday'] }, monday + 7 * day],
    ['Monday or Friday', monday, { interval: 'weekly', weekly_payout_days: ['monday', 'friday'] }, monday + 4 * day],
    ['every day', sunday, { interval: 'daily' }, monday],
    ['the first of the month', sunday, { interval: 'monthly', monthly_payout_days: [1] }, monday + 8 * day],
    ['by hand', sunday, { interval: 'manual' }, null],
  ])('%s', (_name, now, schedule, expected) => {
    expect(nextPayoutDay(now, schedule)).toBe(expected);
  });
});

describe('transfers, payouts and disputes', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await startBench();
  });

  afterEach(async () => {
    await bench.close();
  });

  it('transfers out of a charge that is still pending, never more than it holds', async () => {
    const account = await activeAccount(bench);
    const { charge } = await capturedPayment(bench, 10_000);
    const create = (amount: number) =>
      bench.stripe.transfers.create({
        amount,
        currency: 'eur',
        destination: account,
        source_transaction: charge,
        transfer_group: 'b1',
      });
    const transfer = await create(8_000);
    expect(transfer).toMatchObject({
      amount: 8_000,
      destination: account,
      source_transaction: charge,
      transfer_group: 'b1',
    });
    expect(await failureOf(create(2_001))).toMatchObject({ statusCode: 400, param: 'amount' });
    expect(await totalOf(bench, account)).toEqual({ available: 0, pending: 8_000 });
    bench.control.clock.advance({ days: 3 });
    expect(await totalOf(bench, account)).toEqual({ available: 8_000, pending: 0 });
    expect((await bench.stripe.transfers.list({ transfer_group: 'b1' })).data.map(({ id }) => id)).toEqual([
      transfer.id,
    ]);
  });

  it('transfers without a charge only what is available', async () => {
    const account = await activeAccount(bench);
    await capturedPayment(bench, 10_000);
    const create = () => bench.stripe.transfers.create({ amount: 1_000, currency: 'eur', destination: account });
    expect(await failureOf(create())).toMatchObject({ code: 'balance_insufficient' });
    await capturedPayment(bench, 10_000, 'pm_card_bypassPending');
    expect(await create()).toMatchObject({ amount: 1_000 });
  });

  it('takes a transfer back in parts, and not when the provider was paid out already', async () => {
    const account = await activeAccount(bench);
    const { charge } = await capturedPayment(bench, 10_000);
    const { id } = await bench.stripe.transfers.create({
      amount: 8_000,
      currency: 'eur',
      destination: account,
      source_transaction: charge,
    });
    await bench.stripe.transfers.createReversal(id, { amount: 3_000 });
    expect(await failureOf(bench.stripe.transfers.createReversal(id, { amount: 5_001 }))).toMatchObject({
      param: 'amount',
    });
    bench.control.clock.advance({ days: 3 });
    expect(bench.control.payouts.run()).toMatchObject([{ amount: 5_000 }]);
    expect(await failureOf(bench.stripe.transfers.createReversal(id))).toMatchObject({ code: 'balance_insufficient' });
    expect(await bench.stripe.transfers.retrieve(id)).toMatchObject({ amount_reversed: 3_000, reversed: false });
  });

  it('lets a refund with reverse_transfer leave the provider in debt', async () => {
    const account = await activeAccount(bench);
    const { charge } = await capturedPayment(bench, 10_000, 'pm_card_bypassPending');
    await bench.stripe.transfers.create({
      amount: 8_000,
      currency: 'eur',
      destination: account,
      source_transaction: charge,
    });
    bench.control.payouts.run();
    await bench.stripe.refunds.create({ charge, amount: 5_000, reverse_transfer: true });
    expect(await totalOf(bench, account)).toEqual({ available: -4_000, pending: 0 });
    expect(bench.control.ledger().difference).toBe(0);
  });

  it('pays a provider out, and brings the money back when their bank refuses it', async () => {
    const account = await activeAccount(bench);
    const { charge } = await capturedPayment(bench, 10_000, 'pm_card_bypassPending');
    await bench.stripe.transfers.create({
      amount: 8_000,
      currency: 'eur',
      destination: account,
      source_transaction: charge,
    });
    const payOut = () =>
      bench.stripe.payouts.create({ amount: 4_000, currency: 'eur', method: 'instant' }, { stripeAccount: account });
    const paid = await payOut();
    bench.control.payouts.failNext(account);
    bench.control.clock.advance({ seconds: 1 });
    expect(await bench.stripe.payouts.retrieve(paid.id, {}, { stripeAccount: account })).toMatchObject({
      status: 'failed',
      failure_code: 'account_closed',
    });
    const second = await payOut();
    bench.control.clock.advance({ seconds: 1 });
    expect(await bench.stripe.payouts.retrieve(second.id, {}, { stripeAccount: account })).toMatchObject({
      status: 'paid',
    });
    // The one that came back cost nothing; the one that arrived, 50 cents.
    expect(await totalOf(bench, account)).toEqual({ available: 3_950, pending: 0 });
    expect(bench.control.ledger().difference).toBe(0);
    expect(
      await failureOf(bench.stripe.payouts.create({ amount: 3_951, currency: 'eur' }, { stripeAccount: account })),
    ).toMatchObject({
      code: 'balance_insufficient',
    });
  });

  it('pays a provider out by itself every Monday, tells what is inside, and stops while the bank account is wrong', async () => {
    const account = await activeAccount(bench);
    const as = { stripeAccount: account };
    const schedule = { interval: 'weekly' as const, weekly_payout_days: ['monday' as const] };
    expect(
      await failureOf(
        bench.stripe.balanceSettings.update({ payments: { payouts: { schedule: { interval: 'weekly' } } } }, as),
      ),
    ).toMatchObject({ code: 'parameter_missing' });
    await bench.stripe.balanceSettings.update({ payments: { payouts: { schedule } } }, as);
    const settings = await bench.stripe.balanceSettings.retrieve({}, as);
    expect(settings.payments.payouts?.schedule).toEqual(schedule);
    const { charge } = await capturedPayment(bench, 10_000);
    const transfer = await bench.stripe.transfers.create({
      amount: 8_000,
      currency: 'eur',
      destination: account,
      source_transaction: charge,
    });
    bench.control.payouts.failNext(account);
    bench.control.clock.advance({ days: 10 });
    bench.control.clock.advance({ days: 2 });
    const [failed, ...others] = (await bench.stripe.payouts.list({}, as)).data;
    expect(others).toEqual([]);
    expect(failed).toMatchObject({ amount: 8_000, automatic: true, status: 'failed' });
    const inside = await bench.stripe.balanceTransactions.list(
      { payout: failed?.id ?? '', type: 'payment', expand: ['data.source'] },
      as,
    );
    expect(inside.data).toMatchObject([{ amount: 8_000, source: { source_transfer: transfer.id } }]);

    bench.control.accounts.completeOnboarding(account);
    bench.control.clock.advance({ days: 10 });
    bench.control.clock.advance({ days: 2 });
    expect((await bench.stripe.payouts.list({ status: 'paid' }, as)).data).toMatchObject([{ amount: 8_000 }]);
  });

  it('takes a disputed amount and its fee at once, and returns the amount when the dispute is won', async () => {
    const { charge } = await capturedPayment(bench, 10_000, 'pm_card_createDispute');
    const [dispute] = (await bench.stripe.disputes.list({ charge })).data;
    expect(dispute).toMatchObject({
      status: 'needs_response',
      amount: 10_000,
      reason: 'fraudulent',
      is_charge_refundable: false,
    });
    expect(await failureOf(bench.stripe.refunds.create({ charge }))).toMatchObject({ code: 'charge_disputed' });
    const answered = await bench.stripe.disputes.update(dispute?.id ?? '', {
      evidence: { service_date: '2026-11-20' },
      submit: true,
    });
    expect(answered).toMatchObject({
      status: 'under_review',
      evidence_details: { has_evidence: true, submission_count: 1 },
    });
    expect((await totalOf(bench)).available).toBe(-12_000);
    bench.control.disputes.close(dispute?.id ?? '', 'won');
    expect((await totalOf(bench)).available).toBe(-2_000);
    expect(bench.control.ledger()).toMatchObject({ disputed: 0, difference: 0 });
    const types = (await bench.stripe.events.list({ limit: 100 })).data.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining([
        'charge.dispute.created',
        'charge.dispute.funds_withdrawn',
        'charge.dispute.closed',
        'charge.dispute.funds_reinstated',
      ]),
    );
  });
});
