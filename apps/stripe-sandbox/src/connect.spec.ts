import fc from 'fast-check';

import { activeAccount, capturedPayment, failureOf, post, startBench, type Bench } from './testing/bench.js';

const PERSON = {
  given_name: 'Inès',
  surname: 'Moreau',
  date_of_birth: '1988-04-12',
  address_line1: '3 rue de la Paix',
  postal_code: '44000',
  city: 'Nantes',
  phone: '+33600000000',
  iban: 'FR14 2004 1010 0505 0001 3M02 606',
  identity_document: 'verified',
  terms: 'on',
};

describe('connected accounts and money', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await startBench();
  });

  afterEach(async () => {
    await bench.close();
  });

  const newAccount = async (): Promise<string> => {
    const account = await bench.stripe.v2.core.accounts.create({
      contact_email: 'ines@example.test',
      dashboard: 'express',
      identity: { country: 'FR', entity_type: 'individual' },
      configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
      metadata: { providerId: 'p1' },
    });
    return account.id;
  };

  const onboardingLink = async (account: string): Promise<string> => {
    const link = await bench.stripe.v2.core.accountLinks.create({
      account,
      use_case: {
        type: 'account_onboarding',
        account_onboarding: { refresh_url: 'https://app.test/refresh', return_url: 'https://app.test/return' },
      },
    });
    return link.url;
  };

  const statusOf = async (account: string): Promise<{ status: string | undefined; asked: string[] }> => {
    const found = await bench.stripe.v2.core.accounts.retrieve(account, {
      include: ['configuration.recipient', 'requirements'],
    });
    return {
      status: found.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status,
      asked: (found.requirements?.entries ?? []).map(({ description }) => description),
    };
  };

  const totalOf = async (account?: string): Promise<{ available: number; pending: number }> => {
    const balance = await bench.stripe.balance.retrieve({}, account === undefined ? {} : { stripeAccount: account });
    return { available: balance.available[0]?.amount ?? 0, pending: balance.pending[0]?.amount ?? 0 };
  };

  it('pays a provider nothing before the onboarding is done', async () => {
    const account = await newAccount();
    expect(await statusOf(account)).toMatchObject({
      status: 'restricted',
      asked: expect.arrayContaining(['identity.individual.surname']),
    });
    const { charge } = await capturedPayment(bench, 5_000);
    const transfer = bench.stripe.transfers.create({
      amount: 4_000,
      currency: 'eur',
      destination: account,
      source_transaction: charge,
    });
    expect(await failureOf(transfer)).toMatchObject({ code: 'insufficient_capabilities_for_transfer' });
  });

  it('leaves out of an account what was not asked for', async () => {
    const account = await newAccount();
    expect(await bench.stripe.v2.core.accounts.retrieve(account)).toMatchObject({
      configuration: null,
      requirements: null,
      identity: null,
      metadata: { providerId: 'p1' },
    });
  });

  it('activates a provider who fills the form, once per link', async () => {
    const account = await newAccount();
    const url = await onboardingLink(account);
    const page = await fetch(url, { headers: { 'accept-language': 'fr-FR' } });
    expect(await page.text()).toContain('Recevoir vos paiements');
    expect(await post(url, PERSON)).toMatchObject({ status: 303, location: 'https://app.test/return' });
    expect(await statusOf(account)).toEqual({ status: 'active', asked: [] });
    expect(await post(url, PERSON)).toMatchObject({ status: 303, location: 'https://app.test/refresh' });
  });

  it.each([
    ['date_of_birth', '2020-01-01'],
    ['date_of_birth', '31/12/1988'],
    ['iban', 'not an iban'],
    ['surname', ''],
    ['terms', ''],
  ])('shows the form again when %s is "%s"', async (field, value) => {
    const account = await newAccount();
    const answer = await post(await onboardingLink(account), { ...PERSON, [field]: value });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('role="alert"');
    expect((await statusOf(account)).status).toBe('restricted');
  });

  it('keeps a provider waiting while the document is checked', async () => {
    const account = await newAccount();
    await post(await onboardingLink(account), { ...PERSON, identity_document: 'unverified' });
    expect(await statusOf(account)).toEqual({
      status: 'pending',
      asked: ['identity.individual.documents.primary_verification'],
    });
    bench.control.accounts.completeOnboarding(account);
    expect((await statusOf(account)).status).toBe('active');
    bench.control.accounts.restrict(account);
    expect((await statusOf(account)).status).toBe('restricted');
  });

  it('sends an expired link back to be made again', async () => {
    const url = await onboardingLink(await newAccount());
    bench.control.clock.advance({ seconds: 301 });
    const answer = await fetch(url, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://app.test/refresh']);
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
    expect(await totalOf(account)).toEqual({ available: 0, pending: 8_000 });
    bench.control.clock.advance({ days: 3 });
    expect(await totalOf(account)).toEqual({ available: 8_000, pending: 0 });
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
    expect(await totalOf(account)).toEqual({ available: -4_000, pending: 0 });
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
    expect(await totalOf(account)).toEqual({ available: 4_000, pending: 0 });
    expect(
      await failureOf(bench.stripe.payouts.create({ amount: 4_001, currency: 'eur' }, { stripeAccount: account })),
    ).toMatchObject({
      code: 'balance_insufficient',
    });
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
    expect((await totalOf()).available).toBe(-12_000);
    bench.control.disputes.close(dispute?.id ?? '', 'won');
    expect((await totalOf()).available).toBe(-2_000);
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
        const [platform, connected] = [await totalOf(), await totalOf(account)];
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
