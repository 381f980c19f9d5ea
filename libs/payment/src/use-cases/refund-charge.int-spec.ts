import { HOUR, MINUTE, newId } from '#kernel';
import { disputeActs } from '../../../../test/support/dispute-acts.js';
import { createPaymentWorld, type OpenedPayment, type PaymentWorld } from '../../../../test/support/payment-world.js';
import { BookingMoneyReads } from '../store/booking-money.reads.js';
import { explainMoney } from '../domain/explain-money.js';

let world: PaymentWorld;
beforeEach(async () => {
  world = await createPaymentWorld();
});
afterEach(() => world.close());
const acts = disputeActs(() => world);

const REFUND = `mutation ($input: RefundBookingInput!) { answer: refundBooking(input: $input) { __typename
  ... on RefundAccepted { refundId allowance { leftCents allowedCents } } ... on UserError { code } } }`;
const SEEN = `query ($id: ID!) { staffRefunds(bookingId: $id) { requestedBy furtherCharge reason note amountCents status } }`;

type Kind = 'TIP' | 'OVERTIME';
const SHARE = { TIP: 1_000, OVERTIME: 850 };
const chargeOf = ({ bookingId }: OpenedPayment) =>
  world.db.prisma.paymentCharge.findFirstOrThrow({ where: { bookingId } });
const rows = ({ paymentId }: OpenedPayment) => world.db.prisma.paymentRefund.findMany({ where: { paymentId } });
const refund = (booking: OpenedPayment, target: Kind, input: object = {}, as = acts.finance()) =>
  acts.act(
    REFUND,
    {
      input: {
        bookingId: booking.bookingId,
        target,
        reason: 'OVERCHARGED',
        idempotencyKey: `key-${newId()}`,
        ...input,
      },
    },
    as,
  );

/** A visit with a tip or overtime of 10,00 € that the customer has paid. */
async function paid(kind: Kind): Promise<OpenedPayment> {
  const booking = await acts.taken();
  const input = { kind, amountCents: 1_000, providerShareCents: SHARE[kind] };
  await world.transact((tx) => world.payments.chargeFurther(tx, booking.bookingId, input));
  await world.settle();
  return booking;
}

async function shareTime(): Promise<void> {
  world.advance(HOUR);
  await world.runJob('payment.transfer-charges-due');
  await world.settle();
}

async function sent(kind: Kind): Promise<OpenedPayment> {
  const booking = await paid(kind);
  await shareTime();
  return booking;
}

/** Every proof of the booking's money, and Stripe's own balance. */
async function isExplained({ bookingId }: OpenedPayment): Promise<void> {
  const money = await world.get(BookingMoneyReads).of(bookingId);
  expect(money && explainMoney(money).checks.filter(({ holds }) => !holds)).toEqual([]);
  expect(await world.ledger()).toMatchObject(world.stripeBalance());
}

describe('a tip or overtime that staff give back', () => {
  it.each(['TIP', 'OVERTIME'] as const)(
    'goes back to the card, and %s is taken back from the provider',
    async (kind) => {
      const booking = await sent(kind);
      const as = acts.finance();
      expect(await refund(booking, kind, { note: 'Asked for twice.' }, as)).toMatchObject({
        __typename: 'RefundAccepted',
        allowance: { leftCents: 0 },
      });
      await world.settle();
      expect(await chargeOf(booking)).toMatchObject({ refundedCents: 1_000, reversedCents: SHARE[kind] });
      // The visit itself is not touched.
      expect(await world.summary(booking.bookingId)).toMatchObject({
        refundedCents: 0,
        refunds: [{ amountCents: 1_000, furtherCharge: kind, status: 'SENT' }],
      });
      expect(await acts.books(booking)).toMatchObject({ PROVIDER_PAYABLE: -8_000 });
      expect(await acts.books(booking)).not.toHaveProperty('PROVIDER_DEBT');
      expect(world.eventsOf(booking.bookingId)).toContain('PaymentRefunded');
      const seen = await world.graphql(SEEN, { id: booking.bookingId }, { as });
      expect(seen.data).toEqual({
        staffRefunds: [
          {
            ...{ requestedBy: as.userId, furtherCharge: kind, reason: 'OVERCHARGED', note: 'Asked for twice.' },
            ...{ amountCents: 1_000, status: 'SENT' },
          },
        ],
      });
      await isExplained(booking);
    },
  );

  it('before its share was sent leaves only the rest to be sent', async () => {
    const booking = await paid('OVERTIME');
    await refund(booking, 'OVERTIME', { amountCents: 333 });
    await world.settle();
    await shareTime();
    // 850 × 333 / 1,000, rounded down, is the provider's part of it.
    expect(await chargeOf(booking)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 850 - 283 });
    await isExplained(booking);
  });

  it('whole before its share was sent sends nothing', async () => {
    const booking = await paid('TIP');
    await refund(booking, 'TIP');
    await world.settle();
    await shareTime();
    expect(await chargeOf(booking)).toMatchObject({ state: 'TRANSFERRED', transferredCents: 0, refundedCents: 1_000 });
    await isExplained(booking);
  });

  it('never exceeds what was paid, in how many parts ever, and adds up to the cent', async () => {
    const booking = await sent('OVERTIME');
    expect(await refund(booking, 'TIP')).toMatchObject({ code: 'NOTHING_TO_REFUND' });
    const answers = [];
    for (const amountCents of [333, 333, 333, 2])
      answers.push((await refund(booking, 'OVERTIME', { amountCents }))['__typename']);
    expect(answers).toEqual(['RefundAccepted', 'RefundAccepted', 'RefundAccepted', 'NothingToRefund']);
    await refund(booking, 'OVERTIME');
    await world.settle();
    expect(await chargeOf(booking)).toMatchObject({ refundedCents: 1_000, reversedCents: 850 });
    await isExplained(booking);
  });

  it('is given once when the same request comes twice, and is no request about the visit', async () => {
    const booking = await paid('TIP');
    const as = acts.finance();
    const input = { amountCents: 400, idempotencyKey: `key-${newId()}` };
    const [first, twin] = await Promise.all([refund(booking, 'TIP', input, as), refund(booking, 'TIP', input, as)]);
    expect(twin['refundId']).toBe(first['refundId']);
    expect(await refund(booking, 'TIP', { ...input, target: 'VISIT' }, as)).toMatchObject({
      code: 'REFUND_KEY_REUSED',
    });
    expect(await rows(booking)).toHaveLength(1);
  });

  it('counts within what support may give of one booking', async () => {
    const booking = await paid('TIP');
    const as = world.actor(['admin'], { permissions: ['support'] });
    await refund(booking, 'TIP', {}, as);
    const allowance = await world.graphql(
      'query ($id: ID!) { refundAllowance(bookingId: $id, target: VISIT) { allowedCents leftCents } }',
      { id: booking.bookingId },
      { as },
    );
    expect(allowance.data).toEqual({ refundAllowance: { allowedCents: 10_000, leftCents: 10_000 } });
  });

  it('passes no limit: visit, overtime and tip together are what support may give of one booking', async () => {
    const booking = await paid('OVERTIME');
    const tip = { kind: 'TIP' as const, amountCents: 6_000, providerShareCents: 6_000 };
    await world.transact((tx) => world.payments.chargeFurther(tx, booking.bookingId, tip));
    await world.settle();
    const [as, colleague] = [1, 2].map(() => world.actor(['admin'], { permissions: ['support'] }));
    // Of 150 €, 100 € of the visit and 10 € of overtime are given back: 40 € stay for a tip of 60 €.
    const visit = { bookingId: booking.bookingId, reason: 'NOT_DONE', idempotencyKey: `key-${newId()}` };
    expect(await acts.act(REFUND, { input: visit }, as)).toMatchObject({ __typename: 'RefundAccepted' });
    expect(await refund(booking, 'OVERTIME', {}, as)).toMatchObject({ allowance: { leftCents: 0, allowedCents: 0 } });
    const passing = [{}, { amountCents: 6_000 }, { amountCents: 4_001 }];
    // Neither all of it, nor a cent too much, nor by somebody else, nor after what was given has arrived.
    for (const who of [as, colleague])
      for (const input of passing)
        expect(await refund(booking, 'TIP', input, who)).toMatchObject({ code: 'REFUND_LIMIT_REACHED' });
    await world.settle();
    expect(await refund(booking, 'TIP', {}, as)).toMatchObject({ code: 'REFUND_LIMIT_REACHED' });
    expect(await rows(booking)).toHaveLength(2);

    expect(await refund(booking, 'TIP', { amountCents: 4_000 }, colleague)).toMatchObject({
      allowance: { leftCents: 2_000, allowedCents: 0 },
    });
    expect(await refund(booking, 'TIP', { amountCents: 1 }, as)).toMatchObject({ code: 'REFUND_LIMIT_REACHED' });
    // Finance staff have no such limit.
    expect(await refund(booking, 'TIP')).toMatchObject({ __typename: 'RefundAccepted', allowance: { leftCents: 0 } });
    await world.settle();
    await isExplained(booking);
  });

  it.each([
    'timeout-after-commit',
    'cut-after-commit',
    'server-error-after-commit',
    'server-error',
    'conflict',
    'rate-limit',
  ] as const)(
    'moves once though Stripe answers the refund by %s',
    async (kind) => {
      const booking = await sent('TIP');
      world.sandbox.faults.next({ method: 'POST', path: '/v1/refunds', kind, times: 3 });
      await refund(booking, 'TIP');
      await world.settle();
      for (let round = 0; round < 3; round += 1) {
        world.advance(20 * MINUTE);
        await world.runJob('payment.run-operations');
        await world.settle();
      }
      expect(await chargeOf(booking)).toMatchObject({ refundedCents: 1_000, reversedCents: 1_000 });
      expect(world.sandbox.ledger()).toMatchObject({ refunded: 1_000, difference: 0 });
      await isExplained(booking);
    },
    60_000,
  );

  it('is the provider’s again when the customer’s bank sends it back', async () => {
    const booking = await sent('TIP');
    world.sandbox.refunds.failNext();
    await refund(booking, 'TIP');
    await world.settle();
    await shareTime();
    const charge = await chargeOf(booking);
    expect(charge).toMatchObject({ state: 'TRANSFERRED', refundedCents: 0 });
    expect(charge.transferredCents - charge.reversedCents).toBe(1_000);
    expect(world.eventsOf(booking.bookingId)).toContain('PaymentRefundFailed');
    await isExplained(booking);
  });

  it('agrees with Stripe’s own book that night', async () => {
    const booking = await sent('OVERTIME');
    await refund(booking, 'OVERTIME', { amountCents: 600 });
    await world.settle();
    world.advance(26 * HOUR);
    await world.settle();
    await world.runJob('payment.reconcile');
    await world.settleJobs();
    expect(await world.db.prisma.reconciliationDifference.findMany()).toEqual([]);
  });
});
