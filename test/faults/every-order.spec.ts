import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { MINUTE, systemClock, type BookingId, type ProviderId } from '#kernel';
import { expectEveryCentExplained } from '../support/money-at-stripe.js';
import { createPaymentWorld, type PaymentWorld } from '../support/payment-world.js';
import { livesIn } from './lives.js';

/** Fixed, so that a failure is the same failure tomorrow. */
const SEED = 20_261_122;
const RUNS = 20;

/** When a webhook arrives (after which step of the life at the earliest, and how much later), how often, and in what place. */
interface Delivery {
  readonly late: number;
  readonly copies: number;
  readonly place: number;
}

const DELIVERIES = fc.array(
  fc.record({ late: fc.nat({ max: 3 }), copies: fc.nat({ max: 3 }), place: fc.nat({ max: 1_000 }) }),
  { minLength: 12, maxLength: 12 },
);

describe('the webhooks of one booking in any order, twice, late or never', () => {
  let world: PaymentWorld;
  let lives: ReturnType<typeof livesIn>;
  let providerId: ProviderId;
  beforeAll(async () => {
    world = await createPaymentWorld({ role: 'web' });
    lives = livesIn(world);
    providerId = await world.providerWithAccount();
    // From now on the test is the postman.
    world.sandbox.webhooks.setEndpoints([]);
  });
  afterAll(() => world.close());

  async function deliver(event: object): Promise<void> {
    const body = JSON.stringify(event);
    const seconds = Math.floor(systemClock.now().getTime() / 1000);
    const signature = createHmac('sha256', 'whsec_test_platform').update(`${seconds}.${body}`).digest('hex');
    await world.http
      .post('/webhooks/stripe')
      .set({ 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${signature}` })
      .send(body)
      .expect(200);
  }

  /** What Stripe has to tell since the last time. Its own deliveries are off. */
  const told = new Set<string>();
  async function newEvents(): Promise<{ id: string }[]> {
    const { data } = (await (await world.askStripe('GET', '/v1/events?limit=100')).json()) as {
      data: { id: string }[];
    };
    const fresh = data.filter(({ id }) => !told.has(id));
    for (const { id } of fresh) told.add(id);
    return fresh.toReversed();
  }

  /** From the payment page to a refund of what the provider has already got; `arrive` is called after each step. */
  async function live(arrive: (step: number) => Promise<void>): Promise<BookingId> {
    const { bookingId } = await world.open({ providerId });
    const steps: (() => Promise<unknown>)[] = [
      () => world.pay(bookingId),
      () =>
        world.transact(async (tx) => {
          await world.payments.capture(tx, bookingId);
          await world.payments.scheduleTransfer(tx, bookingId, world.clock.now());
        }),
      () => world.runJob('payment.transfer-due'),
      () => lives.refund(bookingId, 3_333),
      () => lives.refund(bookingId, 1),
    ];
    for (const [step, act] of steps.entries()) {
      await act();
      await lives.sweep();
      await arrive(step);
      await world.runJob('payment.apply-inbox');
      world.advance(10 * MINUTE);
      await world.runJob('payment.look-again');
      await lives.untilAsked();
    }
    return bookingId;
  }

  /** Everything we keep about a booking's money, without what is different by nature: ids and instants. */
  async function kept(bookingId: BookingId): Promise<object> {
    const { prisma } = world.db;
    const payment = await prisma.payment.findUniqueOrThrow({
      where: { bookingId },
      include: {
        steps: { orderBy: { sequence: 'asc' } },
        refunds: { orderBy: { createdAt: 'asc' } },
        operations: true,
      },
    });
    const ledger = await prisma.ledgerTransaction.findMany({
      where: { bookingId },
      orderBy: { sequence: 'asc' },
      include: { entries: { orderBy: { position: 'asc' } } },
    });
    const { state, authorisedCents, capturedCents, earnedCents, refundedCents, transferredCents, reversedCents } =
      payment;
    return {
      ...{ state, authorisedCents, capturedCents, earnedCents, refundedCents, transferredCents, reversedCents },
      steps: payment.steps.map(({ what, state: then, amountCents }) => [what, then, amountCents]),
      refunds: payment.refunds.map(({ amountCents, providerPartCents, status }) => [
        amountCents,
        providerPartCents,
        status,
      ]),
      operations: payment.operations.map(({ kind, attempt, status }) => `${kind} ${attempt} ${status}`).toSorted(),
      ledger: ledger.map(({ kind, entries }) => [
        kind,
        entries.map(({ account, amountCents }) => [account, amountCents]),
      ]),
    };
  }

  it(`lead to the same rows and the same ledger (seed ${SEED})`, async () => {
    const inOrder = await kept(await live(async () => { for (const event of await newEvents()) await deliver(event); })); // prettier-ignore
    expect(inOrder).toMatchObject({ state: 'TRANSFERRED', refundedCents: 3_334, reversedCents: 2_667 });
    await fc.assert(
      fc.asyncProperty(DELIVERIES, async (deliveries: readonly Delivery[]) => {
        const waiting: (Delivery & { readonly event: object; readonly from: number })[] = [];
        let count = 0;
        const bookingId = await live(async (step) => {
          for (const event of await newEvents()) {
            const delivery = deliveries[(count += 1) % deliveries.length];
            if (delivery) waiting.push({ ...delivery, event, from: step + delivery.late });
          }
          const now = waiting.filter(({ from }) => from <= step || step === 4).toSorted((a, b) => a.place - b.place);
          for (const due of now) waiting.splice(waiting.indexOf(due), 1);
          await Promise.all(now.flatMap(({ event, copies }) => Array.from({ length: copies }, () => deliver(event))));
        });
        expect(await kept(bookingId)).toEqual(inOrder);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
    await expectEveryCentExplained(world);
  }, 240_000);

  it('and so do a browser that comes back and the webhook, both at once, from every tab', async () => {
    const { bookingId } = await world.open();
    await world.pay(bookingId);
    const events = await newEvents();
    await Promise.all([
      ...events.map((event) => deliver(event).then(() => world.runJob('payment.apply-inbox'))),
      ...Array.from({ length: 10 }, () => world.payments.syncBooking(bookingId)),
    ]);
    await world.runJob('payment.apply-inbox');
    const steps = (await kept(bookingId)) as { steps: [string][]; ledger: [string][] };
    expect(steps.steps.map(([what]) => what)).toEqual(['CHECKOUT_OPENED', 'HELD']);
    expect(steps.ledger.map(([kind]) => kind)).toEqual(['HOLD']);
  });
});
