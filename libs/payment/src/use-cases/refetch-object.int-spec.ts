import { createHmac } from 'node:crypto';
import { MINUTE, newId, systemClock } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';
import { createStripeClient } from '../adapters/stripe-client.js';

type Stripe = ReturnType<typeof createStripeClient>;

let world: PaymentWorld;
let stripe: Stripe;
beforeAll(async () => {
  world = await createPaymentWorld({ role: 'web' });
  stripe = createStripeClient(world.config.stripe);
});
afterAll(() => world.close());

/** Until all that Stripe has told is stored and looked at. */
async function heard(): Promise<void> {
  await world.sandbox.webhooks.settle();
  await world.runJob('payment.apply-inbox');
}

/** A webhook as Stripe would send it, signed, to one of the three addresses. */
async function deliver(path: '' | '/connect' | '/thin', event: { id: string }): Promise<void> {
  const secrets = { '': 'whsec_test_platform', '/connect': 'whsec_test_connect', '/thin': 'whsec_test_thin' };
  const body = JSON.stringify({ object: 'event', ...event });
  const seconds = Math.floor(systemClock.now().getTime() / 1000);
  const signature = createHmac('sha256', secrets[path]).update(`${seconds}.${body}`).digest('hex');
  const answer = await world.http
    .post(`/webhooks/stripe${path}`)
    .set({ 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${signature}` })
    .send(body);
  expect(answer.status).toBe(200);
}

/** What became of the events about some objects: each line `type: reason after so many tries`, in alphabetical order. */
async function became(objectIds: readonly string[]): Promise<string[]> {
  const where = { objectId: { in: [...objectIds] } };
  const all = await world.db.prisma.stripeInboxEvent.findMany({ where });
  const rows = all.filter(({ ignoredReason }) => ignoredReason !== 'TYPE_NOT_ACTED_ON');
  return [...new Set(rows.map((row) => `${row.type}: ${row.ignoredReason ?? row.status} ${row.tries}`))].toSorted();
}

/** Everything that says what has moved. */
async function allMoney() {
  const { prisma } = world.db;
  return {
    payments: await prisma.payment.findMany({ orderBy: { id: 'asc' } }),
    refunds: await prisma.paymentRefund.findMany({ orderBy: { id: 'asc' } }),
    disputes: await prisma.paymentDispute.findMany({ orderBy: { id: 'asc' } }),
    payouts: await prisma.payout.findMany({ orderBy: { id: 'asc' } }),
    accounts: await prisma.payoutAccount.findMany({ orderBy: { providerId: 'asc' } }),
    lines: await prisma.ledgerEntry.count(),
    operations: await prisma.paymentOperation.count(),
  };
}

const chargeOf = ({ latest_charge: charge }: Awaited<ReturnType<Stripe['paymentIntents']['create']>>): string =>
  typeof charge === 'string' ? charge : (charge?.id ?? '');

/** A payment, refund, transfer and dispute of somebody else who uses the same account at Stripe. */
async function anothersBusiness(metadata: Record<string, string>): Promise<string[]> {
  const account = await stripe.v2.core.accounts.create({
    identity: { country: 'FR' },
    configuration: { recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } } },
    ...(metadata['providerId'] ? { metadata: { providerId: metadata['providerId'] } } : {}),
  });
  world.sandbox.accounts.completeOnboarding(account.id);
  const terms = { amount: 5_000, currency: 'eur', payment_method: 'pm_card_bypassPending', confirm: true, metadata };
  const intent = await stripe.paymentIntents.create(terms);
  const charge = chargeOf(intent);
  const refund = await stripe.refunds.create({ charge, amount: 100, metadata });
  const moved = { amount: 200, currency: 'eur', destination: account.id, source_transaction: charge, metadata };
  const transfer = await stripe.transfers.create(moved);
  const dispute = world.sandbox.disputes.open(charge, { amount: 300 });
  return [account.id, intent.id, charge, refund.id, transfer.id, dispute.id];
}

const EVENTS = [
  ['charge.captured', 'MADE'],
  ['charge.dispute.created', 'MADE'],
  ['charge.dispute.funds_withdrawn', 'MADE'],
  ['charge.refunded', 'MADE'],
  ['payment_intent.created', 'MADE'],
  ['payment_intent.succeeded', 'MADE'],
  ['refund.created', 'MADE'],
  ['transfer.created', 'MADE'],
  ['v2.core.account.created', 'ACCOUNT'],
] as const;

describe('what is not ours at Stripe', () => {
  it.each([
    ['made by hand, with no id of anybody', {}, 'MADE_BY_HAND', 'FOREIGN_ACCOUNT'],
    [
      'of another installation with the same words and other ids',
      { paymentId: newId(), operationId: newId(), bookingId: newId(), providerId: newId() },
      'OTHER_APPLICATION',
      'OTHER_APPLICATION',
    ],
    [
      'of an application whose ids are numbers',
      { paymentId: '42', operationId: '43', providerId: '44' },
      'OTHER_APPLICATION',
      'OTHER_APPLICATION',
    ],
    [
      'a tip of another installation',
      { furtherChargeId: newId(), operationId: newId(), paymentId: newId() },
      'OTHER_APPLICATION',
      'FOREIGN_ACCOUNT',
    ],
  ])(
    '%s, is kept, ignored at the first look for a reason, and moves nothing',
    async (_who, metadata, made, account) => {
      await world.open();
      const before = await allMoney();
      const objects = await anothersBusiness(metadata);
      await heard();
      const lines = await became(objects);
      for (const [type, kind] of EVENTS)
        if (lines.some((line) => line.startsWith(`${type}:`)))
          expect(lines).toContain(`${type}: ${kind === 'MADE' ? made : account} 1`);
      for (const type of ['charge.dispute.created', 'payment_intent.succeeded', 'refund.created', 'transfer.created'])
        expect(lines).toContain(`${type}: ${made} 1`);
      expect(lines.filter((line) => !line.includes(made) && !line.includes(account))).toEqual([]);
      expect(await allMoney()).toEqual(before);
    },
  );

  it('a tip’s words on an object of somebody else’s do not make it the visit’s money', async () => {
    const { paymentId } = await world.open();
    const metadata = { paymentId, furtherChargeId: newId() };
    const terms = { amount: 5_000, currency: 'eur', payment_method: 'pm_card_visa', confirm: true, metadata };
    const intent = await stripe.paymentIntents.create(terms);
    await heard();
    expect(await became([intent.id, chargeOf(intent)])).not.toContainEqual(expect.stringContaining('APPLIED'));
    expect(await world.db.prisma.payment.findUnique({ where: { id: paymentId } })).toMatchObject({ intentId: null });
  });

  it('a foreign account’s refund, dispute, charge and payout are refused by their account, whatever their ids', async () => {
    const providerId = await world.providerWithAccount();
    const booking = await world.open({ providerId });
    await world.pay(booking.bookingId);
    await world.payments.syncBooking(booking.bookingId);
    await world.transact((tx) => world.payments.capture(tx, booking.bookingId));
    await world.runJob('payment.run-operations');
    await heard();
    const before = await allMoney();
    const { chargeId, intentId } = await world.db.prisma.payment.findUniqueOrThrow({
      where: { id: booking.paymentId },
    });
    const { stripeAccountId } = await world.db.prisma.payoutAccount.findUniqueOrThrow({ where: { providerId } });
    const objects = [
      ['refund.failed', { id: 're_of_someone', object: 'refund', charge: chargeId }],
      ['charge.dispute.created', { id: 'du_of_someone', object: 'dispute', charge: chargeId }],
      ['charge.refunded', { id: chargeId, object: 'charge' }],
      ['payment_intent.canceled', { id: intentId, object: 'payment_intent' }],
      ['transfer.reversed', { id: 'tr_of_someone', object: 'transfer' }],
      ['payout.paid', { id: 'po_of_someone', object: 'payout' }],
    ] as const;
    const made = newId();
    for (const [index, [type, object]] of objects.entries()) {
      for (const account of ['acct_someone_else', stripeAccountId])
        await deliver('/connect', { id: `evt_${made}_${index}_${account}`, type, account, data: { object } } as never);
    }
    await world.runJob('payment.apply-inbox');
    const rows = await world.db.prisma.stripeInboxEvent.findMany({ where: { eventId: { startsWith: `evt_${made}` } } });
    expect(rows).toHaveLength(12);
    for (const { accountId, ignoredReason, type, status } of rows) {
      if (accountId === 'acct_someone_else')
        expect([type, status, ignoredReason]).toEqual([type, 'IGNORED', 'FOREIGN_ACCOUNT']);
      else if (type !== 'payout.paid')
        expect([type, status, ignoredReason]).toEqual([type, 'IGNORED', 'ACCOUNT_OWN_MATTER']);
    }
    expect(await allMoney()).toEqual(before);
  });

  it('an object that Stripe does not show is looked for three times, then ignored; a replay ends the same way', async () => {
    const before = await allMoney();
    const made = newId();
    const objects = [
      ['refund.updated', 're_nowhere'],
      ['charge.dispute.closed', 'du_nowhere'],
      ['transfer.created', 'tr_nowhere'],
      ['payment_intent.succeeded', 'pi_nowhere'],
      ['checkout.session.completed', 'cs_nowhere'],
      ['charge.refunded', 'ch_nowhere'],
      ['setup_intent.succeeded', 'seti_nowhere'],
    ] as const;
    const kinds: Record<string, string> = {
      ...{ re: 'refund', du: 'dispute', tr: 'transfer', pi: 'payment_intent', cs: 'checkout.session' },
      ...{ ch: 'charge', seti: 'setup_intent' },
    };
    for (const [type, id] of objects) {
      const object = { id, object: kinds[id.slice(0, id.indexOf('_'))] };
      await deliver('', { id: `evt_${made}_${id}`, type, data: { object } } as never);
    }
    const related = { id: 'acct_nowhere', type: 'v2.core.account', url: '/v2/core/accounts/acct_nowhere' };
    await deliver('/thin', {
      id: `evt_${made}_acct`,
      type: 'v2.core.account[requirements].updated',
      related_object: related,
    } as never);
    const all = () => world.db.prisma.stripeInboxEvent.findMany({ where: { eventId: { startsWith: `evt_${made}` } } });
    await world.runJob('payment.apply-inbox');
    for (const row of await all())
      expect(row).toMatchObject({ status: 'RECEIVED', tries: 1, lastError: 'NotAtStripe' });
    for (let look = 2; look <= 4; look += 1) {
      world.advance(MINUTE);
      await world.runJob('payment.apply-inbox');
    }
    expect(await all()).toHaveLength(8);
    for (const row of await all())
      expect(row).toMatchObject({ status: 'IGNORED', ignoredReason: 'NOT_AT_STRIPE', tries: 3 });

    const finance = world.actor(['admin'], { permissions: ['finance'] });
    const replay = 'mutation($id: ID!) { replayStripeEvent(eventId: $id) }';
    await world.graphql(replay, { id: `evt_${made}_re_nowhere` }, { as: finance });
    for (let look = 2; look <= 3; look += 1) {
      world.advance(MINUTE);
      await world.runJob('payment.apply-inbox');
    }
    const list = await world.graphql<{ stripeEvents: { nodes: object[] } }>(
      '{ stripeEvents(objectId: "re_nowhere", first: 5) { nodes { status ignoredReason tries } } }',
      {},
      { as: finance },
    );
    expect(list.data.stripeEvents.nodes).toEqual([{ status: 'IGNORED', ignoredReason: 'NOT_AT_STRIPE', tries: 3 }]);
    expect(await allMoney()).toEqual(before);
  });

  it('but what is ours and not written down yet waits, and is applied when it is', async () => {
    const providerId = await world.providerWithAccount();
    const where = { providerId };
    const { stripeAccountId } = await world.db.prisma.payoutAccount.findUniqueOrThrow({ where });
    await world.db.prisma.payoutAccount.update({ where, data: { stripeAccountId: null, ready: false } });
    world.sandbox.accounts.restrict(stripeAccountId ?? '');
    world.sandbox.accounts.clearRestriction(stripeAccountId ?? '');
    await heard();
    expect((await became([stripeAccountId ?? ''])).some((line) => line.includes('RECEIVED 1'))).toBe(true);
    await world.db.prisma.payoutAccount.update({ where, data: { stripeAccountId } });
    world.advance(MINUTE);
    await world.runJob('payment.apply-inbox');
    expect(await world.db.prisma.payoutAccount.findUnique({ where })).toMatchObject({ ready: true });
  });
});
