import { createHmac } from 'node:crypto';
import { MINUTE, plus, systemClock } from '#kernel';
import type { Answer, BookableProvider, Customer } from '../support/booking-world.js';
import { createTestDatabase } from '../support/database.js';
import { freePort } from '../support/journey/free-port.js';
import { createJourney, type Journey } from '../support/journey/journey.js';

const MONEY = 'payment { state heldCents capturedCents } history { to }';
const ONCE = { state: 'CONFIRMED', payment: { state: 'AUTHORISED', heldCents: 8_820, capturedCents: 0 } };

describe('what Stripe tells us may come late, twice, in any order or never', () => {
  let journey: Journey;
  let paul: BookableProvider;
  let camille: Customer;
  beforeAll(async () => {
    journey = await createJourney();
  });
  afterAll(() => journey?.close());
  beforeEach(async () => {
    [camille, paul] = [await journey.customer(), await journey.provider({ instantBook: true })];
  });

  const webhooks = () => journey.sandbox.control.webhooks;
  const stored = (): Promise<number> => journey.db.prisma.stripeInboxEvent.count();
  /** Paid on the hosted page; what follows is up to the test. */
  async function paidOnPage(): Promise<Answer> {
    const booking = await journey.held(camille, paul);
    const page = await journey.checkout(camille, booking.id);
    expect(await journey.payOn(String(page['url']))).toMatchObject({ status: 303 });
    return booking;
  }
  const see = (booking: Answer): Promise<Answer> => journey.see(camille, booking.id, MONEY);
  /** Intents at Stripe that hold or have taken money. */
  const charges = async (booking: Answer): Promise<number> =>
    (await journey.intentsAtStripe(booking.id)).filter((status) => status !== 'canceled').length;
  const confirmations = async (): Promise<number> =>
    (await journey.mailsTo(camille)).filter(({ subject }) => subject.startsWith('Réservation confirmée')).length;

  it('an event that Stripe did not sign is refused, and nothing is stored', async () => {
    const body = JSON.stringify({ id: 'evt_forged', object: 'event', type: 'checkout.session.completed' });
    const seconds = Math.floor(systemClock.now().getTime() / 1000);
    const signed = (secret: string, at: number): string =>
      `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
    const forgeries = [
      ...['', 'nonsense', signed('whsec_of_someone_else', seconds)],
      ...[signed('whsec_test_platform', seconds - 400), signed('whsec_test_platform', seconds + 400)],
    ];
    const before = await stored();
    for (const path of ['/webhooks/stripe', '/webhooks/stripe/connect', '/webhooks/stripe/thin']) {
      for (const signature of forgeries) {
        const answer = await journey.http
          .post(path)
          .set({ 'content-type': 'application/json', 'stripe-signature': signature })
          .send(body);
        expect(answer.status).toBe(400);
      }
    }
    expect(await stored()).toBe(before);
  });

  it('an event that comes twice counts once', async () => {
    webhooks().duplicateNext(1, 'checkout.session.completed');
    webhooks().duplicateNext(1, 'payment_intent.amount_capturable_updated');
    const booking = await paidOnPage();
    await journey.settle();
    for (const { eventId } of webhooks().deliveries()) webhooks().redeliver(eventId);
    await journey.settle();
    expect(await see(booking)).toMatchObject(ONCE);
    expect(await charges(booking)).toBe(1);
    expect(await confirmations()).toBe(1);
  });

  it('all events of a booking in reversed order lead to the same state', async () => {
    webhooks().pause();
    const booking = await paidOnPage();
    webhooks().resume({ order: 'reversed' });
    await journey.settle();
    expect(await see(booking)).toMatchObject({
      ...ONCE,
      history: [{ to: 'HELD' }, { to: 'CONFIRMED' }],
    });
    expect(await confirmations()).toBe(1);
  });

  it('a process that is killed between payment and webhook: the next one confirms once and charges once', async () => {
    const { mailbox, sandbox } = journey;
    const options = { database: await createTestDatabase(), outside: { mailbox, sandbox }, port: await freePort() };
    const started: Journey[] = [];
    const start = async (): Promise<Journey> => {
      const instance = await createJourney({ ...options, now: journey.clock.now().toISOString() });
      started.push(instance);
      return instance;
    };
    try {
      const first = await start();
      [camille, paul] = [await first.customer(), await first.provider({ instantBook: true })];
      const held = await first.held(camille, paul);
      const page = await first.checkout(camille, held.id);
      webhooks().pause();
      expect(await first.payOn(String(page['url']))).toMatchObject({ status: 303 });
      await started.pop()?.close();

      const second = await start();
      webhooks().resume();
      await second.settle();
      expect(await second.see(camille, held.id, MONEY)).toMatchObject(ONCE);
      expect(await charges(held)).toBe(1);
      const subjects = (await second.mailsTo(camille)).map(({ subject }) => subject);
      expect(subjects.filter((subject) => subject.startsWith('Réservation confirmée'))).toHaveLength(1);
    } finally {
      for (const instance of started) await instance.close();
      await options.database.drop();
    }
  });

  it('events that never come are made up for by looking again, before the slot is given away', async () => {
    webhooks().setEndpoints([]);
    const booking = await paidOnPage();
    await journey.settle();
    expect(await see(booking)).toMatchObject({ state: 'HELD' });
    await journey.travel(plus(journey.clock.now(), 16 * MINUTE));
    expect(await see(booking)).toMatchObject(ONCE);
  });
});
