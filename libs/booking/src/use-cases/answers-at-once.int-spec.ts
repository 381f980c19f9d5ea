import { DAY } from '#kernel';
import { bookingActs, listen, type HeardEvent } from '../../../../test/support/booking-acts.js';
import {
  createBookingWorld,
  key,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../../../../test/support/booking-world.js';

let world: BookingWorld;
let camille: Customer;
let paul: BookableProvider;
let heard: HeardEvent[];
beforeAll(async () => {
  world = await createBookingWorld();
  heard = listen(world);
  camille = await world.customer();
});
beforeEach(async () => {
  paul = await world.provider();
});
afterAll(() => world.close());

const acts = bookingActs(() => ({ world, camille, paul }));
const EIGHT_TIMES = Array.from({ length: 8 }, (_, index) => index);
const steps = async ({ id }: Answer, command: string) =>
  world.db.prisma.bookingTransition.count({ where: { bookingId: id, command } });
const told = (type: string, { id }: Answer) =>
  heard.filter((event) => event.type === type && event.data.bookingId === id).length;
const names = (answers: readonly Answer[]) => answers.map(({ __typename: name }) => name).sort();

describe('the same thing asked for many times at the same moment', () => {
  it('is one acceptance: the customer is told once', async () => {
    const booking = await world.paid(camille, paul);
    const answers = await Promise.all(EIGHT_TIMES.map(() => world.act(paul, 'acceptBooking', booking.id)));
    await world.settle();
    expect(names(answers)).toEqual(['Booking', ...Array<string>(7).fill('BookingStateConflict')]);
    expect(await steps(booking, 'ACCEPT')).toBe(1);
    expect(told('BookingConfirmed', booking)).toBe(1);
  });

  it('is one cancellation: the money is given back once', async () => {
    const booking = await acts.confirmed();
    const answers = await Promise.all(EIGHT_TIMES.map(() => acts.cancel(camille, booking)));
    await world.settle();
    expect(names(answers)).toEqual(['Booking', ...Array<string>(7).fill('BookingStateConflict')]);
    expect(await steps(booking, 'CANCEL')).toBe(1);
    expect(told('BookingCancelled', booking)).toBe(1);
  });

  it('is one answer to a repeated request, whoever of them comes first', async () => {
    const booking = await acts.confirmed();
    const once = key();
    const answers = await Promise.all(EIGHT_TIMES.map(() => acts.cancel(camille, booking, 0, once)));
    await world.settle();
    expect(names(answers)).toEqual(Array<string>(8).fill('Booking'));
    expect(await steps(booking, 'CANCEL')).toBe(1);
  });
});

describe('a request that was answered', () => {
  it('is known again for thirty days, and forgotten after that', async () => {
    const idempotencyKey = key();
    await world.quote(camille, paul, { idempotencyKey });
    const isKnown = async () =>
      (await world.db.prisma.bookingIdempotencyKey.count({ where: { key: idempotencyKey } })) > 0;
    world.clock.advance(30 * DAY);
    await world.runJob('booking.forget-requests');
    expect(await isKnown()).toBe(true);
    world.clock.advance(1);
    await world.runJob('booking.forget-requests');
    expect(await isKnown()).toBe(false);
  });
});
