import { createHmac } from 'node:crypto';
import { createSandbox } from '#stripe-sandbox';
import { systemClock, type BookingId } from '#kernel';
import { loadConfig } from '#platform/config';
import { expectEveryCentExplained } from '../support/money-at-stripe.js';
import { createPaymentWorld, type PaymentWorld } from '../support/payment-world.js';
import { livesIn } from './lives.js';

describe('money that must not move', () => {
  let world: PaymentWorld;
  let lives: ReturnType<typeof livesIn>;
  beforeAll(async () => {
    world = await createPaymentWorld({ role: 'web' });
    lives = livesIn(world);
  });
  afterAll(async () => {
    await expectEveryCentExplained(world);
    await world.close();
  });

  const row = (bookingId: BookingId) => world.db.prisma.payment.findUniqueOrThrow({ where: { bookingId } });

  it.each([
    ['a cent more than was taken', 10_001],
    ['nothing', 0],
    ['less than nothing', -1],
  ])('is refused as a refund: %s', async (_what, amountCents) => {
    const bookingId = await lives.captured();
    expect(await lives.refund(bookingId, amountCents)).toEqual({
      ok: false,
      error: { kind: 'NothingToRefund', refundableCents: 10_000 },
    });
  });

  it('is refused as the last of many refunds: together they give back what was taken and not a cent more', async () => {
    const bookingId = await lives.captured();
    const asked = await Promise.all(Array.from({ length: 5 }, () => lives.refund(bookingId, 3_333)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(3);
    await lives.untilAsked();
    expect(await lives.refund(bookingId, 2)).toEqual({
      ok: false,
      error: { kind: 'NothingToRefund', refundableCents: 1 },
    });
  });

  it('is refused before anything was taken, and of a booking that has no payment', async () => {
    const bookingId = await lives.held();
    expect(await lives.refund(bookingId, 1)).toMatchObject({ ok: false, error: { kind: 'NothingToRefund' } });
    const nobodys = '01900000-0000-7000-8000-000000000000' as BookingId;
    expect(await lives.refund(nobodys, 1)).toEqual({ ok: false, error: { kind: 'PaymentNotFound' } });
  });

  it.each([
    ['captured_cents', 'authorised_cents + 1', 'payment_captured_at_most_authorised'],
    ['refunded_cents', 'captured_cents + 1', 'payment_refunded_at_most_captured'],
    ['transferred_cents', '-1', 'payment_amounts_positive'],
  ])('is refused by the database too, whoever writes it: %s = %s', async (column, value, constraint) => {
    const bookingId = await lives.captured();
    const write = world.db.pool.query(`UPDATE payment SET ${column} = ${value} WHERE booking_id = $1`, [bookingId]);
    await expect(write).rejects.toMatchObject({ constraint });
  });

  it('does not follow a refund of another company’s account, even when Stripe tells us of it', async () => {
    const bookingId = await lives.captured();
    const before = await row(bookingId);
    const event = {
      id: 'evt_of_a_foreign_account',
      object: 'event',
      type: 'refund.failed',
      account: 'acct_someone_else',
      data: { object: { id: 're_of_someone_else', object: 'refund', charge: before.chargeId } },
    };
    const body = JSON.stringify(event);
    const seconds = Math.floor(systemClock.now().getTime() / 1000);
    const signature = createHmac('sha256', 'whsec_test_connect').update(`${seconds}.${body}`).digest('hex');
    await world.http
      .post('/webhooks/stripe/connect')
      .set({ 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${signature}` })
      .send(body)
      .expect(200);
    await world.runJob('payment.apply-inbox');
    expect(await row(bookingId)).toEqual(before);
    expect(await world.db.prisma.stripeInboxEvent.findUnique({ where: { eventId: event.id } })).toMatchObject({
      status: 'IGNORED',
      ignoredReason: 'FOREIGN_ACCOUNT',
      tries: 1,
    });
  });
});

describe('a Stripe that is not the one it should be', () => {
  it.each(['sk_live_0123456789', 'rk_live_0123456789'])(
    'is refused at the start: %s with an address of ours',
    (key) => {
      const variables = { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: 'http://127.0.0.1:12111' };
      expect(() => loadConfig(variables)).toThrow(/STRIPE_API_BASE/);
    },
  );

  it('is refused as a sandbox in production, and as a sandbox with a live key', async () => {
    await expect(createSandbox({ environment: 'production' })).rejects.toThrow(/production/);
    await expect(createSandbox({ secretKey: 'sk_live_0123456789' })).rejects.toThrow(/live/);
  });
});
