import fc from 'fast-check';
import { DAY, HOUR, newId, type BookingId, type ProviderId, type UserId } from '#kernel';
import { expectEveryCentExplained } from '../support/money-at-stripe.js';
import { createPaymentWorld, type PaymentWorld } from '../support/payment-world.js';
import { livesIn } from './lives.js';

/** Fixed, so that a failure is the same failure tomorrow. */
const SEED = 20_261_122;
const LIVES = 24;

/** What may happen to a booking's money, in any order; `cents` is taken modulo what makes sense, so odd amounts abound. */
const ACTS = [
  'refund',
  'refund that comes back',
  'tip',
  'overtime',
  'transfer',
  'dispute',
  'inquiry',
  'won',
  'lost, borne by the platform',
  'lost, borne by the provider',
  'payout',
  'cancel with a fee',
  'days go by',
] as const;
const LIFE = fc.record({
  totalCents: fc.integer({ min: 101, max: 40_000 }),
  sharePerMille: fc.integer({ min: 0, max: 1_000 }),
  start: fc.constantFrom('captured', 'captured', 'captured', 'held', 'card saved', 'never paid'),
  sameProvider: fc.boolean(),
  withCredit: fc.boolean(),
  acts: fc.array(fc.record({ what: fc.constantFrom(...ACTS), cents: fc.integer({ min: 1, max: 20_001 }) }), {
    minLength: 1,
    maxLength: 7,
  }),
});
type Life = typeof LIFE extends fc.Arbitrary<infer T> ? T : never;

describe('whatever happens to bookings, every cent is explained', () => {
  let world: PaymentWorld;
  let lives: ReturnType<typeof livesIn>;
  let providers: readonly ProviderId[];
  beforeAll(async () => {
    world = await createPaymentWorld({ role: 'web' });
    lives = livesIn(world);
    providers = [await world.providerWithAccount(), await world.providerWithAccount()];
  });
  afterAll(() => world.close());

  /** Until Stripe and we have nothing more to tell each other. */
  async function quiet(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      await world.sandbox.webhooks.settle();
      await world.runJob('payment.apply-inbox');
      await lives.untilAsked();
    }
  }

  async function sharesLeave(): Promise<void> {
    await world.runJob('payment.transfer-due');
    await world.runJob('payment.transfer-charges-due');
    await quiet();
  }

  const paymentOf = (bookingId: BookingId) => world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });

  /** Someone whose last visit fell through, and what of this price their credit for it pays. */
  async function customerWithCredit(price: { totalCents: number; providerShareCents: number }) {
    const customerId = newId<UserId>();
    const lost = { customerId, bookingId: newId<BookingId>() };
    return world.transact(async (tx) => {
      await world.payments.grantLostVisitCredit(tx, lost, 'PROVIDER_CANCELLED');
      return { customerId, creditCents: await world.payments.usableCredit(tx, customerId, price) };
    });
  }

  async function begin(life: Life): Promise<BookingId> {
    const price = {
      totalCents: life.totalCents,
      providerShareCents: Math.floor((life.totalCents * life.sharePerMille) / 1_000),
    };
    const customer = life.withCredit ? await customerWithCredit(price) : {};
    const input = { ...price, ...customer, providerId: life.sameProvider ? providers[0] : providers[1] };
    if (life.start === 'never paid') {
      const { bookingId } = await world.open(input);
      await world.checkoutUrl(bookingId);
      return bookingId;
    }
    if (life.start === 'card saved') return lives.held({ ...input, hoursAhead: 20 * 24 });
    return life.start === 'held' ? lives.held(input) : lives.captured(input);
  }

  async function openDispute(bookingId: BookingId, cents: number, inquiry: boolean): Promise<void> {
    const { chargeId, capturedCents, refundedCents } = await paymentOf(bookingId);
    const left = capturedCents - refundedCents;
    if (!chargeId || left <= 0 || (await disputesOf(bookingId)).length > 0) return;
    world.sandbox.disputes.open(chargeId, { amount: 1 + (cents % left), inquiry });
  }

  const disputesOf = (bookingId: BookingId) =>
    world.db.prisma.paymentDispute.findMany({ where: { payment: { bookingId } } });

  async function closeDispute(bookingId: BookingId, outcome: 'won' | 'lost'): Promise<void> {
    for (const { stripeId, status } of await disputesOf(bookingId))
      if (status.endsWith('NEEDS_RESPONSE')) world.sandbox.disputes.close(stripeId, outcome);
    await quiet();
  }

  async function decideDisputes(bookingId: BookingId, bearer: 'PLATFORM' | 'PROVIDER'): Promise<void> {
    const as = world.actor(['admin'], { permissions: ['finance'] });
    for (const { id, status, bearer: decided } of await disputesOf(bookingId)) {
      if (status !== 'LOST' || decided !== null) continue;
      const answer = await world.graphql<{ decideDispute: { __typename: string } }>(
        'mutation ($input: DecideDisputeInput!) { decideDispute(input: $input) { __typename } }',
        { input: { disputeId: id, bearer, reason: 'The bank has decided so.' } },
        { as },
      );
      expect(answer.data.decideDispute.__typename).toBe('DisputeFile');
    }
  }

  async function further(bookingId: BookingId, kind: 'TIP' | 'OVERTIME', cents: number): Promise<void> {
    const amountCents = 50 + (cents % 5_000);
    const providerShareCents = kind === 'TIP' ? amountCents : Math.floor(amountCents * 0.85);
    await world.transact((tx) =>
      world.payments.chargeFurther(tx, bookingId, { kind, amountCents, providerShareCents }),
    );
  }

  async function act(bookingId: BookingId, { what, cents }: Life['acts'][number]): Promise<void> {
    switch (what) {
      case 'refund that comes back':
        world.sandbox.refunds.failNext();
        await lives.refund(bookingId, cents);
        await lives.untilAsked();
        return world.advance(HOUR);
      case 'refund':
        await lives.refund(bookingId, cents);
        return;
      case 'tip':
        return further(bookingId, 'TIP', cents);
      case 'overtime':
        return further(bookingId, 'OVERTIME', cents);
      case 'transfer':
        return sharesLeave();
      case 'dispute':
      case 'inquiry':
        return openDispute(bookingId, cents, what === 'inquiry');
      case 'won':
        return closeDispute(bookingId, 'won');
      case 'lost, borne by the platform':
        await closeDispute(bookingId, 'lost');
        return decideDisputes(bookingId, 'PLATFORM');
      case 'lost, borne by the provider':
        await closeDispute(bookingId, 'lost');
        return decideDisputes(bookingId, 'PROVIDER');
      case 'payout':
        world.sandbox.payouts.run();
        return;
      case 'cancel with a fee':
        await lives.cancel(bookingId, cents % 5_000, Math.floor((cents % 5_000) * 0.8));
        return;
      case 'days go by':
        return world.advance(3 * DAY);
    }
  }

  it(`(seed ${SEED}, ${LIVES} lives)`, async () => {
    await fc.assert(
      fc.asyncProperty(LIFE, async (life) => {
        const bookingId = await begin(life);
        for (const next of life.acts) {
          await act(bookingId, next);
          await quiet();
        }
        await expectEveryCentExplained(world);
      }),
      { seed: SEED, numRuns: LIVES, endOnFailure: true },
    );
  }, 300_000);

  it('and when all is decided and paid, nothing is left in between, and the night finds no difference', async () => {
    for (const { bookingId } of await world.db.prisma.payment.findMany()) {
      await closeDispute(bookingId as BookingId, 'lost');
      await decideDisputes(bookingId as BookingId, 'PLATFORM');
    }
    await quiet();
    await sharesLeave();
    await expectEveryCentExplained(world);
    const rest = await world.ledger();
    expect(await world.db.prisma.customerCreditUse.count()).toBeGreaterThan(3);
    expect(rest['CUSTOMER'] ?? 0).toBe(0);
    expect(rest['DISPUTES'] ?? 0).toBe(0);
    expect(rest['PROVIDER_PAYABLE'] ?? 0).toBe(0);
    expect((rest['CARD_HOLD'] ?? 0) + (rest['CUSTOMER_HOLD'] ?? 0)).toBe(0);
    world.advance(DAY + 2 * HOUR);
    await quiet();
    await world.runJob('payment.reconcile');
    expect(await world.db.prisma.reconciliationDifference.findMany({ where: { state: 'OPEN' } })).toEqual([]);
  }, 120_000);
});
