import { DAY, HOUR, MINUTE, plus } from '#kernel';
import {
  NOW,
  THURSDAY_10,
  createBookingWorld,
  key,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../support/booking-world.js';

const START = new Date(THURSDAY_10);
const END = plus(START, 3 * HOUR);
const TOTAL = 8_820;

/** PAY-2: a customer pays for work done: money is held before and captured after. */
describe('PAY-2: a customer pays for work done: money is held before and taken after', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  beforeAll(async () => {
    world = await createBookingWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider({ instantBook: true })];
  });

  const money = async (booking: Answer): Promise<unknown> =>
    (await world.see(camille, booking.id, 'payment { heldCents capturedCents }'))['payment'];
  const HELD = { heldCents: TOTAL, capturedCents: 0 };
  const NOTHING = { heldCents: 0, capturedCents: 0 };
  /** What left cards at Stripe since a moment, in cents. */
  const charged = (): number => world.sandbox.control.ledger().charged;
  const passTo = async (instant: Date): Promise<void> => {
    await world.later(instant.getTime() - world.clock.now().getTime());
    for (const name of world.sweeps) await world.runJob(name);
    await world.settle();
    [camille, paul] = [await world.signedInAgain(camille), await world.signedInAgain(paul)];
  };
  const work = async (booking: Answer): Promise<void> => {
    const { arrivalCode, checklist } = await world.see(camille, booking.id, 'arrivalCode checklist { point }');
    await world.send(paul, 'startVisit', 'StartVisitInput', { bookingId: booking.id, code: arrivalCode });
    await passTo(END);
    const points = (checklist as { point: string }[]).map(({ point }) => ({ point, done: true }));
    await world.send(paul, 'finishVisit', 'FinishVisitInput', { bookingId: booking.id, checklist: points });
    await world.settle();
  };

  it('held at booking, still only held during the visit and after it, taken once the customer confirms', async () => {
    const before = charged();
    const booking = await world.paid(camille, paul);
    expect(await money(booking)).toEqual(HELD);
    await passTo(START);
    await work(booking);
    expect(await money(booking)).toEqual(HELD);
    expect(charged()).toBe(before);
    const confirm = { bookingId: booking.id, idempotencyKey: key() };
    await world.send(camille, 'confirmCompletion', 'BookingActionInput', confirm);
    await world.settle();
    expect(await money(booking)).toEqual({ heldCents: 0, capturedCents: TOTAL });
    expect(charged()).toBe(before + TOTAL);
  });

  it('without a word from the customer it is taken 24 hours after check-out, not before', async () => {
    const before = charged();
    const booking = await world.paid(camille, paul);
    await passTo(START);
    await work(booking);
    await passTo(plus(END, DAY - MINUTE));
    expect(await money(booking)).toEqual(HELD);
    await passTo(plus(END, DAY));
    expect(await money(booking)).toEqual({ heldCents: 0, capturedCents: TOTAL });
    expect(charged()).toBe(before + TOTAL);
  });

  it.each([
    [
      'the provider cancels',
      (booking: Answer) =>
        world.send(paul, 'cancelBooking', 'CancelBookingInput', {
          ...{ bookingId: booking.id, shownFeeCents: 0, idempotencyKey: key() },
        }),
    ],
    [
      'the provider does not come',
      async (booking: Answer) => {
        await passTo(plus(START, 45 * MINUTE));
        return world.send(camille, 'reportNoShow', 'ReportNoShowInput', {
          ...{ bookingId: booking.id, who: 'PROVIDER', idempotencyKey: key() },
        });
      },
    ],
  ])('no work, no money: %s, and the hold is let go', async (_, end) => {
    const before = charged();
    const booking = await world.paid(camille, paul);
    expect(await end(booking)).toMatchObject({ __typename: 'Booking' });
    await world.settle();
    expect(await money(booking)).toEqual(NOTHING);
    expect(charged()).toBe(before);
  });

  it('our books agree with Stripe’s balance to the cent, and every entry balances', async () => {
    const { platform, fees, difference } = world.sandbox.control.ledger();
    expect(difference).toBe(0);
    const of = async (account: string): Promise<number> =>
      (
        await world.db.query<{ cents: number }>(
          `pay-2-${account}`,
          `SELECT coalesce(sum(amount_cents), 0)::int AS cents FROM ledger_entry WHERE account = '${account}'`,
          [],
        )
      )[0]?.cents ?? 0;
    expect([await of('STRIPE_CLEARING'), await of('STRIPE_FEES')]).toEqual([platform.total, fees]);
    const unbalanced = await world.db.query(
      'pay-2-unbalanced',
      'SELECT transaction_id FROM ledger_entry GROUP BY 1 HAVING sum(amount_cents) <> 0',
      [],
    );
    expect(unbalanced).toEqual([]);
  });
});
