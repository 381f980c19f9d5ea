import { DAY, HOUR, MINUTE, plus, type BookingId } from '#kernel';
import { CARDS, createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeEach(async () => {
  world = await createPaymentWorld();
});
afterEach(() => world.close());

const cancel = async (bookingId: BookingId, feeCents = 0, providerShareCents = 0) => {
  const outcome = await world.transact((tx) =>
    world.payments.cancel(tx, bookingId, { feeCents, providerShareCents, reason: 'CUSTOMER_CANCELLED' }),
  );
  await world.settle();
  return outcome.ok ? outcome.value : outcome.error;
};

const paid = async (bookingId: BookingId): Promise<void> => {
  await world.pay(bookingId);
  await world.settle();
};

const captured = async (bookingId: BookingId, transferDueAt?: Date): Promise<void> => {
  await paid(bookingId);
  await world.transact(async (tx) => {
    await world.payments.capture(tx, bookingId);
    if (transferDueAt) await world.payments.scheduleTransfer(tx, bookingId, transferDueAt);
  });
  await world.settle();
};

describe('cancelling before the visit', () => {
  it('ends a payment that was never paid', async () => {
    const { bookingId } = await world.open();
    expect(await cancel(bookingId)).toMatchObject({ outcome: 'RELEASED' });
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CANCELLED' });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentReleased']);
    expect(await cancel(bookingId)).toMatchObject({ outcome: 'NOTHING_TO_DO' });
  });

  it('closes the payment page of a booking whose time to pay has run out', async () => {
    const { bookingId } = await world.open();
    const page = await world.checkoutUrl(bookingId);
    expect(await cancel(bookingId)).toMatchObject({ outcome: 'RELEASING' });
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CANCELLED', actionUrl: null });
    const late = await fetch(page, {
      method: 'POST',
      body: new URLSearchParams({ card_number: CARDS.good }),
      redirect: 'manual',
    });
    expect(late.status).toBe(410);
  });

  it('lets the hold go when the customer paid in the second in which the booking ended', async () => {
    const { bookingId } = await world.open();
    world.sandbox.webhooks.pause();
    await world.pay(bookingId);
    await cancel(bookingId);
    world.sandbox.webhooks.resume();
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CANCELLED', heldCents: 0, capturedCents: 0 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentReleased']);
    expect(world.sandbox.ledger()).toMatchObject({ charged: 0 });
  });

  it('lets the hold go without a fee', async () => {
    const { bookingId } = await world.open();
    await paid(bookingId);
    expect(await cancel(bookingId)).toMatchObject({ outcome: 'RELEASING' });
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CANCELLED', heldCents: 0, capturedCents: 0 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentReleased', 'PaymentSecured']);
    expect(world.sandbox.ledger()).toMatchObject({ charged: 0 });
    expect(await world.ledger()).toEqual({});
  });

  it('takes only the fee out of the hold, and pays the provider their part of it', async () => {
    const { bookingId } = await world.open({ providerId: await world.providerWithAccount() });
    await paid(bookingId);
    expect(await cancel(bookingId, 5_000, 4_000)).toMatchObject({ outcome: 'FEE_TAKING', feeCents: 5_000 });
    expect(await world.summary(bookingId)).toMatchObject({
      state: 'FEE_CAPTURED',
      heldCents: 0,
      capturedCents: 5_000,
      feeCents: 5_000,
    });
    await world.runJob('payment.transfer-due');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'FEE_CAPTURED', transferredCents: 4_000 });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 5_000, transferred: 4_000, difference: 0 });
    expect(await world.ledger()).toEqual({ PLATFORM_REVENUE: -833, VAT: -167, ...world.stripeBalance() });
  });

  it('charges the fee to the saved card when nothing is held', async () => {
    const { bookingId } = await world.open({ hoursAhead: 20 * 24 });
    await paid(bookingId);
    expect(await cancel(bookingId, 2_500, 2_000)).toMatchObject({ outcome: 'FEE_TAKING' });
    expect(await world.summary(bookingId)).toMatchObject({ state: 'FEE_CAPTURED', capturedCents: 2_500 });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 2_500 });
    expect(world.heard).toContainEqual(
      expect.objectContaining({
        data: expect.objectContaining({ bookingId, amountCents: 2_500, feeOnly: true }) as object,
      }),
    );
  });

  it('keeps a record of a fee that the saved card refuses', async () => {
    const { bookingId } = await world.open({ hoursAhead: 20 * 24 });
    await world.pay(bookingId, CARDS.refusedWhenCharged);
    await world.settle();
    await cancel(bookingId, 2_500, 2_000);
    expect(await world.summary(bookingId)).toMatchObject({ state: 'UNCOLLECTED', capturedCents: 0, feeCents: 2_500 });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 0 });
  });
});

describe('giving money back', () => {
  it('refunds everything before the provider was paid: nothing is transferred afterwards', async () => {
    const providerId = await world.providerWithAccount();
    const { bookingId } = await world.open({ providerId });
    await captured(bookingId, plus(world.clock.now(), 2 * DAY));
    const refund = await world.transact((tx) => world.payments.refund(tx, bookingId, { reason: 'CLAIM_ACCEPTED' }));
    expect(refund).toMatchObject({ ok: true, value: { amountCents: 10_000 } });
    await world.settle();
    world.advance(2 * DAY + HOUR);
    await world.runJob('payment.transfer-due');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({
      state: 'SETTLED',
      refundedCents: 10_000,
      transferredCents: 0,
    });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 10_000, refunded: 10_000, transferred: 0 });
    expect(await world.ledger()).toEqual(world.stripeBalance());
  });

  it('takes the provider’s share back when they were paid already', async () => {
    const providerId = await world.providerWithAccount();
    const { bookingId } = await world.open({ providerId });
    await captured(bookingId, world.clock.now());
    await world.runJob('payment.transfer-due');
    await world.settle();
    await world.transact((tx) =>
      world.payments.refund(tx, bookingId, { amountCents: 3_333, reason: 'CLAIM_ACCEPTED' }),
    );
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ refundedCents: 3_333, transferredCents: 8_000 - 2_666 });
    await world.transact((tx) => world.payments.refund(tx, bookingId, { reason: 'CLAIM_ACCEPTED' }));
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({
      state: 'TRANSFERRED',
      refundedCents: 10_000,
      transferredCents: 0,
    });
    expect(world.sandbox.ledger()).toMatchObject({
      refunded: 10_000,
      transferred: 8_000,
      reversed: 8_000,
      difference: 0,
    });
    expect(await world.ledger()).toEqual(world.stripeBalance());
    expect(world.eventsOf(bookingId)).toEqual([
      'PaymentCaptured',
      'PaymentRefunded',
      'PaymentRefunded',
      'PaymentSecured',
      'PaymentTransferred',
    ]);
  });

  it('refuses to give back more than was taken', async () => {
    const { bookingId } = await world.open();
    await captured(bookingId);
    expect(
      await world.transact((tx) => world.payments.refund(tx, bookingId, { amountCents: 10_001, reason: 'TEST' })),
    ).toEqual({
      ok: false,
      error: { kind: 'NothingToRefund', refundableCents: 10_000 },
    });
  });

  it('gives back all but the fee when the visit was already charged', async () => {
    const { bookingId } = await world.open();
    await captured(bookingId);
    expect(await cancel(bookingId, 2_000, 1_500)).toEqual({
      outcome: 'REFUNDING',
      feeCents: 2_000,
      refundCents: 8_000,
    });
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CAPTURED', refundedCents: 8_000 });
    expect(await world.ledger()).toMatchObject({ PROVIDER_PAYABLE: -1_500, ...world.stripeBalance() });
  });

  it('puts everything back when the customer’s bank sends the refund back', async () => {
    const { bookingId } = await world.open();
    await captured(bookingId);
    const before = await world.ledger();
    world.sandbox.refunds.failNext();
    await world.transact((tx) =>
      world.payments.refund(tx, bookingId, { amountCents: 4_000, reason: 'CLAIM_ACCEPTED' }),
    );
    await world.settle();
    // The bank's news may have come before our own answer was written: then it is tried again.
    world.advance(MINUTE);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ refundedCents: 0, capturedCents: 10_000 });
    expect(await world.ledger()).toEqual(before);
  });
});
