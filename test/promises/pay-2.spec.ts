import { DAY, HOUR, plus } from '#kernel';
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
const END = plus(START, 3 * HOUR);

/** PAY-2: a customer pays for work done: money is held before and captured after. */
describe('PAY-2: a customer pays for work done', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;

  beforeAll(async () => {
    world = await createBookingWorld();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider()];
  });

  const money = async (booking: Answer) => {
    await world.settle();
    const { payment } = await world.see(camille, booking.id, 'payment { heldCents capturedCents }');
    return payment as { heldCents: number; capturedCents: number };
  };
  const action = (booking: Answer) => ({ bookingId: booking.id, idempotencyKey: key() });

  it('holds the money from the request to the check-out, and takes it when the customer says it was done', async () => {
    const booking = await world.paid(camille, paul);
    const held = { heldCents: Number(booking['totalCents']), capturedCents: 0 };
    expect(await money(booking)).toEqual(held);
    await world.act(paul, 'acceptBooking', booking.id);
    expect(await money(booking)).toEqual(held);
    world.clock.set(START);
    const { arrivalCode: code } = await world.see(camille, booking.id, 'arrivalCode');
    await world.send(paul, 'startVisit', 'StartVisitInput', { bookingId: booking.id, code });
    expect(await money(booking)).toEqual(held);
    world.clock.set(END);
    const { checklist } = await world.see(paul, booking.id, 'checklist { point }');
    const answers = (checklist as { point: string }[]).map(({ point }) => ({ point, done: true }));
    await world.send(paul, 'finishVisit', 'FinishVisitInput', { bookingId: booking.id, checklist: answers });
    expect(await money(booking)).toEqual(held);
    await world.send(camille, 'confirmCompletion', 'BookingActionInput', action(booking));
    expect(await money(booking)).toEqual({ heldCents: 0, capturedCents: held.heldCents });
  });

  it('takes the money a day after check-out when the customer says nothing', async () => {
    const booking = await world.paid(camille, paul);
    await world.act(paul, 'acceptBooking', booking.id);
    world.clock.set(START);
    await world.act(paul, 'declareArrival', booking.id);
    world.clock.set(plus(END, 12 * HOUR));
    await world.runJob('booking.finish-forgotten');
    world.clock.advance(DAY - 1);
    await world.runJob('booking.auto-complete');
    expect(await money(booking)).toMatchObject({ capturedCents: 0 });
    world.clock.advance(1);
    await world.runJob('booking.auto-complete');
    expect(await money(booking)).toMatchObject({ capturedCents: booking['totalCents'] });
  });

  it.each<[string, (booking: Answer) => Promise<unknown>]>([
    ['declines', (booking) => world.act(paul, 'declineBooking', booking.id, ', reason: NOT_AVAILABLE')],
    [
      'never answers',
      async () => {
        world.clock.advance(DAY);
        await world.runJob('booking.expire-requests');
      },
    ],
    [
      'cancels',
      async (booking) => {
        await world.act(paul, 'acceptBooking', booking.id);
        await world.send(paul, 'cancelBooking', 'CancelBookingInput', { ...action(booking), shownFeeCents: 0 });
      },
    ],
    [
      'does not come',
      async (booking) => {
        await world.act(paul, 'acceptBooking', booking.id);
        world.clock.set(plus(START, HOUR));
        await world.send(camille, 'reportNoShow', 'ReportNoShowInput', { ...action(booking), who: 'PROVIDER' });
      },
    ],
  ])('takes nothing when the provider %s', async (_, end) => {
    const booking = await world.paid(camille, paul);
    await end(booking);
    expect(await money(booking)).toEqual({ heldCents: 0, capturedCents: 0 });
  });
});
