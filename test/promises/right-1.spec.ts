import { HOUR, MINUTE, plus } from '#kernel';
import {
  createBookingWorld,
  key,
  NOW,
  THURSDAY_10,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../support/booking-world.js';

const START = new Date(THURSDAY_10);

/** RIGHT-1: 14-day withdrawal; early start only on express request. */
describe('RIGHT-1: fourteen days to withdraw, and an early start only on express request', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;

  beforeAll(async () => {
    world = await createBookingWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider({ policy: 'STRICT' })];
  });

  const confirmed = async (): Promise<Answer> => {
    const booking = await world.paid(camille, paul);
    return world.act(paul, 'acceptBooking', booking.id);
  };
  const terms = (booking: Answer) =>
    world.ask<{ feeCents: number; steps: { basis: string; explanation: string }[] }>(
      `query ($id: ID!) { answer: cancellationTerms(bookingId: $id) { ... on CancellationTerms { feeCents steps { basis explanation } } } }`,
      { id: booking.id },
      camille,
    );
  const cancel = (booking: Answer, shownFeeCents: number) =>
    world.send(camille, 'cancelBooking', 'CancelBookingInput', {
      bookingId: booking.id,
      shownFeeCents,
      idempotencyKey: key(),
    });

  it('a visit within the period takes two consents, each with its instant', async () => {
    const quote = await world.quote(camille, paul);
    expect(quote).toMatchObject({ needsEarlyStartRequest: true });
    for (const missing of [{ earlyStartRequested: false }, { lossAcknowledged: false }]) {
      expect(await world.hold(camille, quote.id, missing)).toMatchObject({ __typename: 'EarlyStartRequestMissing' });
    }
    const { id } = await world.hold(camille, quote.id);
    const [row] = await world.db.query<{ asked: Date; acknowledged: Date }>(
      'promise-consents',
      'SELECT early_start_requested_at AS asked, loss_acknowledged_at AS acknowledged FROM booking WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ asked: new Date(NOW), acknowledged: new Date(NOW) });
  });

  it('withdrawing before the visit costs nothing, whatever the policy, and gives everything back', async () => {
    const booking = await confirmed();
    world.clock.set(plus(START, -HOUR));
    const shown = await terms(booking);
    expect(shown).toMatchObject({ feeCents: 0, steps: [{ basis: 'WITHDRAWAL' }] });
    expect(shown.steps[0]?.explanation).toContain('14-day right of withdrawal');
    expect(await cancel(booking, 0)).toMatchObject({
      state: 'CANCELLED',
      cancellation: { basis: 'WITHDRAWAL', feeCents: 0 },
    });
    await world.settle();
    const { payment } = await world.see(camille, booking.id, 'payment { state capturedCents heldCents }');
    expect(payment).toEqual({ state: 'CANCELLED', capturedCents: 0, heldCents: 0 });
  });

  it('withdrawing during the visit costs the time worked, to the minute', async () => {
    const booking = await confirmed();
    world.clock.set(START);
    await world.act(paul, 'declareArrival', booking.id);
    world.clock.set(plus(START, 60 * MINUTE));
    const { feeCents } = await terms(booking);
    const { totalCents } = await world.see(camille, booking.id);
    expect(feeCents).toBe(Number(totalCents) / 3);
    expect(await cancel(booking, feeCents)).toMatchObject({
      cancellation: { basis: 'WITHDRAWAL_FOR_WORK_DONE', feeCents },
    });
  });

  it('the right ends at midnight after the fourteenth day that is a working day', async () => {
    const booking = await confirmed();
    // Monday 23 November + 14 days is Monday 7 December; in Paris the 8th begins at 23:00 UTC.
    expect(await world.see(camille, booking.id)).toMatchObject({ withdrawalEndsAt: '2026-12-07T23:00:00.000Z' });
  });
});
