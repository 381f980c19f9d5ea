import { HOUR, plus } from '#kernel';
import { bookingActs } from '../../../../test/support/booking-acts.js';
import {
  createBookingWorld,
  NOW,
  THURSDAY_10,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
  type Person,
} from '../../../../test/support/booking-world.js';
import { ReconsiderProvider } from './reconsider-provider.js';
import { SettleRescue } from './settle-rescue.js';

const RESCUE = 'rescue { openedAt decideBy outcome closedAt replacementId } payment { state heldCents capturedCents }';
const STATEMENT = 'Several customers have told us of damage that was neither reported nor made good.';

describe('a confirmed visit whose provider may no longer come', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  let awa: BookableProvider;
  let vera: Person;
  let sam: Person;
  beforeAll(async () => {
    world = await createBookingWorld();
    vera = await world.person('Vera', ['admin'], ['vetting']);
    sam = await world.person('Sam', ['admin'], ['support']);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    camille = await world.customer();
    [paul, awa] = [await world.provider(), await world.provider({ instantBook: true })];
  });
  const { confirmed, addressFor, cancel, terms } = bookingActs(() => ({ world, camille, paul }));

  const decide = async (mutation: 'suspendProvider' | 'reinstateProvider', more = ''): Promise<void> => {
    const query = `mutation ($id: ID!, $statement: String!) { answer: ${mutation}(providerId: $id, statement: $statement ${more}) { __typename } }`;
    const answer = await world.ask(query, { id: paul.providerId, statement: STATEMENT }, vera);
    expect(answer.__typename).toBe('ProviderFile');
    await world.settle();
  };
  const suspend = () => decide('suspendProvider', ', reason: SAFETY');
  const reinstate = () => decide('reinstateProvider');
  const seen = (booking: { id: string }): Promise<Answer> => world.see(camille, booking.id, RESCUE);
  const sweep = async (): Promise<void> => {
    await world.runJob('booking.settle-rescues');
    await world.settle();
  };
  const instead = async (of: Answer, changes: object = {}): Promise<Answer> => {
    const quote = await world.quote(camille, awa, changes);
    return world.hold(camille, quote.id, { replacesBookingId: of.id });
  };
  const pay = async (booking: Answer): Promise<void> => {
    const page = await world.checkout(camille, booking.id);
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    await world.settle();
  };
  const trail = async (booking: Answer): Promise<string[]> => {
    const rows = await world.db.query<{ action: string }>(
      'test-rescue-trail',
      `SELECT action FROM audit_entry WHERE subject_id = $1 AND action LIKE 'rescue.%' ORDER BY sequence`,
      [booking.id],
    );
    return rows.map(({ action }) => action);
  };

  it('goes to the queue: the customer has 36 hours, and the address is closed at once', async () => {
    const booking = await confirmed();
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'STREET' });
    await suspend();
    // 73 hours to the visit: half of it is less than two days.
    const decideBy = plus(new Date(NOW), 36.5 * HOUR).toISOString();
    const open = { openedAt: NOW.replace('Z', '.000Z'), decideBy, outcome: null, replacementId: null };
    expect(await seen(booking)).toMatchObject({ state: 'CONFIRMED', rescue: open });
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'CLOSED', street: null, doorCode: null });
    expect(await world.see(paul, booking.id)).toMatchObject({ availableCommands: ['CANCEL'] });
    expect(await trail(booking)).toEqual(['rescue.opened']);
  });

  it('is kept when the provider may come again: the address opens as before', async () => {
    const booking = await confirmed();
    await suspend();
    await reinstate();
    expect(await seen(booking)).toMatchObject({ state: 'CONFIRMED', rescue: { outcome: 'KEPT' } });
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'STREET' });
    await suspend();
    expect(await seen(booking)).toMatchObject({ rescue: { outcome: null } });
    expect(await trail(booking)).toEqual(['rescue.opened', 'rescue.closed', 'rescue.opened']);
    await cancel(camille, booking);
    const ends = { where: { bookingId: booking.id }, orderBy: { id: 'asc' }, select: { outcome: true } } as const;
    expect(await world.db.prisma.bookingRescue.findMany(ends)).toEqual([{ outcome: 'KEPT' }, { outcome: 'REFUNDED' }]);
  });

  it('is cancelled by the platform when nobody chose in time: everything back, and a credit', async () => {
    const booking = await confirmed();
    await suspend();
    world.clock.set(plus(new Date(NOW), 36.5 * HOUR - 1));
    await sweep();
    camille = await world.signedInAgain(camille);
    expect(await seen(booking)).toMatchObject({ state: 'CONFIRMED' });
    world.clock.set(plus(new Date(NOW), 36.5 * HOUR));
    await sweep();
    expect(await seen(booking)).toMatchObject({
      state: 'CANCELLED',
      cancellation: { basis: 'PLATFORM_CANCELS', feeCents: 0, refundCents: booking['totalCents'] },
      rescue: { outcome: 'REFUNDED' },
      payment: { state: 'CANCELLED', heldCents: 0, capturedCents: 0 },
    });
    const credits = await world.db.query<{ reason: string }>(
      'test-rescue-credit',
      'SELECT reason::text AS reason FROM customer_credit WHERE customer_id = $1',
      [camille.userId],
    );
    expect(credits).toEqual([{ reason: 'PLATFORM_CANCELLED' }]);
  });

  it('costs its customer nothing to cancel: it is the platform that does', async () => {
    const booking = await confirmed();
    await suspend();
    expect(await terms(camille, booking)).toMatchObject({ feeCents: 0, steps: [{ basis: 'PLATFORM_CANCELS' }] });
    expect(await cancel(camille, booking)).toMatchObject({ state: 'CANCELLED', viewer: 'CUSTOMER' });
    expect(await seen(booking)).toMatchObject({ rescue: { outcome: 'REFUNDED' } });
  });

  it('is replaced: until the other is paid and confirmed it stays, then its money goes back', async () => {
    const booking = await confirmed();
    await suspend();
    const other = await instead(booking);
    expect(other).toMatchObject({ __typename: 'Booking', state: 'HELD' });
    expect(await seen(booking)).toMatchObject({ state: 'CONFIRMED', rescue: { replacementId: other.id } });
    const third = await world.quote(camille, await world.provider());
    expect(await world.hold(camille, third.id, { replacesBookingId: booking.id })).toMatchObject({
      __typename: 'ReplacementNotPossible',
    });
    await pay(other);
    expect(await seen(other)).toMatchObject({ state: 'CONFIRMED', payment: { state: 'AUTHORISED' } });
    expect(await seen(booking)).toMatchObject({
      state: 'CANCELLED',
      cancellation: { basis: 'PLATFORM_CANCELS', feeCents: 0 },
      rescue: { outcome: 'REPLACED', replacementId: other.id },
      payment: { state: 'CANCELLED', heldCents: 0, capturedCents: 0 },
    });
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'CLOSED' });
    expect(await trail(booking)).toEqual(['rescue.opened', 'rescue.replacement-chosen', 'rescue.closed']);
  });

  it('waits for the answer to a replacement, even past its deadline, and is given back when that is no', async () => {
    awa = await world.provider();
    const booking = await confirmed();
    await suspend();
    const other = await instead(booking);
    await pay(other);
    expect(await seen(other)).toMatchObject({ state: 'REQUESTED' });
    expect(await seen(booking)).toMatchObject({ state: 'CONFIRMED' });
    expect(await world.act(awa, 'declineBooking', other.id, ', reason: OTHER')).toMatchObject({ state: 'DECLINED' });
    await world.settle();
    expect(await seen(booking)).toMatchObject({ state: 'CONFIRMED', rescue: { outcome: null, replacementId: null } });
    expect(await instead(booking, { start: '2026-11-26T13:00:00Z' })).toMatchObject({
      __typename: 'ReplacementNotPossible',
    });
    const again = await instead(booking);
    expect(again).toMatchObject({ state: 'HELD' });
    world.clock.set(plus(new Date(NOW), 40 * HOUR));
    await world.runJob('booking.expire-holds');
    await sweep();
    camille = await world.signedInAgain(camille);
    expect(await seen(again)).toMatchObject({ state: 'EXPIRED' });
    expect(await seen(booking)).toMatchObject({ state: 'CANCELLED', rescue: { outcome: 'REFUNDED' } });
  });

  it('is released by the sweep when the process died after the other was confirmed', async () => {
    const booking = await confirmed();
    await suspend();
    const other = await world.paid(camille, awa);
    expect(await seen(other)).toMatchObject({ state: 'CONFIRMED' });
    await world.db.query('test-died', 'UPDATE booking_rescue SET replacement_id = $2 WHERE booking_id = $1', [
      booking.id,
      other.id,
    ]);
    await sweep();
    expect(await seen(booking)).toMatchObject({
      state: 'CANCELLED',
      rescue: { outcome: 'REPLACED' },
      payment: { state: 'CANCELLED', heldCents: 0, capturedCents: 0 },
    });
    expect(await seen(other)).toMatchObject({ state: 'CONFIRMED', payment: { state: 'AUTHORISED' } });
  });

  it('cannot be replaced by a stranger, nor when all is well', async () => {
    const booking = await confirmed();
    expect(await instead(booking)).toMatchObject({
      __typename: 'ReplacementNotPossible',
      code: 'REPLACEMENT_NOT_POSSIBLE',
    });
    await suspend();
    camille = await world.customer('Léa');
    expect(await instead(booking)).toMatchObject({ __typename: 'ReplacementNotPossible' });
  });

  it('is given back at once when there is no time left to choose', async () => {
    const booking = await confirmed();
    world.clock.set(plus(new Date(THURSDAY_10), -4 * HOUR));
    [camille, vera] = [await world.signedInAgain(camille), await world.signedInAgain(vera, true)];
    await suspend();
    expect(await seen(booking)).toMatchObject({ state: 'CANCELLED', rescue: { outcome: 'REFUNDED' } });
    vera = await world.signedInAgain(vera, true);
  });

  it('is in the queue once, however often and in whatever order it is told', async () => {
    const booking = await confirmed();
    await suspend();
    const reconsider = world.get(ReconsiderProvider);
    await Promise.all([1, 2, 3].map(() => reconsider.execute(paul.providerId)));
    await world.get(SettleRescue).execute(booking.id);
    expect(await trail(booking)).toEqual(['rescue.opened']);
  });

  it('is not there for a pause of the provider’s own: they come', async () => {
    const booking = await confirmed();
    await world.ask('mutation { answer: pauseListing { __typename } }', {}, paul);
    await world.settle();
    expect(await seen(booking)).toMatchObject({ state: 'CONFIRMED', rescue: null });
  });

  it('is found the day before at the latest, and nobody starts it: nothing happens in silence', async () => {
    const booking = await confirmed();
    // As if what was told of it had been lost.
    await world.db.query(
      'test-revoke',
      `UPDATE provider_credential SET state = 'REVOKED' WHERE provider_id = $1 AND type = 'INSURANCE'`,
      [paul.providerId],
    );
    world.clock.set(plus(new Date(THURSDAY_10), -HOUR));
    paul = await world.signedInAgain(paul);
    expect(await world.act(paul, 'declareArrival', booking.id)).toMatchObject({ __typename: 'ProviderNotBookable' });
    world.clock.set(plus(new Date(THURSDAY_10), -24 * HOUR));
    await world.runJob('booking.remind');
    await world.settle();
    camille = await world.signedInAgain(camille);
    expect(await seen(booking)).toMatchObject({ rescue: { outcome: null } });
  });

  it('takes what was never confirmed with it: a hold and a request are released', async () => {
    const request = await world.paid(camille, paul);
    const held = await world.held(camille, paul, { start: '2026-11-27T09:00:00Z' });
    await suspend();
    for (const booking of [request, held]) {
      expect(await seen(booking)).toMatchObject({
        state: 'CANCELLED',
        rescue: null,
        cancellation: { basis: 'PLATFORM_CANCELS', feeCents: 0 },
        payment: { state: 'CANCELLED', heldCents: 0 },
      });
    }
  });

  describe('for staff', () => {
    const QUEUE = `query { answer: rescueQueue(first: 50) { nodes { bookingId reference reason decideBy customerPublicName providerPublicName } } }`;
    const queue = (who: Person) => world.ask<{ nodes: Record<string, string>[] }>(QUEUE, {}, who);

    it('is in a list with its reason and deadline until it is decided, and each look is recorded', async () => {
      const booking = await confirmed();
      await suspend();
      const listed = async () => (await queue(sam)).nodes.filter(({ bookingId }) => bookingId === booking.id);
      expect(await listed()).toMatchObject([{ reason: 'SUSPENDED', providerPublicName: 'Paul' }]);
      expect(await cancel(sam, booking)).toMatchObject({ state: 'CANCELLED' });
      expect(await listed()).toEqual([]);
      const looks = await world.db.query('test-looks', `SELECT 1 FROM audit_entry WHERE action = 'rescues.listed'`, []);
      expect(looks.length).toBeGreaterThanOrEqual(2);
    });

    it('can be looked at again, and is closed to everybody else', async () => {
      const booking = await confirmed();
      const again = `mutation ($id: ID!) { answer: lookAgainAtRescue(bookingId: $id) }`;
      expect(await world.ask(again, { id: booking.id }, sam)).toBe(true);
      for (const who of [camille, paul, vera]) {
        await expect(queue(who)).rejects.toThrow();
        await expect(world.ask(again, { id: booking.id }, who)).rejects.toThrow();
      }
    });
  });
});
