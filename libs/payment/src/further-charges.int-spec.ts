import { DAY, HOUR, MINUTE, plus, type BookingId } from '#kernel';
import {
  CARDS,
  createPaymentWorld,
  type OpenedPayment,
  type PaymentWorld,
} from '../../../test/support/payment-world.js';
import { OperationStore } from './store/operation.store.js';

let world: PaymentWorld;
afterEach(() => world.close());

const TIP = { kind: 'TIP', amountCents: 700, providerShareCents: 700 } as const;
const URLS = { successUrl: 'http://localhost/paid', cancelUrl: 'http://localhost/left' };

/** A visit that was held on a card, done, and taken. */
async function visited(card: string = CARDS.good): Promise<OpenedPayment> {
  const booking = await world.open({ providerId: await world.providerWithAccount() });
  await world.pay(booking.bookingId, card);
  await world.settle();
  await world.transact((tx) => world.payments.capture(tx, booking.bookingId));
  await world.settle();
  return booking;
}

const charge = (bookingId: BookingId, input: Parameters<typeof world.payments.chargeFurther>[2] = TIP) =>
  world.transact((tx) => world.payments.chargeFurther(tx, bookingId, input));
const chargeOf = (bookingId: BookingId) => world.db.prisma.paymentCharge.findFirstOrThrow({ where: { bookingId } });
const operationOf = (bookingId: BookingId) =>
  world.db.prisma.paymentOperation.findFirstOrThrow({ where: { payment: { bookingId }, status: 'PENDING' } });

/** From now on the customer's saved card is this one, as its bank will treat it off-session. */
async function useCard(bookingId: BookingId, paymentMethod: string): Promise<void> {
  const { customerId } = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
  const { stripeCustomerId } = await world.db.prisma.paymentCustomer.findUniqueOrThrow({
    where: { userId: customerId },
  });
  const attached = await world.askStripe(
    'POST',
    `/v1/payment_methods/${paymentMethod}/attach`,
    { customer: stripeCustomerId },
    `test:${bookingId}:${paymentMethod}`,
  );
  const { id } = (await attached.json()) as { id: string };
  await world.db.prisma.payment.update({ where: { bookingId }, data: { paymentMethodId: id } });
}

async function payOnPage(bookingId: BookingId, number: string = CARDS.good): Promise<void> {
  const page = await world.payments.chargePage(bookingId, 'TIP', URLS);
  if (!page.ok) throw new Error(page.error.kind);
  const session = page.value.url.slice(page.value.url.lastIndexOf('/') + 1);
  world.sandbox.checkout.pay(session, { number });
}

describe('a tip', () => {
  beforeEach(async () => {
    world = await createPaymentWorld();
  });

  it('is charged to the saved card at once and goes whole to the provider, without waiting for the claim window', async () => {
    const { bookingId } = await visited();
    expect(await charge(bookingId)).toMatchObject({ ok: true });
    await world.settle();
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'PAID', amountCents: 700 });
    await world.runJob('payment.transfer-charges-due');
    await world.settle();
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 700 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentCaptured', 'PaymentChargePaid', 'PaymentSecured']);
    expect(world.sandbox.ledger()).toMatchObject({ charged: 10_700, transferred: 700, difference: 0 });
    // Only the visit is owed still; of the tip nothing stays with the platform but Stripe's fee.
    expect(await world.ledger()).toEqual({
      PROVIDER_PAYABLE: -8_000,
      PLATFORM_REVENUE: -1_667,
      VAT: -333,
      ...world.stripeBalance(),
    });
  });

  it('agrees with Stripe’s own book that night', async () => {
    const { bookingId } = await visited();
    await charge(bookingId);
    await world.settle();
    await world.runJob('payment.transfer-charges-due');
    await world.settle();
    world.advance(26 * HOUR);
    await world.settle();
    await world.runJob('payment.reconcile');
    await world.settleJobs();
    expect(await world.db.prisma.reconciliationDifference.findMany()).toEqual([]);
  });

  it('is given once, however many ask at the same time', async () => {
    const { bookingId } = await visited();
    const answers = await Promise.all(Array.from({ length: 6 }, () => charge(bookingId)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    const { id: chargeId } = await chargeOf(bookingId);
    for (const answer of answers) {
      if (!answer.ok) expect(answer.error).toEqual({ kind: 'AlreadyCharged', chargeId, amountCents: 700 });
    }
    await world.settle();
    expect(world.sandbox.ledger()).toMatchObject({ charged: 10_700 });
  });

  it.each([
    ['refuses the saved card', 'pm_card_chargeCustomerFail', 'DECLINED'],
    ['wants a challenge every time', 'pm_card_authenticationRequired', 'ACTION_REQUIRED'],
  ])('can be paid on a page when the bank %s', async (_what, card, state) => {
    const { bookingId } = await visited();
    await useCard(bookingId, card);
    await charge(bookingId);
    await world.settle();
    expect(await chargeOf(bookingId)).toMatchObject({ state, paidAt: null });
    expect(world.eventsOf(bookingId)).toContain('PaymentChargeRefused');
    expect(await world.liveIntents(bookingId)).toHaveLength(1);

    // A first card on the page has no money on it; a second one has.
    await payOnPage(bookingId, CARDS.insufficientFunds);
    await world.settle();
    expect(await chargeOf(bookingId)).toMatchObject({ state, paidAt: null });
    await payOnPage(bookingId);
    await world.settle();
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'PAID', pageUrl: null });
    expect(await world.payments.chargePage(bookingId, 'TIP', URLS)).toEqual({
      ok: false,
      error: { kind: 'PaymentAlreadySecured' },
    });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 10_700, difference: 0 });
  });

  it('needs no second challenge from a card whose bank was satisfied when it was set up', async () => {
    const { bookingId } = await visited(CARDS.challengeUnlessSetUp);
    await charge(bookingId);
    await world.settle();
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'PAID' });
  });

  it('that was paid on a page is seen although the webhook was lost and the browser never came back', async () => {
    const { bookingId } = await visited();
    await useCard(bookingId, 'pm_card_chargeCustomerFail');
    await charge(bookingId);
    await world.settle();
    world.sandbox.webhooks.dropNext(50);
    await payOnPage(bookingId);
    world.advance(5 * MINUTE);
    await world.runJob('payment.look-again-at-charges');
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'PAID' });
  });

  it('that is never paid lapses after two weeks: the page is closed and nothing was taken', async () => {
    const { bookingId } = await visited();
    await useCard(bookingId, 'pm_card_chargeCustomerFail');
    await charge(bookingId);
    await world.settle();
    world.advance(14 * DAY - HOUR);
    await world.payments.chargePage(bookingId, 'TIP', URLS);
    world.advance(2 * HOUR);
    await world.runJob('payment.lapse-charges');
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'LAPSED', pageUrl: null });
    await world.settle();
    expect(world.eventsOf(bookingId)).toContain('PaymentChargeLapsed');
    expect(await world.payments.chargePage(bookingId, 'TIP', URLS)).toMatchObject({ error: { kind: 'PaymentClosed' } });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 10_000 });
  });

  it('does not move the visit’s own payment, though Stripe tells of both by the same events', async () => {
    const { bookingId } = await visited();
    const before = await world.summary(bookingId);
    await charge(bookingId);
    await world.settle();
    expect(await world.summary(bookingId)).toEqual(before);
    expect(await world.db.prisma.stripeInboxEvent.count({ where: { status: 'PARKED' } })).toBe(0);
  });
});

describe('overtime', () => {
  beforeEach(async () => {
    world = await createPaymentWorld();
  });

  it('leaves the provider’s share with the visit’s, when the claim window is over, less an old debt', async () => {
    const { bookingId, providerId } = await visited();
    const transferAt = plus(world.clock.now(), 9 * DAY);
    await charge(bookingId, { kind: 'OVERTIME', amountCents: 1_050, providerShareCents: 850, transferAt });
    await world.settle();
    await world.runJob('payment.transfer-charges-due');
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'PAID', transferredCents: 0 });

    // Another visit of theirs was paid out and then refunded, and their account was empty.
    const other = await world.open({ providerId });
    await world.pay(other.bookingId);
    await world.settle();
    await world.transact((tx) => world.payments.capture(tx, other.bookingId));
    await world.transact((tx) => world.payments.scheduleTransfer(tx, other.bookingId, world.clock.now()));
    await world.settle();
    await world.runJob('payment.transfer-due');
    await world.settle();
    world.advance(7 * DAY);
    world.sandbox.payouts.run();
    await world.transact((tx) => world.payments.refund(tx, other.bookingId, { amountCents: 500, reason: 'CLAIM' }));
    await world.settle();
    const debt = (await world.ledger())['PROVIDER_DEBT'] ?? 0;
    expect(debt).toBe(400);
    world.advance(2 * DAY + HOUR);
    await world.runJob('payment.transfer-charges-due');
    await world.settle();
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 850 - debt });
    expect((await world.ledger())['PROVIDER_DEBT'] ?? 0).toBe(0);
  });
});

describe('one charge, whatever happens', () => {
  beforeEach(async () => {
    // No worker: what a killed process leaves behind stays until the sweep is run.
    world = await createPaymentWorld({ role: 'web' });
  });

  async function taken(): Promise<BookingId> {
    const { bookingId } = await world.open();
    await world.pay(bookingId);
    await world.payments.syncBooking(bookingId);
    return bookingId;
  }

  it.each(['timeout-after-commit', 'cut-after-commit', 'cut-before', 'server-error', 'rate-limit'] as const)(
    'when Stripe answers with %s',
    async (kind) => {
      const bookingId = await taken();
      world.sandbox.faults.next({ method: 'POST', path: '/v1/payment_intents', kind, times: 1 });
      await charge(bookingId);
      for (let tries = 0; tries < 3; tries += 1) {
        await world.runJob('payment.run-operations');
        world.advance(MINUTE);
      }
      expect(await chargeOf(bookingId)).toMatchObject({ state: 'PAID' });
      // The hold of the visit, and one tip.
      expect(await world.liveIntents(bookingId)).toHaveLength(2);
      expect(world.sandbox.ledger()).toMatchObject({ charged: 700 });
    },
    60_000,
  );

  it('when the process is killed between Stripe’s answer and ours', async () => {
    const bookingId = await taken();
    await charge(bookingId);
    const operation = await operationOf(bookingId);
    await world.get(OperationStore).claim(operation.id, world.clock.now());
    const payment = await world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });
    const { stripeCustomerId } = await world.db.prisma.paymentCustomer.findUniqueOrThrow({
      where: { userId: payment.customerId },
    });
    const { id } = await chargeOf(bookingId);
    const form = {
      amount: '700',
      currency: 'eur',
      customer: stripeCustomerId,
      payment_method: payment.paymentMethodId ?? '',
      off_session: 'true',
      confirm: 'true',
      capture_method: 'automatic',
      transfer_group: bookingId,
      'metadata[paymentId]': payment.id,
      'metadata[bookingId]': bookingId,
      'metadata[operationId]': operation.id,
      'metadata[furtherChargeId]': id,
      'expand[0]': 'latest_charge.balance_transaction',
    };
    expect((await world.askStripe('POST', '/v1/payment_intents', form, `pay:charge:${payment.id}:1`)).status).toBe(200);
    world.advance(3 * MINUTE);
    await world.runJob('payment.run-operations');
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'PAID' });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 700 });
  });

  it('when Stripe is asked again after it has forgotten the idempotency key', async () => {
    const bookingId = await taken();
    world.sandbox.faults.next({ method: 'POST', path: '/v1/payment_intents', kind: 'cut-after-commit', times: 5 });
    await charge(bookingId);
    await world.runJob('payment.run-operations');
    world.sandbox.faults.clear();
    world.sandbox.idempotency.clear();
    world.advance(25 * HOUR);
    await world.runJob('payment.run-operations');
    expect(await chargeOf(bookingId)).toMatchObject({ state: 'PAID' });
    expect(world.sandbox.ledger()).toMatchObject({ charged: 700 });
  });
});
