import { DAY, HOUR, MINUTE, plus, type BookingId } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';
import { OperationStore } from '../store/operation.store.js';
import { RunOperation } from './run-operation.js';

let world: PaymentWorld;
beforeAll(async () => {
  // No worker: what a killed process leaves behind stays until the sweep is run.
  world = await createPaymentWorld({ role: 'web' });
});
afterAll(() => world.close());

const sweep = (): Promise<void> => world.runJob('payment.run-operations');
const captureRequests = async (bookingId: BookingId) => {
  const { intentId } = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
  return world.sandbox.requests().filter((request) => request.path === `/v1/payment_intents/${intentId}/capture`);
};

const held = async (): Promise<BookingId> => {
  const { bookingId } = await world.open();
  await world.pay(bookingId);
  await world.payments.syncBooking(bookingId);
  return bookingId;
};

const pendingOperation = async (bookingId: BookingId) =>
  world.db.prisma.paymentOperation.findFirstOrThrow({ where: { payment: { bookingId }, status: 'PENDING' } });

describe('one charge, whatever happens', () => {
  it('when the process is killed after Stripe has answered and before the answer is written', async () => {
    const bookingId = await held();
    await world.transact((tx) => world.payments.capture(tx, bookingId));
    const operation = await pendingOperation(bookingId);
    const payment = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
    // What the killed process did: claimed the row and asked Stripe with its key.
    await world.get(OperationStore).claim(operation.id, world.clock.now());
    await world.askStripe(
      'POST',
      `/v1/payment_intents/${payment.intentId}/capture`,
      { amount_to_capture: '10000' },
      `pay:capture:${payment.id}:1`,
    );

    await sweep();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CAPTURING' });
    world.advance(3 * MINUTE);
    await sweep();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CAPTURED', capturedCents: 10_000 });
    expect(await world.liveIntents(bookingId)).toHaveLength(1);
  });

  it('when twenty workers and twenty callers capture at once', async () => {
    const bookingId = await held();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => world.transact((tx) => world.payments.capture(tx, bookingId))),
    );
    expect(outcomes.every((outcome) => outcome.ok)).toBe(true);
    const operation = await pendingOperation(bookingId);
    const runner = world.get(RunOperation);
    await Promise.all(Array.from({ length: 20 }, () => runner.run(operation.id)));
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CAPTURED', capturedCents: 10_000 });
    expect(await captureRequests(bookingId)).toHaveLength(1);
    expect(await world.liveIntents(bookingId)).toHaveLength(1);
  });

  it.each([
    'timeout-after-commit',
    'cut-after-commit',
    'cut-before',
    'server-error',
    'conflict',
    'rate-limit',
  ] as const)(
    'when Stripe answers the capture with %s',
    async (kind) => {
      const bookingId = await held();
      world.sandbox.faults.next({ method: 'POST', path: '/v1/payment_intents/*/capture', kind, times: 1 });
      await world.transact((tx) => world.payments.capture(tx, bookingId));
      for (let tries = 0; tries < 3; tries += 1) {
        await sweep();
        world.advance(MINUTE);
      }
      expect(await world.summary(bookingId)).toMatchObject({ state: 'CAPTURED', capturedCents: 10_000 });
      expect(await world.liveIntents(bookingId)).toHaveLength(1);
    },
    60_000,
  );

  it.each(['timeout-after-commit', 'cut-after-commit', 'cut-before', 'server-error'] as const)(
    'when Stripe answers the off-session hold with %s',
    async (kind) => {
      const { bookingId } = await world.open({ hoursAhead: 20 * 24 });
      await world.pay(bookingId);
      await world.payments.syncBooking(bookingId);
      world.advance(18 * DAY + HOUR);
      await world.runJob('payment.authorise-due');
      world.sandbox.faults.next({ method: 'POST', path: '/v1/payment_intents', kind, times: 1 });
      for (let tries = 0; tries < 3; tries += 1) {
        await sweep();
        world.advance(MINUTE);
      }
      expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED', heldCents: 10_000 });
      expect(await world.liveIntents(bookingId)).toHaveLength(1);
    },
    60_000,
  );

  it('when Stripe is asked again after it has forgotten the idempotency key', async () => {
    const { bookingId } = await world.open({ hoursAhead: 20 * 24 });
    await world.pay(bookingId);
    await world.payments.syncBooking(bookingId);
    world.advance(18 * DAY);
    await world.runJob('payment.authorise-due');
    const operation = await pendingOperation(bookingId);
    world.sandbox.faults.next({ method: 'POST', path: '/v1/payment_intents', kind: 'cut-after-commit', times: 5 });
    await world.get(RunOperation).run(operation.id);
    world.sandbox.faults.clear();
    world.sandbox.idempotency.clear();
    await world.db.prisma.paymentOperation.update({
      where: { id: operation.id },
      data: { firstSentAt: plus(world.clock.now(), -DAY) },
    });
    world.advance(HOUR);
    await sweep();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED' });
    expect(await world.liveIntents(bookingId)).toHaveLength(1);
  });

  it('when the customer cancels while the card is being asked', async () => {
    const { bookingId } = await world.open({ hoursAhead: 20 * 24 });
    await world.pay(bookingId);
    await world.payments.syncBooking(bookingId);
    world.advance(18 * DAY + HOUR);
    await world.runJob('payment.authorise-due');
    await world.transact((tx) =>
      world.payments.cancel(tx, bookingId, { feeCents: 0, providerShareCents: 0, reason: 'CUSTOMER_CANCELLED' }),
    );
    await sweep();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CANCELLED', heldCents: 0 });
    expect(await world.liveIntents(bookingId)).toEqual([]);
  });

  it('tells the customer to try again when the payment page can’t be had, and gives it the next time', async () => {
    const { bookingId } = await world.open();
    const urls = { successUrl: 'http://localhost/a', cancelUrl: 'http://localhost/b' };
    world.sandbox.faults.next({ method: 'POST', path: '/v1/checkout/sessions', kind: 'cut-before', times: 5 });
    expect(await world.payments.checkout(bookingId, urls)).toEqual({
      ok: false,
      error: { kind: 'PaymentUnavailable' },
    });
    world.sandbox.faults.clear();
    world.advance(MINUTE);
    expect(await world.payments.checkout(bookingId, urls)).toMatchObject({ ok: true });
  });
});
