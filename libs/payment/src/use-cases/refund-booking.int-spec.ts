import { newId } from '#kernel';
import { disputeActs } from '../../../../test/support/dispute-acts.js';
import { createPaymentWorld, type OpenedPayment, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());
const acts = disputeActs(() => world);

const support = () => world.actor(['admin'], { permissions: ['support'] });
const REFUND = `mutation ($input: RefundBookingInput!) { answer: refundBooking(input: $input) { __typename
  ... on RefundAccepted { refundId allowance { leftCents allowedCents limitCents } }
  ... on NothingToRefund { code refundableCents } ... on RefundLimitReached { code message allowedCents }
  ... on DisputeOpen { code } ... on RefundCurrencyDiffers { code } ... on RefundKeyReused { code } } }`;
const ALLOWANCE = `query ($id: ID!) { refundAllowance(bookingId: $id) { leftCents allowedCents limitCents disputeOpen } }`;

const refund = (booking: { bookingId: string }, input: object = {}, as = acts.finance()) =>
  acts.act(
    REFUND,
    { input: { bookingId: booking.bookingId, reason: 'QUALITY', idempotencyKey: `key-${newId()}`, ...input } },
    as,
  );
const rows = ({ paymentId }: OpenedPayment) =>
  world.db.prisma.paymentRefund.findMany({ where: { paymentId }, orderBy: { createdAt: 'asc' } });

describe('a refund given by staff', () => {
  it('goes back to the card, is told to the others and recorded with who gave it', async () => {
    const booking = await acts.transferred();
    const answer = await refund(booking, { amountCents: 2_500, note: 'The oven was forgotten.' });
    expect(answer).toMatchObject({
      __typename: 'RefundAccepted',
      allowance: { leftCents: 7_500, allowedCents: 7_500, limitCents: null },
    });
    await world.settle();
    expect(await world.summary(booking.bookingId)).toMatchObject({ refundedCents: 2_500, transferredCents: 6_000 });
    const [row] = await rows(booking);
    expect(row).toMatchObject({ status: 'SENT', reason: 'QUALITY', amountCents: 2_500 });
    expect(row?.sentAt).toBeInstanceOf(Date);
    expect(row?.noteSealed).not.toContain('oven');
    expect(world.eventsOf(booking.bookingId)).toContain('PaymentRefunded');
    const audited = await world.db.prisma.auditEntry.findMany({
      where: { action: 'payment.refunded', subjectId: booking.bookingId },
    });
    expect(audited).toMatchObject([{ data: { amountCents: 2_500, reason: 'QUALITY', refundId: row?.id } }]);
    expect(await world.ledger()).toMatchObject(world.stripeBalance());
  });

  it('is given once when the same request comes twice, at once or later', async () => {
    const booking = await acts.taken();
    const as = acts.finance();
    const input = { amountCents: 1_000, idempotencyKey: `key-${newId()}` };
    const [first, twin] = await Promise.all([refund(booking, input, as), refund(booking, input, as)]);
    expect(twin['refundId']).toBe(first['refundId']);
    await world.settle();
    expect(await refund(booking, input, as)).toMatchObject({ refundId: first['refundId'] });
    expect(await rows(booking)).toHaveLength(1);
    expect(await refund(booking, { ...input, amountCents: 999 }, as)).toMatchObject({ code: 'REFUND_KEY_REUSED' });
    expect(await refund(await acts.taken(), input, as)).toMatchObject({ code: 'REFUND_KEY_REUSED' });
  });

  it('stays within what support may give of one booking in all, and finance gives the rest', async () => {
    const booking = await acts.taken({ totalCents: 30_000, providerShareCents: 24_000 });
    expect(await refund(booking, { amountCents: 15_001 }, support())).toMatchObject({
      code: 'REFUND_LIMIT_REACHED',
      allowedCents: 15_000,
    });
    expect(await refund(booking, { amountCents: 10_000 }, support())).toMatchObject({ __typename: 'RefundAccepted' });
    const refused = await refund(booking, { amountCents: 5_001 }, support());
    expect(refused).toMatchObject({ code: 'REFUND_LIMIT_REACHED', allowedCents: 5_000 });
    expect(refused['message']).toContain('50.00');
    const allowance = await world.graphql(ALLOWANCE, { id: booking.bookingId }, { as: support() });
    expect(allowance.data).toEqual({
      refundAllowance: { leftCents: 20_000, allowedCents: 5_000, limitCents: 15_000, disputeOpen: false },
    });
    await world.settle();
    expect(await refund(booking)).toMatchObject({ __typename: 'RefundAccepted', allowance: { leftCents: 0 } });
    await world.settle();
    expect(await world.summary(booking.bookingId)).toMatchObject({ refundedCents: 30_000 });
  });

  it('that failed uses up none of what support may give', async () => {
    const booking = await acts.taken({ totalCents: 30_000, providerShareCents: 24_000 });
    world.sandbox.refunds.failNext();
    await refund(booking, { amountCents: 15_000 }, support());
    await world.settle();
    world.advance(1_000);
    await world.settle();
    expect(await rows(booking)).toMatchObject([{ status: 'FAILED' }]);
    expect(await refund(booking, { amountCents: 15_000 }, support())).toMatchObject({ __typename: 'RefundAccepted' });
    expect(await refund(booking, { amountCents: 1 }, support())).toMatchObject({ code: 'REFUND_LIMIT_REACHED' });
  });

  it('never exceeds what was taken, however many ask at once', async () => {
    const booking = await acts.taken();
    const answers = await Promise.all([1, 2, 3, 4].map(() => refund(booking, { amountCents: 4_000 })));
    expect(answers.map((answer) => answer['__typename']).sort()).toEqual([
      'NothingToRefund',
      'NothingToRefund',
      'RefundAccepted',
      'RefundAccepted',
    ]);
    await world.settle();
    expect(await world.summary(booking.bookingId)).toMatchObject({ refundedCents: 8_000 });
  });

  it('is refused in another currency, of nothing, and while the bank has the money', async () => {
    const booking = await acts.taken();
    expect(await refund(booking, { currency: 'usd' })).toMatchObject({ code: 'REFUND_CURRENCY_DIFFERS' });
    expect(await refund(booking, { amountCents: 10_001 })).toMatchObject({
      code: 'NOTHING_TO_REFUND',
      refundableCents: 10_000,
    });
    await expect(refund(booking, { amountCents: 0 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(refund({ bookingId: newId() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const held = await world.open();
    await world.pay(held.bookingId);
    await world.settle();
    expect(await refund(held)).toMatchObject({ code: 'NOTHING_TO_REFUND', refundableCents: 0 });

    const dispute = await acts.disputed(booking);
    expect(await refund(booking)).toMatchObject({ code: 'DISPUTE_OPEN' });
    await acts.closed(dispute, 'lost');
    expect(await refund(booking)).toMatchObject({ code: 'NOTHING_TO_REFUND', refundableCents: 0 });
  });

  it('may answer a mere question of the bank', async () => {
    const booking = await acts.taken();
    await acts.disputed(booking, { inquiry: true });
    expect(await refund(booking)).toMatchObject({ __typename: 'RefundAccepted' });
    await world.settle();
    expect(await rows(booking)).toMatchObject([{ status: 'SENT' }]);
  });

  it('is for support and finance staff only', async () => {
    const booking = await acts.taken();
    for (const as of [world.actor(['customer']), world.actor(['admin'], { permissions: ['vetting'] })]) {
      await expect(refund(booking, {}, as)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const allowance = await world.graphql(ALLOWANCE, { id: booking.bookingId }, { as });
      expect(allowance.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('that the bank sends back after the provider’s part was got back from them pays the provider again', async () => {
    const booking = await acts.transferred();
    world.sandbox.refunds.failNext();
    await refund(booking, { amountCents: 5_000 });
    await world.settle();
    const debts = async (): Promise<Record<string, number>> => {
      const entries = await world.db.query<{ account: string; cents: number }>(
        'test-provider-accounts',
        `SELECT account, sum(amount_cents)::int AS cents FROM ledger_entry
         WHERE owner_id = $1 AND account LIKE 'PROVIDER%' GROUP BY account`,
        [booking.providerId],
      );
      return Object.fromEntries(entries.map(({ account, cents }) => [account, cents]));
    };
    world.advance(1_000);
    await world.settle();
    expect(await rows(booking)).toMatchObject([{ status: 'FAILED', owedAgainCents: 4_000 }]);
    expect(await debts()).toEqual({ PROVIDER_PAYABLE: -4_000, PROVIDER_DEBT: 0 });
    await acts.claimWindowIsOver();
    expect(await debts()).toEqual({ PROVIDER_PAYABLE: 0, PROVIDER_DEBT: 0 });
    expect(await world.ledger()).toMatchObject(world.stripeBalance());
  });

  it('shows as failed when the customer’s bank sends it back, and can be given again', async () => {
    const booking = await acts.taken();
    world.sandbox.refunds.failNext();
    await refund(booking, { amountCents: 3_000 });
    await world.settle();
    world.advance(1_000);
    await world.settle();
    const [row] = await rows(booking);
    expect(row).toMatchObject({ status: 'FAILED' });
    expect(row?.failedAt).toBeInstanceOf(Date);
    expect(world.eventsOf(booking.bookingId)).toContain('PaymentRefundFailed');
    expect(await refund(booking, { amountCents: 10_000 })).toMatchObject({ __typename: 'RefundAccepted' });
    await acts.claimWindowIsOver();
    expect(await world.ledger()).toMatchObject(world.stripeBalance());
  });
});
