import { DAY, HOUR, type ProviderId } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
let providers: ProviderId[];
beforeAll(async () => {
  world = await createPaymentWorld({ role: 'web' });
  providers = [];
  for (let count = 0; count < 5; count += 1) providers.push(await world.providerWithAccount());
  // From here on Stripe reaches nobody.
  world.sandbox.webhooks.dropNext(100_000);
});
afterAll(() => world.close());

/** A provider who is ready and whom no other test has touched. */
function fresh(): ProviderId {
  const provider = providers.pop();
  if (!provider) throw new Error('No provider is left');
  return provider;
}

const stored = () => world.db.prisma.stripeInboxEvent.findMany({ orderBy: { eventId: 'asc' } });
const fetchMissed = () => world.runJob('payment.fetch-missed-events');
const accountOf = async (providerId: string): Promise<string> =>
  (await world.db.prisma.payoutAccount.findUniqueOrThrow({ where: { providerId } })).stripeAccountId ?? '';

/** Money in a provider's account, so that a payout can leave it. */
async function paidOut(providerId: ProviderId): Promise<void> {
  const { bookingId } = await world.open({ providerId });
  await world.pay(bookingId, '4000000000000077');
  await world.payments.syncBooking(bookingId);
  await world.transact(async (tx) => {
    await world.payments.capture(tx, bookingId);
    await world.payments.scheduleTransfer(tx, bookingId, world.clock.now());
  });
  await world.runJob('payment.run-operations');
  await world.runJob('payment.transfer-due');
  await world.runJob('payment.run-operations');
  world.sandbox.payouts.run();
}

describe('events that never reached us', () => {
  it('of a provider’s account are found, applied, and not twice', async () => {
    const providerId = fresh();
    await paidOut(providerId);
    await world.settle();
    expect(await world.db.prisma.payout.count({ where: { providerId } })).toBe(0);

    await fetchMissed();
    expect(await world.db.prisma.payout.findMany({ where: { providerId } })).toMatchObject([{ amountCents: 8_000 }]);
    const accountId = await accountOf(providerId);
    const ofAccount = { source: 'CONNECT', accountId } as const;
    const [missed] = await world.db.prisma.stripeInboxEvent.findMany({ where: ofAccount });
    expect(missed).toMatchObject({ type: 'payout.created', objectType: 'payout', status: 'APPLIED', tries: 1 });

    const before = await stored();
    world.advance(DAY);
    await fetchMissed();
    const after = (await stored()).filter(({ type }) => type !== 'payout.paid');
    expect(after).toEqual(before.filter(({ type }) => type !== 'payout.paid'));
    expect(await world.db.prisma.payout.count({ where: { providerId } })).toBe(1);
  });

  it('about whether an account can be paid are found: it is ready although nobody was told', async () => {
    const providerId = fresh();
    const accountId = await accountOf(providerId);
    world.sandbox.accounts.restrict(accountId);
    await world.settle();
    expect(await world.db.prisma.payoutAccount.findUnique({ where: { providerId } })).toMatchObject({ ready: true });

    await fetchMissed();
    expect(await world.db.prisma.payoutAccount.findUnique({ where: { providerId } })).toMatchObject({ ready: false });
    const where = { source: 'THIN', objectId: accountId } as const;
    const events = await world.db.prisma.stripeInboxEvent.findMany({ where });
    expect(new Set(events.map(({ status }) => status))).toEqual(new Set(['APPLIED']));
    await fetchMissed();
    expect(await world.db.prisma.stripeInboxEvent.findMany({ where })).toEqual(events);
  });

  it('of the platform are found and kept as the platform’s', async () => {
    const { bookingId } = await world.open();
    await world.pay(bookingId);
    await world.settle();
    await fetchMissed();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED' });
    const { intentId } = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
    const events = await world.db.prisma.stripeInboxEvent.findMany({ where: { objectId: intentId ?? '' } });
    expect(events.length).toBeGreaterThan(0);
    for (const event of events) expect(event).toMatchObject({ source: 'PLATFORM', accountId: null });
  });

  it('are all found when they are more than one page of Stripe’s', async () => {
    const providerId = fresh();
    const account = await accountOf(providerId);
    const where = { source: 'THIN', objectId: account } as const;
    const before = await world.db.prisma.stripeInboxEvent.count({ where });
    for (let count = 0; count < 70; count += 1) {
      world.sandbox.accounts.restrict(account);
      world.sandbox.accounts.clearRestriction(account);
    }
    await fetchMissed();
    expect((await world.db.prisma.stripeInboxEvent.count({ where })) - before).toBeGreaterThanOrEqual(140);
  });

  it('are asked of each account once a day, and of one that Stripe has closed to us without stopping at the others', async () => {
    const [closed, open] = [fresh(), fresh()];
    world.advance(21 * HOUR);
    await world.db.prisma.payoutAccount.update({
      where: { providerId: closed },
      data: { stripeAccountId: 'acct_closed_to_us' },
    });
    const askedAt = async (providerId: string) =>
      (await world.db.prisma.payoutAccount.findUniqueOrThrow({ where: { providerId } })).eventsFetchedTo;
    await fetchMissed();
    const first = world.clock.now();
    expect(await askedAt(open)).toEqual(first);
    expect(await askedAt(closed)).toEqual(first);
    world.advance(HOUR);
    await fetchMissed();
    expect(await askedAt(open)).toEqual(first);
    world.advance(20 * HOUR);
    await fetchMissed();
    expect(await askedAt(open)).toEqual(world.clock.now());
    const account = await accountOf(open);
    expect(world.sandbox.requests()).toContainEqual(
      expect.objectContaining({ path: '/v1/events', account, status: 200 }),
    );
  });
});
