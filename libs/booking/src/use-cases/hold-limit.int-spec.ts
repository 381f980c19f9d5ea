import { DAY, MINUTE, plus } from '#kernel';
import {
  createBookingWorld,
  key,
  NOW,
  THURSDAY_10,
  type Answer,
  type BookingWorld,
} from '../../../../test/support/booking-world.js';

describe('a customer who keeps slots without paying', () => {
  let world: BookingWorld;
  beforeAll(async () => {
    world = await createBookingWorld();
  });
  afterAll(() => world?.close());
  beforeEach(() => world.clock.set(NOW));

  const day = (days: number) => plus(new Date(THURSDAY_10), days * DAY).toISOString();

  it('keeps at most three slots without paying: of ten requests at once three win, the others are told the limit', async () => {
    const camille = await world.customer();
    const providers = await Promise.all(Array.from({ length: 10 }, () => world.provider()));
    const quotes = await Promise.all(providers.map((paul, i) => world.quote(camille, paul, { start: day(i) })));
    const answers = await Promise.all(quotes.map((quote) => world.hold(camille, quote.id)));
    expect(answers.filter((answer) => answer.__typename === 'Booking')).toHaveLength(3);
    const refused = answers.filter((answer) => answer.__typename !== 'Booking');
    expect(refused).toHaveLength(7);
    for (const answer of refused) {
      expect(answer).toMatchObject({ __typename: 'TooManyHolds', code: 'TOO_MANY_HOLDS', limit: 3 });
      expect(answer.message).toContain('3 unpaid slots');
    }
    const rows = await world.db.query('test-holds', `SELECT 1 FROM booking WHERE customer_id = $1`, [camille.userId]);
    expect(rows).toHaveLength(3);
  });

  it('may take another slot after paying for one, giving one back or letting one lapse, and no other before', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const keep = async (days: number) =>
      world.hold(camille, (await world.quote(camille, paul, { start: day(days) })).id);
    const [first, second] = [await keep(0), await keep(1)];
    await keep(2);
    expect(await keep(3)).toMatchObject({ __typename: 'TooManyHolds' });
    const page = await world.checkout(camille, first.id);
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    await world.settle();
    expect(await keep(3)).toMatchObject({ state: 'HELD' });
    expect(await keep(4)).toMatchObject({ __typename: 'TooManyHolds' });
    const giveUp = { bookingId: second.id, shownFeeCents: 0, idempotencyKey: key() };
    await world.send(camille, 'cancelBooking', 'CancelBookingInput', giveUp);
    expect(await keep(4)).toMatchObject({ state: 'HELD' });
    expect(await keep(5)).toMatchObject({ __typename: 'TooManyHolds' });
    world.clock.advance(15 * MINUTE);
    expect(await keep(5)).toMatchObject({ state: 'HELD' });
  });

  it('is answered the same for a hold that was made, also when no other may be made', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const quotes: Answer[] = [];
    for (const days of [0, 1, 2]) quotes.push(await world.quote(camille, paul, { start: day(days) }));
    const keys = quotes.map(() => key());
    const hold = (i: number) => world.hold(camille, quotes[i]?.id ?? '', { idempotencyKey: keys[i] });
    const made = [await hold(0), await hold(1), await hold(2)];
    expect(await hold(0)).toMatchObject({ id: made[0]?.id });
  });
});
