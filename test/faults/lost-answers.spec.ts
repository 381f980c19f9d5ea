import { DAY, HOUR } from '#kernel';
import type { FaultKind } from '#stripe-sandbox';
import { expectEveryCentExplained } from '../support/money-at-stripe.js';
import { createPaymentWorld, type PaymentWorld } from '../support/payment-world.js';
import { ACTS, livesIn, ONCE } from './lives.js';

/** More than the SDK tries by itself. */
const EVERY_TIME = 50;

describe('a hold, a capture, a fee, a transfer, a refund and a reversal happen once', () => {
  let world: PaymentWorld;
  let lives: ReturnType<typeof livesIn>;
  beforeAll(async () => {
    // No worker: every try is made by the test.
    world = await createPaymentWorld({ role: 'web' });
    lives = livesIn(world);
  });
  afterAll(() => world.close());

  /** Everything is decided, and asked of a Stripe that answers so. */
  async function askedOf(kind: FaultKind, times = EVERY_TIME): Promise<() => Promise<void>> {
    const ready = new Map<(typeof ACTS)[number], Awaited<ReturnType<typeof lives.ready>>>();
    for (const act of ACTS) ready.set(act, await lives.ready(act));
    for (const { decide } of ready.values()) await decide();
    for (const { path } of ready.values()) world.sandbox.faults.next({ method: 'POST', path, kind, times });
    await lives.askAll();
    world.sandbox.faults.clear();
    return async () => {
      const moved = await expectEveryCentExplained(world);
      const seen = Object.fromEntries([...ready].map(([act, { bookingId }]) => [act, moved.get(bookingId)]));
      expect(seen).toMatchObject(ONCE);
    };
  }

  it.each([
    'cut-before',
    'cut-after-commit',
    'server-error',
    'server-error-after-commit',
    'conflict',
    'rate-limit',
  ] as const)('when Stripe answers with %s', async (kind) => {
    const happenedOnce = await askedOf(kind);
    await lives.untilAsked();
    await happenedOnce();
  });

  it('when Stripe acts and its answer never comes', async () => {
    const happenedOnce = await askedOf('timeout-after-commit', 1);
    await lives.untilAsked();
    await happenedOnce();
  });

  it.each(['cut-before', 'cut-after-commit', 'server-error-after-commit'] as const)(
    'when Stripe is asked again 25 hours after %s, and has forgotten every key',
    async (kind) => {
      const happenedOnce = await askedOf(kind);
      world.sandbox.idempotency.clear();
      world.advance(DAY + HOUR);
      await lives.untilAsked();
      await happenedOnce();
    },
  );

  it('when a worker dies with every answer in its hands, and twenty others take over', async () => {
    const happenedOnce = await askedOf('cut-after-commit');
    world.advance(HOUR);
    await Promise.all(Array.from({ length: 20 }, () => lives.askAll()));
    await lives.untilAsked();
    await happenedOnce();
  });
});
