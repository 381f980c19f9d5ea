import { DAY, HOUR, MINUTE, newId, type ProviderId } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';
import { PayoutOwners } from '../payout-owners.js';

let world: PaymentWorld;
type Person = ReturnType<PaymentWorld['actor']>;
beforeEach(async () => {
  world = await createPaymentWorld();
});
afterEach(() => world.close());

const OVERVIEW = `{ payoutOverview { balance { availableCents pendingCents instantCents instantFeeCents } debtCents nextPayoutAt
  failed { failureText } } }`;
const PAYOUTS = `{ myPayouts { nodes { status instant amountCents feeCents failureText lines { bookingId amountCents } } } }`;
const INSTANT = `mutation($input: InstantPayoutInput!) { requestInstantPayout(input: $input) { __typename
  ... on Payout { id status amountCents feeCents } ... on UserError { code } ... on ProviderInDebt { debtCents }
  ... on AmountNotAvailable { availableCents } } }`;

interface Overview {
  payoutOverview: {
    balance: { availableCents: number; pendingCents: number; instantCents: number; instantFeeCents: number } | null;
    debtCents: number;
    nextPayoutAt: string | null;
    failed: { failureText: string } | null;
  };
}
interface Instant {
  requestInstantPayout: Record<string, unknown> & { __typename: string };
}

async function provider(): Promise<{ providerId: ProviderId; actor: Person; account: string }> {
  const providerId = await world.providerWithAccount();
  // The account's payout schedule is set by a job of its own, which must not meet the faults that a test orders.
  await world.settle();
  const actor = world.actor(['provider']);
  world.get(PayoutOwners).register(
    (userId) => Promise.resolve(userId === actor.userId ? { providerId } : null),
    (id) => Promise.resolve(id === providerId ? actor.userId : null),
  );
  const { stripeAccountId } = await world.db.prisma.payoutAccount.findUniqueOrThrow({ where: { providerId } });
  return { providerId, actor, account: stripeAccountId ?? '' };
}

/** A visit whose share of 80 € has been transferred. */
async function transferred(providerId: ProviderId) {
  const { bookingId } = await world.open({ providerId });
  await world.pay(bookingId);
  await world.settle();
  await world.transact(async (tx) => {
    await world.payments.capture(tx, bookingId);
    await world.payments.scheduleTransfer(tx, bookingId, world.clock.now());
  });
  await world.settle();
  await world.runJob('payment.transfer-due');
  await world.settle();
  return bookingId;
}

const ask = async (
  actor: Person,
  amountCents: number,
  requestId: string = newId(),
): Promise<Instant['requestInstantPayout']> => {
  Object.assign(actor, { authenticatedAt: world.clock.now() });
  const answer = await world.graphql<Instant>(INSTANT, { input: { requestId, amountCents } }, { as: actor });
  expect(answer.errors).toBeUndefined();
  return answer.data.requestInstantPayout;
};
const overview = async (actor: Person) =>
  (await world.graphql<Overview>(OVERVIEW, {}, { as: actor, locale: 'en' })).data.payoutOverview;
const payoutsMade = () =>
  world.sandbox
    .requests()
    .filter(({ method, path, status }) => method === 'POST' && path === '/v1/payouts' && status < 300);

describe('the weekly payout', () => {
  it('is set once, when the account becomes ready, and not again', async () => {
    const { account } = await provider();
    await world.runJob('payment.set-payout-schedules');
    await world.runJob('payment.set-payout-schedules');
    world.sandbox.accounts.restrict(account);
    await world.settle();
    world.sandbox.accounts.clearRestriction(account);
    await world.settle();
    const set = world.sandbox
      .requests()
      .filter(({ method, path }) => method === 'POST' && path === '/v1/balance_settings');
    expect(set).toHaveLength(1);
    expect(await world.db.prisma.payoutAccount.count({ where: { scheduleSetAt: { not: null } } })).toBe(1);
  });

  it('is tried again when Stripe gave no answer', async () => {
    const { providerId } = await provider();
    await world.db.pool.query('UPDATE payout_account SET schedule_set_at = NULL WHERE provider_id = $1', [providerId]);
    world.sandbox.faults.next({ method: 'POST', path: '/v1/balance_settings', kind: 'cut-before', times: 9 });
    await world.runJob('payment.set-payout-schedules');
    expect(await world.db.prisma.payoutAccount.count({ where: { scheduleSetAt: null } })).toBe(1);
    world.sandbox.faults.clear();
    await world.runJob('payment.set-payout-schedules');
    expect(await world.db.prisma.payoutAccount.count({ where: { scheduleSetAt: null } })).toBe(0);
  });

  it('is made by Stripe, and shown with the visits inside it', async () => {
    const { providerId, actor } = await provider();
    const bookingId = await transferred(providerId);
    expect(await overview(actor)).toMatchObject({
      balance: { availableCents: 0, pendingCents: 8_000, instantCents: 0 },
      debtCents: 0,
      // Monday 30 November in Paris; today is Monday 23.
      nextPayoutAt: '2026-11-29T23:00:00.000Z',
      failed: null,
    });
    world.advance(8 * DAY);
    await world.settle();
    world.advance(3 * DAY);
    await world.settle();
    const list = await world.graphql(PAYOUTS, {}, { as: actor });
    expect(list.data).toEqual({
      myPayouts: {
        nodes: [
          {
            status: 'PAID',
            instant: false,
            amountCents: 8_000,
            feeCents: 0,
            failureText: null,
            lines: [{ bookingId, amountCents: 8_000 }],
          },
        ],
      },
    });
    expect((await overview(actor)).balance).toMatchObject({ availableCents: 0, pendingCents: 0 });
  });

  it('that the bank sends back is told with what to do, and leaves again once the bank account is corrected', async () => {
    const { providerId, actor, account } = await provider();
    await transferred(providerId);
    world.sandbox.payouts.failNext(account);
    world.advance(8 * DAY);
    await world.settle();
    world.advance(3 * DAY);
    await world.settle();
    expect(world.heard.filter(({ type }) => type === 'PayoutFailed')).toMatchObject([
      { data: { providerId, userId: actor.userId, amountCents: 8_000, failure: 'ACCOUNT_CLOSED', automatic: true } },
    ]);
    const told = await overview(actor);
    expect(told.failed?.failureText).toContain('closed or blocked');
    expect(told.balance).toMatchObject({ availableCents: 8_000 });
    const ACCOUNT = '{ payoutAccount { ready requirements { topic } } }';
    expect((await world.graphql(ACCOUNT, {}, { as: actor })).data).toEqual({
      payoutAccount: { ready: true, requirements: [{ topic: 'BANK_ACCOUNT' }] },
    });

    world.sandbox.accounts.completeOnboarding(account);
    await world.settle();
    world.advance(8 * DAY);
    await world.settle();
    world.advance(3 * DAY);
    await world.settle();
    expect((await overview(actor)).failed).toBeNull();
    const statuses = await world.db.prisma.payout.findMany({ where: { providerId }, orderBy: { createdAt: 'asc' } });
    expect(statuses.map(({ status, amountCents }) => [status, amountCents])).toEqual([
      ['FAILED', 8_000],
      ['PAID', 8_000],
    ]);
  });
});

describe('instant pay', () => {
  async function withMoney() {
    const someone = await provider();
    const bookingId = await transferred(someone.providerId);
    world.advance(4 * DAY);
    await world.settle();
    return { ...someone, bookingId };
  }

  it('arrives at once, with the fee that was shown, and once however often it is asked', async () => {
    const { actor } = await withMoney();
    const { balance } = await overview(actor);
    expect(balance).toEqual({ availableCents: 8_000, pendingCents: 0, instantCents: 7_920, instantFeeCents: 80 });
    const requestId = newId();
    const [first, again] = await Promise.all([ask(actor, 7_920, requestId), ask(actor, 7_920, requestId)]);
    expect([first.__typename, again.__typename]).toContain('Payout');
    expect(await ask(actor, 7_920, requestId)).toMatchObject({
      __typename: 'Payout',
      amountCents: 7_920,
      feeCents: 80,
    });
    world.advance(MINUTE);
    await world.settle();
    expect(payoutsMade()).toHaveLength(1);
    expect(await world.db.prisma.payout.findMany()).toMatchObject([
      { id: requestId, status: 'PAID', method: 'INSTANT' },
    ]);
    expect((await overview(actor)).balance).toMatchObject({ availableCents: 0, instantCents: 0 });
  });

  it('is written once when the answer is lost, and when its key is forgotten', async () => {
    const { actor } = await withMoney();
    world.sandbox.webhooks.pause();
    world.sandbox.faults.next({ method: 'POST', path: '/v1/payouts', kind: 'cut-after-commit', times: 3 });
    expect(await ask(actor, 5_000)).toMatchObject({ __typename: 'Payout', status: 'REQUESTED' });
    expect(await ask(actor, 100)).toMatchObject({ code: 'PAYOUT_UNDER_WAY' });
    world.sandbox.faults.clear();
    world.sandbox.idempotency.clear();
    world.sandbox.webhooks.resume();
    world.advance(25 * HOUR);
    await world.runJob('payment.ask-payouts');
    await world.settle();
    expect(await world.db.prisma.payout.count()).toBe(1);
    expect(await world.db.prisma.payout.findFirst()).toMatchObject({
      status: 'PAID',
      amountCents: 5_000,
      feeCents: 50,
    });
    expect(Object.values(world.sandbox.ledger().accounts)).toEqual([{ available: 2_950, pending: 0, total: 2_950 }]);
  });

  it('is refused with a debt, which the overview shows', async () => {
    const { actor, bookingId } = await withMoney();
    await ask(actor, 7_920);
    await world.settle();
    await world.transact((tx) => world.payments.refund(tx, bookingId, { amountCents: 5_000, reason: 'CLAIM' }));
    await world.settle();
    expect((await overview(actor)).debtCents).toBe(4_000);
    expect(await ask(actor, 100)).toMatchObject({ __typename: 'ProviderInDebt', debtCents: 4_000 });
  });

  it('is refused for more than is there, without a ready account, and to an old sign-in', async () => {
    const { actor, account } = await withMoney();
    expect(await ask(actor, 7_921)).toMatchObject({ __typename: 'AmountNotAvailable', availableCents: 7_920 });
    Object.assign(actor, { authenticatedAt: new Date(world.clock.now().getTime() - 11 * MINUTE) });
    const stale = await world.graphql<Instant>(
      INSTANT,
      { input: { requestId: newId(), amountCents: 1 } },
      { as: actor },
    );
    expect(stale.data.requestInstantPayout).toMatchObject({ __typename: 'FreshSignInNeeded' });
    world.sandbox.accounts.restrict(account);
    await world.settle();
    expect(await ask(actor, 100)).toMatchObject({ code: 'PAYOUT_ACCOUNT_NOT_READY' });
    expect(payoutsMade()).toEqual([]);
  });

  it('is nobody else’s to ask for', async () => {
    const stranger = world.actor(['customer']);
    const input = { requestId: newId(), amountCents: 100 };
    expect((await world.graphql(INSTANT, { input }, { as: stranger })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await world.graphql(OVERVIEW, {}, { as: stranger })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await world.graphql(OVERVIEW)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
