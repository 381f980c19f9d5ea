import { createHmac } from 'node:crypto';
import { systemClock } from '#kernel';
import { createPaymentWorld, type PaymentWorld } from '../../../../test/support/payment-world.js';

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());

const PLATFORM_SECRET = 'whsec_test_platform';
const nowSeconds = (): number => Math.floor(systemClock.now().getTime() / 1000);
const sign = (body: string, secret = PLATFORM_SECRET, seconds = nowSeconds()): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;

const eventBody = (id: string, type = 'plan.created', object: object = { id: `plan_${id}`, object: 'plan' }): string =>
  JSON.stringify({ id, object: 'event', type, data: { object } });

const post = (body: string, signature: string | undefined, path = '/webhooks/stripe') => {
  const request = world.http.post(path).set('content-type', 'application/json');
  if (signature !== undefined) request.set('stripe-signature', signature);
  return request.send(body);
};

const stored = (eventId: string) => world.db.prisma.stripeInboxEvent.findUnique({ where: { eventId } });

describe('a webhook', () => {
  it('is stored once, however often Stripe sends it', async () => {
    const body = eventBody('evt_twice');
    expect((await post(body, sign(body))).status).toBe(200);
    expect((await post(body, sign(body))).status).toBe(200);
    expect(await world.db.prisma.stripeInboxEvent.count({ where: { eventId: 'evt_twice' } })).toBe(1);
  });

  it.each([
    ['no signature', undefined],
    ['a made-up signature', `t=${nowSeconds()},v1=${'0'.repeat(64)}`],
    ['the signature of another body', sign(eventBody('evt_other'))],
    ['the secret of another address', sign(eventBody('evt_forged'), 'whsec_test_connect')],
    ['a signature that is six minutes old', sign(eventBody('evt_forged'), PLATFORM_SECRET, nowSeconds() - 360)],
    ['a signature from six minutes ahead', sign(eventBody('evt_forged'), PLATFORM_SECRET, nowSeconds() + 360)],
    ['a signature that is not hexadecimal', `t=${nowSeconds()},v1=zz`],
    ['a header of eight thousand commas', ','.repeat(8_000)],
  ])('is refused with %s, and leaves no trace', async (_why, signature) => {
    expect((await post(eventBody('evt_forged'), signature)).status).toBe(400);
    expect(await stored('evt_forged')).toBeNull();
  });

  it('is refused when it is signed but no event', async () => {
    for (const body of ['[]', 'null', '{"id":"evt_x"}', 'not json', '{"id":"evt_\\u0000","type":"a"}']) {
      expect((await post(body, sign(body))).status).toBe(400);
    }
  });

  it('of a type that nobody knows is kept and ignored', async () => {
    const body = eventBody('evt_unknown_type', 'something.invented');
    expect((await post(body, sign(body))).status).toBe(200);
    await world.settle();
    expect(await stored('evt_unknown_type')).toMatchObject({ status: 'IGNORED', tries: 1 });
  });

  it('that Stripe gives no answer about is parked, shown to finance staff, and replayed by them', async () => {
    const body = eventBody('evt_unknown_object', 'payment_intent.succeeded', {
      id: 'pi_nobodys',
      object: 'payment_intent',
    });
    const path = '/v1/payment_intents/pi_nobodys';
    world.sandbox.faults.next({ method: 'GET', path, kind: 'server-error', times: 1_000 });
    await post(body, sign(body));
    await world.settle();
    expect(await stored('evt_unknown_object')).toMatchObject({ status: 'RECEIVED', tries: 1 });
    await world.db.pool.query("UPDATE stripe_inbox_event SET tries = 11 WHERE event_id = 'evt_unknown_object'");
    world.advance(11 * 60_000);
    await world.runJob('payment.apply-inbox');
    expect(await stored('evt_unknown_object')).toMatchObject({ status: 'PARKED', tries: 12 });

    const finance = world.actor(['admin'], { permissions: ['finance'] });
    const list = await world.graphql<{ parkedStripeEvents: { eventId: string }[] }>(
      '{ parkedStripeEvents { eventId type tries lastError } }',
      {},
      { as: finance },
    );
    expect(list.data.parkedStripeEvents).toEqual([
      { eventId: 'evt_unknown_object', type: 'payment_intent.succeeded', tries: 12, lastError: 'StripeUnreachable' },
    ]);
    const replay = 'mutation($id: ID!) { replayStripeEvent(eventId: $id) }';
    expect((await world.graphql(replay, { id: 'evt_unknown_object' }, { as: finance })).errors).toBeUndefined();
    expect(await stored('evt_unknown_object')).toMatchObject({ status: 'RECEIVED', tries: 1 });
    expect(
      (await world.graphql(replay, { id: 'evt_unknown_object' }, { as: finance })).errors?.[0]?.extensions.code,
    ).toBe('NOT_FOUND');
    const other = world.actor(['admin'], { permissions: ['support'] });
    expect(
      (await world.graphql(replay, { id: 'evt_unknown_object' }, { as: other })).errors?.[0]?.extensions.code,
    ).toBe('FORBIDDEN');
    world.sandbox.faults.clear();
  });

  it('is applied at once by a worker that PostgreSQL wakes, without any sweep', async () => {
    const { bookingId } = await world.open();
    await world.pay(bookingId);
    await world.sandbox.webhooks.settle();
    const deadline = systemClock.now().getTime() + 20_000;
    while ((await world.summary(bookingId)).state !== 'AUTHORISED') {
      if (systemClock.now().getTime() > deadline) throw new Error('No worker woke up');
    }
  });

  it('moves a payment the same way whatever the order and however often it comes', async () => {
    const { bookingId } = await world.open();
    world.sandbox.webhooks.pause();
    await world.pay(bookingId);
    await world.payments.syncBooking(bookingId);
    await world.transact((tx) => world.payments.capture(tx, bookingId));
    await world.settleJobs();
    world.sandbox.webhooks.duplicateNext(20);
    world.sandbox.webhooks.resume({ order: 'reversed' });
    await world.settle();
    expect(await world.summary(bookingId)).toMatchObject({ state: 'CAPTURED', capturedCents: 10_000, heldCents: 0 });
    expect(world.eventsOf(bookingId)).toEqual(['PaymentCaptured', 'PaymentSecured']);
    const kinds = await world.db.prisma.ledgerTransaction.findMany({
      where: { bookingId },
      select: { kind: true },
      orderBy: { kind: 'asc' },
    });
    expect(kinds.map(({ kind }) => kind)).toEqual(['CAPTURE', 'HOLD', 'HOLD_RELEASED', 'STRIPE_FEE']);
  });
});
