import { DAY, HOUR, plus } from '#kernel';
import {
  CARDS,
  createPaymentWorld,
  type OpenedPayment,
  type PaymentWorld,
} from '../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeEach(async () => {
  world = await createPaymentWorld();
});
afterEach(() => world.close());

const visitIsOver = async ({ bookingId }: OpenedPayment): Promise<void> => {
  await world.transact(async (tx) => {
    await world.payments.capture(tx, bookingId);
    await world.payments.scheduleTransfer(tx, bookingId, plus(world.clock.now(), 2 * DAY));
  });
  await world.settle();
};

const claimWindowIsOver = async (): Promise<void> => {
  world.advance(2 * DAY + HOUR);
  await world.runJob('payment.transfer-due');
  await world.settle();
};

describe('a visit at short notice', () => {
  it('holds the money, takes it after the visit, and pays the provider when the claim window is over', async () => {
    const booking = await world.open({ providerId: await world.providerWithAccount() });
    const { bookingId } = booking;

    await world.pay(bookingId);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED', heldCents: 10_000, capturedCents: 0 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentSecured']);
    expect(world.sandbox.ledger()).toMatchObject({ charged: 0 });

    await visitIsOver(booking);
    expect(await world.summary(bookingId)).toMatchObject({
      state: 'TRANSFER_PENDING',
      heldCents: 0,
      capturedCents: 10_000,
    });

    await claimWindowIsOver();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 8_000 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentCaptured', 'PaymentSecured', 'PaymentTransferred']);
    expect(world.sandbox.ledger()).toMatchObject({ charged: 10_000, transferred: 8_000, refunded: 0, difference: 0 });
    // 20,00 € stay with the platform, of which a sixth is tax.
    expect(await world.ledger()).toEqual({ PLATFORM_REVENUE: -1_667, VAT: -333, ...world.stripeBalance() });
    expect(world.stripeBalance().STRIPE_CLEARING + world.stripeBalance().STRIPE_FEES).toBe(2_000);
  });

  it('gives the same page again to a customer who comes back to pay, and to one who clicked twice', async () => {
    const { bookingId } = await world.open();
    const [first, twin] = await Promise.all([world.checkoutUrl(bookingId), world.checkoutUrl(bookingId)]);
    expect(twin).toBe(first);
    expect(await world.checkoutUrl(bookingId)).toBe(first);
    expect(world.sandbox.requests().filter((request) => request.path === '/v1/checkout/sessions')).toHaveLength(1);
  });

  it('lets a customer whose card is declined try another one on the same page', async () => {
    const { bookingId } = await world.open();
    expect(await world.pay(bookingId, CARDS.insufficientFunds)).toMatchObject({
      status: 'declined',
      declineCode: 'insufficient_funds',
    });
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CHECKOUT_OPEN', heldCents: 0 });
    await world.pay(bookingId, CARDS.good);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED', heldCents: 10_000 });
  });

  it('holds nothing when the customer fails the 3-D Secure challenge, and holds once they pass it', async () => {
    const { bookingId } = await world.open();
    expect(await world.pay(bookingId, CARDS.alwaysChallenge, 'fail')).toMatchObject({ status: 'challenge_failed' });
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CHECKOUT_OPEN', heldCents: 0 });
    await world.pay(bookingId, CARDS.alwaysChallenge, 'complete');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED' });
  });

  it('tells the booking when the payment page was abandoned, and opens a new one on request', async () => {
    const { bookingId } = await world.open();
    const first = await world.checkoutUrl(bookingId);
    world.advance(HOUR);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CREATED', actionUrl: null });
    expect(world.eventsOf(bookingId)).toEqual(['CheckoutExpired']);
    expect(await world.checkoutUrl(bookingId)).not.toBe(first);
  });

  it('sees that a customer has paid although the webhook was lost and the browser never came back', async () => {
    const { bookingId } = await world.open();
    world.sandbox.webhooks.dropNext(50);
    await world.pay(bookingId);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CHECKOUT_OPEN' });
    world.advance(HOUR / 6);
    await world.runJob('payment.look-again');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED' });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentSecured']);
  });

  it('makes up for webhooks that were lost while we were away', async () => {
    const { bookingId } = await world.open();
    world.sandbox.webhooks.dropNext(50);
    await world.pay(bookingId);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CHECKOUT_OPEN' });
    await world.runJob('payment.fetch-missed-events');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED' });
  });

  it('opens no page for a payment that is secured or over', async () => {
    const secured = await world.open();
    await world.pay(secured.bookingId);
    await world.settle();
    const urls = { successUrl: 'http://localhost/a', cancelUrl: 'http://localhost/b' };
    expect(await world.payments.checkout(secured.bookingId, urls)).toEqual({
      ok: false,
      error: { kind: 'PaymentAlreadySecured' },
    });
    await world.transact((tx) =>
      world.payments.cancel(tx, secured.bookingId, { feeCents: 0, providerShareCents: 0, reason: 'TEST' }),
    );
    expect(await world.payments.checkout(secured.bookingId, urls)).toEqual({
      ok: false,
      error: { kind: 'PaymentClosed' },
    });
  });
});

describe('a customer’s bank that asks for the money back', () => {
  it.each([
    ['won', 'TRANSFERRED', 8_000],
    ['lost', 'TRANSFER_PENDING', 0],
  ] as const)('holds up the provider’s transfer until the dispute is %s', async (outcome, state, transferredCents) => {
    const booking = await world.open({ providerId: await world.providerWithAccount() });
    await world.pay(booking.bookingId);
    await world.settle();
    await visitIsOver(booking);
    const { chargeId } = await world.db.prisma.payment.findUniqueOrThrow({ where: { id: booking.paymentId } });
    const dispute = world.sandbox.disputes.open(chargeId ?? '');
    await world.settle();
    await claimWindowIsOver();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFER_PENDING', transferredCents: 0 });
    world.sandbox.disputes.close(dispute.id, outcome);
    await world.settle();
    await claimWindowIsOver();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state, transferredCents });
    expect(await world.ledger()).toMatchObject(world.stripeBalance());
  });
});

describe('a provider who has already spent what is refunded', () => {
  it('owes it, and pays it back out of the next transfer', async () => {
    const providerId = await world.providerWithAccount();
    const first = await world.open({ providerId });
    await world.pay(first.bookingId);
    await world.settle();
    await visitIsOver(first);
    await claimWindowIsOver();
    world.advance(10 * DAY);
    world.sandbox.payouts.run();
    await world.transact((tx) =>
      world.payments.refund(tx, first.bookingId, { amountCents: 5_000, reason: 'CLAIM_ACCEPTED' }),
    );
    await world.settle();
    expect(await world.ledger()).toMatchObject({ PROVIDER_DEBT: 4_000, ...world.stripeBalance() });

    const second = await world.open({ providerId });
    await world.pay(second.bookingId);
    await world.settle();
    await visitIsOver(second);
    await claimWindowIsOver();
    expect(await world.summary(second.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 4_000 });
    expect(await world.ledger()).toEqual(expect.not.objectContaining({ PROVIDER_DEBT: expect.anything() as unknown }));
    expect(await world.ledger()).toMatchObject(world.stripeBalance());
  });
});

describe('a visit long ahead', () => {
  it('saves the card, holds the money two days before, takes it after the visit', async () => {
    const booking = await world.open({ hoursAhead: 20 * 24 });
    const { bookingId } = booking;
    await world.pay(bookingId);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'METHOD_SAVED', heldCents: 0 });
    expect(world.heard).toContainEqual({
      type: 'PaymentSecured',
      data: { paymentId: booking.paymentId, bookingId, how: 'METHOD_SAVED' },
    });

    await world.runJob('payment.authorise-due');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'METHOD_SAVED' });

    world.advance(18 * DAY + HOUR);
    await world.runJob('payment.authorise-due');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'AUTHORISED', heldCents: 10_000 });

    await visitIsOver(booking);
    expect(await world.summary(bookingId)).toMatchObject({ state: 'TRANSFER_PENDING', capturedCents: 10_000 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentAuthorised', 'PaymentCaptured', 'PaymentSecured']);
  });

  it.each([
    ['is refused', CARDS.refusedWhenCharged, 'AUTH_FAILED'],
    ['needs its owner to confirm', CARDS.alwaysChallenge, 'ACTION_REQUIRED'],
  ])('lets a customer whose card %s recover on a fresh page', async (_why, card, state) => {
    const booking = await world.open({ hoursAhead: 20 * 24 });
    const { bookingId } = booking;
    await world.pay(bookingId, card);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'METHOD_SAVED' });
    world.advance(18 * DAY + HOUR);
    await world.runJob('payment.authorise-due');
    await world.settle();

    const deadline = plus(booking.visitStart, -DAY);
    expect(await world.summary(bookingId)).toMatchObject({ state, heldCents: 0, actionRequiredBy: deadline });
    expect(world.heard).toContainEqual({
      type: 'PaymentActionRequired',
      data: {
        paymentId: booking.paymentId,
        bookingId,
        customerId: booking.customerId,
        deadline: deadline.toISOString(),
      },
    });

    await world.pay(bookingId, CARDS.good);
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({
      state: 'AUTHORISED',
      heldCents: 10_000,
      actionRequiredBy: null,
    });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentActionRequired', 'PaymentAuthorised', 'PaymentSecured']);
  });

  it('gives the booking up when the money is not secured a day before, and leaves nothing held', async () => {
    const { bookingId } = await world.open({ hoursAhead: 20 * 24 });
    await world.pay(bookingId, CARDS.refusedWhenCharged);
    await world.settle();
    world.advance(18 * DAY + HOUR);
    await world.runJob('payment.authorise-due');
    await world.settle();
    await world.checkoutUrl(bookingId);
    world.advance(DAY);
    await world.runJob('payment.give-up-unsecured');
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CANCELLED', heldCents: 0 });
    expect(world.eventsOf(bookingId)).toEqual([
      'PaymentActionRequired',
      'PaymentNotSecured',
      'PaymentReleased',
      'PaymentSecured',
    ]);
    expect(await world.ledger()).toEqual({});
  });

  it('renews a hold that would end before the visit, and takes one whose visit is over', async () => {
    const booking = await world.open({ hoursAhead: 4 * 24 });
    await world.pay(booking.bookingId);
    await world.settle();
    const moved = plus(booking.visitStart, 3 * DAY + 12 * HOUR);
    await world.transact((tx) =>
      world.payments.reschedule(tx, booking.bookingId, { visitStart: moved, visitEnd: plus(moved, HOUR) }),
    );
    world.advance(6 * DAY + 19 * HOUR);
    await world.runJob('payment.guard-holds');
    await world.runJob('payment.authorise-due');
    await world.settle();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'AUTHORISED', heldCents: 10_000 });
    expect(world.eventsOf(booking.bookingId)).toEqual(['PaymentAuthorised', 'PaymentSecured']);

    world.advance(4 * DAY + 17 * HOUR);
    await world.runJob('payment.guard-holds');
    await world.settle();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'CAPTURED', capturedCents: 10_000 });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 10_000 });
  });
});
