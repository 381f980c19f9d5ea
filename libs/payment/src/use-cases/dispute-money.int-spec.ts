import { DAY } from '#kernel';
import { disputeActs } from '../../../../test/support/dispute-acts.js';
import { CARDS, createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeEach(async () => {
  world = await createPaymentWorld();
});
afterEach(() => world.close());

const acts = disputeActs(() => world);
/** 20,00 € stay with the platform, of which a sixth is tax; Stripe has kept its fee of a charge, 1,75 €. */
const KEPT = { PLATFORM_REVENUE: -1_667, VAT: -333 };
const CHARGE_FEE = 175;
const DISPUTE_FEE = 2_000;

const agreesWithStripe = async (): Promise<void> => {
  expect(await world.ledger()).toMatchObject(world.stripeBalance());
  expect(world.sandbox.ledger()).toMatchObject({ difference: 0 });
};

describe('a payment that is disputed before the provider is paid', () => {
  it('keeps the share until the dispute is won, then sends it', async () => {
    const booking = await acts.taken();
    const dispute = await acts.disputed(booking);
    await acts.claimWindowIsOver();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFER_PENDING', transferredCents: 0 });
    expect(await acts.row(dispute)).toMatchObject({
      status: 'NEEDS_RESPONSE',
      withdrawnCents: 10_000,
      clawbackCents: 0,
    });
    expect(await acts.books(booking)).toMatchObject({ DISPUTES: 10_000, PROVIDER_PAYABLE: -8_000 });

    await acts.closed(dispute, 'won');
    await world.runJob('payment.transfer-due');
    await world.settle();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 8_000 });
    expect(await acts.books(booking)).toEqual({
      ...KEPT,
      STRIPE_CLEARING: 2_000 - CHARGE_FEE - DISPUTE_FEE,
      STRIPE_FEES: CHARGE_FEE + DISPUTE_FEE,
    });
    expect(world.eventsOf(booking.bookingId)).toEqual([
      'PaymentCaptured',
      'PaymentDisputeClosed',
      'PaymentDisputed',
      'PaymentSecured',
      'PaymentTransferred',
    ]);
    await agreesWithStripe();
  });

  it('waits, once lost, for a decision: the platform bears it and the provider is paid after all', async () => {
    const booking = await acts.taken({}, CARDS.disputed);
    const { stripeId } = await world.db.prisma.paymentDispute.findFirstOrThrow();
    await acts.closed(stripeId, 'lost');
    await acts.claimWindowIsOver();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFER_PENDING', transferredCents: 0 });

    expect(await acts.decide(stripeId, 'PLATFORM')).toMatchObject({ dispute: { bearer: 'PLATFORM', toDecide: false } });
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 8_000 });
    expect(await acts.books(booking)).toMatchObject({ ...KEPT, DISPUTE_LOSSES: 10_000 });
    expect(await acts.books(booking)).not.toHaveProperty('DISPUTES');
    expect(await acts.decide(stripeId, 'PROVIDER')).toMatchObject({
      __typename: 'DisputeNotDecidable',
      code: 'DISPUTE_NOT_DECIDABLE',
    });
    await agreesWithStripe();
  });

  it('waits, once lost, for a decision: the provider bears their part and nothing stays frozen', async () => {
    const booking = await acts.taken();
    const dispute = await acts.disputed(booking);
    await acts.closed(dispute, 'lost');
    await acts.claimWindowIsOver();
    await acts.decide(dispute, 'PROVIDER');
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'SETTLED', transferredCents: 0 });
    expect(await acts.books(booking)).toMatchObject({ ...KEPT, DISPUTE_LOSSES: 2_000 });
    expect(await acts.books(booking)).not.toHaveProperty('PROVIDER_PAYABLE');
    await agreesWithStripe();
  });

  it('sends what is left of the share when only part of the payment was disputed and lost', async () => {
    const booking = await acts.taken();
    const dispute = await acts.disputed(booking, { amount: 2_503 });
    await acts.closed(dispute, 'lost');
    await acts.claimWindowIsOver();
    await acts.decide(dispute, 'PROVIDER');
    // floor(8000 × 2503 / 10000) = 2002
    expect(await acts.row(dispute)).toMatchObject({ bearer: 'PROVIDER', borneCents: 2_002 });
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 5_998 });
    expect(await acts.books(booking)).toMatchObject({ ...KEPT, DISPUTE_LOSSES: 501 });
    await agreesWithStripe();
  });
});

describe('a payment that is disputed after the provider was paid', () => {
  it('takes the share back, and sends it again when the dispute is won', async () => {
    const booking = await acts.transferred();
    const dispute = await acts.disputed(booking);
    expect(await acts.row(dispute)).toMatchObject({ clawbackCents: 8_000 });
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 0 });
    expect(await acts.books(booking)).toMatchObject({ DISPUTES: 10_000, PROVIDER_PAYABLE: -8_000 });
    expect(world.sandbox.ledger()).toMatchObject({ transferred: 8_000, reversed: 8_000 });

    await acts.closed(dispute, 'won');
    await world.runJob('payment.transfer-due');
    await world.settle();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 8_000 });
    expect(world.sandbox.ledger()).toMatchObject({ transferred: 16_000, reversed: 8_000 });
    expect(await acts.books(booking)).toMatchObject({ ...KEPT, STRIPE_CLEARING: 2_000 - CHARGE_FEE - DISPUTE_FEE });
    await agreesWithStripe();

    // The second transfer is what a later refund takes back.
    await world.transact((tx) => world.payments.refund(tx, booking.bookingId, { reason: 'CLAIM_ACCEPTED' }));
    await world.settle();
    expect(world.sandbox.ledger()).toMatchObject({ transferred: 16_000, reversed: 16_000, refunded: 10_000 });
    expect(await acts.books(booking)).not.toHaveProperty('PROVIDER_DEBT');
    await agreesWithStripe();
  });

  it('leaves a debt when the provider has spent it, which a dispute that is won settles', async () => {
    const booking = await acts.transferred();
    world.advance(10 * DAY);
    world.sandbox.payouts.run();
    const dispute = await acts.disputed(booking);
    expect(await acts.books(booking)).toMatchObject({ PROVIDER_DEBT: 8_000, PROVIDER_PAYABLE: -8_000 });
    expect(world.sandbox.ledger()).toMatchObject({ reversed: 0 });
    await acts.closed(dispute, 'won');
    await world.runJob('payment.transfer-due');
    await world.settle();
    expect(await acts.books(booking)).toEqual({
      ...KEPT,
      STRIPE_CLEARING: 2_000 - CHARGE_FEE - DISPUTE_FEE,
      STRIPE_FEES: CHARGE_FEE + DISPUTE_FEE,
    });
    expect(world.sandbox.ledger()).toMatchObject({ transferred: 8_000 });
    await agreesWithStripe();
  });

  it('leaves a debt when it is lost and theirs to bear, which the next visit pays back', async () => {
    const booking = await acts.transferred();
    world.advance(10 * DAY);
    world.sandbox.payouts.run();
    const dispute = await acts.disputed(booking);
    await acts.closed(dispute, 'lost');
    await acts.decide(dispute, 'PROVIDER');
    expect(await acts.books(booking)).toMatchObject({ PROVIDER_DEBT: 8_000, DISPUTE_LOSSES: 2_000 });
    expect(await acts.books(booking)).not.toHaveProperty('PROVIDER_PAYABLE');

    const next = await acts.transferred({ providerId: booking.providerId });
    expect(await world.summary(next.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 0 });
    expect(await world.ledger()).not.toHaveProperty('PROVIDER_DEBT');
    await agreesWithStripe();
  });

  it('sends the share again when it is lost and the platform bears it', async () => {
    const booking = await acts.transferred();
    const dispute = await acts.disputed(booking);
    await acts.closed(dispute, 'lost');
    expect(await world.summary(booking.bookingId)).toMatchObject({ transferredCents: 0 });
    await acts.decide(dispute, 'PLATFORM');
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 8_000 });
    expect(await acts.books(booking)).toMatchObject({ ...KEPT, DISPUTE_LOSSES: 10_000 });
    await agreesWithStripe();
  });

  it('moves no money for a mere question of the bank', async () => {
    const booking = await acts.transferred();
    const before = await acts.books(booking);
    const dispute = await acts.disputed(booking, { inquiry: true });
    expect(await acts.row(dispute)).toMatchObject({
      status: 'WARNING_NEEDS_RESPONSE',
      withdrawnCents: 0,
      clawbackCents: 0,
    });
    expect(await acts.books(booking)).toEqual(before);
    await acts.closed(dispute, 'won');
    expect(await acts.row(dispute)).toMatchObject({ status: 'WARNING_CLOSED' });
    expect(await acts.books(booking)).toEqual(before);
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 8_000 });
  });
});

describe('a tip that is disputed', () => {
  it('leaves the visit’s share alone, and is the provider’s debt when it is lost and theirs to bear', async () => {
    const booking = await acts.taken();
    const tip = { kind: 'TIP', amountCents: 700, providerShareCents: 700 } as const;
    await world.transact((tx) => world.payments.chargeFurther(tx, booking.bookingId, tip));
    await world.settle();
    await world.runJob('payment.transfer-charges-due');
    await world.settle();
    const { stripeChargeId } = await world.db.prisma.paymentCharge.findFirstOrThrow();
    const { id } = world.sandbox.disputes.open(stripeChargeId ?? '');
    await world.settle();
    await acts.claimWindowIsOver();
    expect(await world.summary(booking.bookingId)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 8_000 });
    await acts.closed(id, 'lost');
    await acts.decide(id, 'PROVIDER');
    expect(await acts.row(id)).toMatchObject({ clawbackCents: 0, borneCents: 700 });
    expect(await acts.books(booking)).toMatchObject({ ...KEPT, PROVIDER_DEBT: 700 });
    await agreesWithStripe();
  });
});

describe('news of a dispute', () => {
  it.each(['created', 'reversed', 'shuffled'] as const)(
    'leads to the same rows when its webhooks come %s and twice',
    async (order) => {
      const booking = await acts.transferred();
      world.sandbox.webhooks.pause();
      world.sandbox.webhooks.duplicateNext(10);
      const { id } = world.sandbox.disputes.open(await acts.charge(booking));
      world.sandbox.disputes.close(id, 'lost');
      world.sandbox.webhooks.resume({ order });
      await world.settle();
      expect(await acts.row(id)).toMatchObject({ status: 'LOST', withdrawnCents: 10_000, clawbackCents: 8_000 });
      expect(await acts.books(booking)).toMatchObject({ DISPUTES: 10_000, PROVIDER_PAYABLE: -8_000 });
      expect(world.eventsOf(booking.bookingId)).toEqual([
        'PaymentCaptured',
        'PaymentDisputeClosed',
        'PaymentDisputed',
        'PaymentSecured',
        'PaymentTransferred',
      ]);
      expect(world.sandbox.ledger()).toMatchObject({ reversed: 8_000, difference: 0 });
      await agreesWithStripe();
    },
  );

  it('is looked up when the webhooks were lost', async () => {
    const booking = await acts.taken();
    world.sandbox.webhooks.dropNext(10);
    const { id } = world.sandbox.disputes.open(await acts.charge(booking));
    await world.settle();
    expect(await world.db.prisma.paymentDispute.count()).toBe(0);
    await world.runJob('payment.fetch-missed-events');
    await world.settle();
    expect(await acts.row(id)).toMatchObject({ status: 'NEEDS_RESPONSE' });
  });
});
