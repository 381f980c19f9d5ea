import { DAY, HOUR, MINUTE, plus } from '#kernel';
import { bookingActs, listen, type HeardEvent } from '../../../../test/support/booking-acts.js';
import {
  createBookingWorld,
  key,
  NOW,
  THURSDAY_10,
  type Answer,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../../../../test/support/booking-world.js';

const START = new Date(THURSDAY_10);

describe('a booking that ends before it is done', () => {
  let world: BookingWorld;
  let camille: Customer;
  let paul: BookableProvider;
  let heard: HeardEvent[];

  beforeAll(async () => {
    world = await createBookingWorld();
    heard = listen(world);
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    world.clock.set(NOW);
    [camille, paul] = [await world.customer(), await world.provider()];
  });

  const told = (booking: Answer) => heard.filter(({ data }) => data.bookingId === booking.id).map(({ type }) => type);
  const { confirmed, cancel, terms, addressFor } = bookingActs(() => ({ world, camille, paul }));

  it.each([
    ['declined', (booking: Answer) => world.act(paul, 'declineBooking', booking.id, ', reason: TOO_FAR')],
    ['cancelled', (booking: Answer) => cancel(camille, booking)],
    [
      'left without an answer',
      async () => {
        world.clock.advance(DAY);
        await world.runJob('booking.expire-requests');
      },
    ],
  ])('closes the address at once and gives the money back when it is %s', async (_, end) => {
    const booking = await world.paid(camille, paul);
    await end(booking);
    await world.settle();
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'CLOSED', street: null });
    const seen = await world.see(camille, booking.id, 'payment { state capturedCents }');
    expect(seen['payment']).toEqual({ state: 'CANCELLED', capturedCents: 0 });
    expect(await world.quote(camille, paul)).toMatchObject({ __typename: 'Quote' });
  });

  it('can be answered until its deadline, not after', async () => {
    const booking = await world.paid(camille, paul);
    world.clock.advance(DAY);
    expect(await world.act(paul, 'acceptBooking', booking.id)).toMatchObject({ __typename: 'TooLate' });
    await world.runJob('booking.expire-requests');
    expect(await world.act(paul, 'acceptBooking', booking.id)).toMatchObject({ __typename: 'BookingStateConflict' });
    await world.settle();
    expect(told(booking)).toContain('BookingExpired');
  });

  it('expires when nobody pays within 15 minutes, and not before', async () => {
    const booking = await world.held(camille, paul);
    world.clock.advance(15 * MINUTE - 1);
    await world.runJob('booking.expire-holds');
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'HELD' });
    world.clock.advance(1);
    await world.runJob('booking.expire-holds');
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'EXPIRED', holdExpiresAt: null });
    expect(await world.checkout(camille, booking.id)).toMatchObject({ __typename: 'HoldExpired' });
    expect(await world.quote(camille, paul)).toMatchObject({ __typename: 'Quote' });
  });

  it('gives back what is paid after it expired, and takes nothing', async () => {
    const booking = await world.held(camille, paul);
    const page = await world.checkout(camille, booking.id);
    world.sandbox.control.webhooks.pause();
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    // Someone else takes the slot while the news of the payment is still on its way.
    world.clock.advance(16 * MINUTE);
    const denis = await world.customer('Denis');
    expect(await world.held(denis, paul)).toMatchObject({ state: 'HELD' });
    world.sandbox.control.webhooks.resume();
    await world.settle();
    const seen = await world.see(camille, booking.id, 'payment { state capturedCents heldCents }');
    expect(seen).toMatchObject({ state: 'EXPIRED', payment: { state: 'CANCELLED', capturedCents: 0, heldCents: 0 } });
  });

  it('is kept for a customer who paid in the last minute, when the news comes late', async () => {
    const booking = await world.held(camille, paul);
    const page = await world.checkout(camille, booking.id);
    world.sandbox.control.webhooks.pause();
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    world.clock.advance(16 * MINUTE);
    await world.runJob('booking.expire-holds');
    world.sandbox.control.webhooks.resume();
    await world.settle();
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'REQUESTED' });
  });

  it('stays a hold after a declined card, which can be tried again', async () => {
    const booking = await world.held(camille, paul);
    const page = await world.checkout(camille, booking.id);
    expect(await world.fillCheckout(String(page['url']), '4000 0000 0000 9995')).toBe(402);
    await world.settle();
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'HELD' });
    expect(await world.fillCheckout(String(page['url']))).toBe(303);
    await world.settle();
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'REQUESTED' });
  });

  it('gives the slot back at once when the payment page was left to run out', async () => {
    const booking = await world.held(camille, paul);
    await world.checkout(camille, booking.id);
    await world.later(HOUR);
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'EXPIRED' });
    expect(told(booking)).toContain('BookingExpired');
  });

  it('saves the card when the visit is far ahead, and is UNPAID when the money can’t be held a day before', async () => {
    const start = plus(START, 14 * DAY).toISOString();
    const booking = await world.held(camille, paul, { start });
    const page = await world.checkout(camille, booking.id);
    // A card that can be saved, and is refused when money is asked of it.
    expect(await world.fillCheckout(String(page['url']), '4000 0000 0000 0341')).toBe(303);
    await world.settle();
    await world.act(paul, 'acceptBooking', booking.id);

    world.clock.set(plus(new Date(start), -48 * HOUR));
    await world.runJob('payment.authorise-due');
    await world.settle();
    [camille, paul] = [await world.signedInAgain(camille), await world.signedInAgain(paul)];
    expect(await world.see(camille, booking.id, 'payment { state }')).toMatchObject({
      state: 'CONFIRMED',
      payment: { state: 'AUTH_FAILED' },
    });
    expect(await world.checkout(camille, booking.id)).toMatchObject({ __typename: 'BookingCheckout' });

    world.clock.set(plus(new Date(start), -24 * HOUR));
    await world.runJob('payment.give-up-unsecured');
    await world.settle();
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'UNPAID' });
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'CLOSED', street: null });
    expect(told(booking)).toContain('BookingUnpaid');
    expect(await world.quote(camille, paul, { start: plus(new Date(start), DAY).toISOString() })).toMatchObject({
      __typename: 'Quote',
    });
  });

  it('shows what cancelling costs before it is done, and never costs more than what was shown', async () => {
    // Booked long ahead: the withdrawal right is over, and the STANDARD policy decides.
    const start = plus(START, 28 * DAY).toISOString();
    const booking = await confirmed({ start });
    world.clock.set(plus(new Date(start), -25 * HOUR));
    [camille, paul] = [await world.signedInAgain(camille), await world.signedInAgain(paul)];
    const shown = await terms(camille, booking);
    expect(shown).toMatchObject({
      feeCents: 0,
      steps: [{ basis: 'POLICY', feeCents: 0 }, { feeCents: 4_410 }, { feeCents: 8_820 }],
    });
    world.clock.advance(HOUR);
    expect(await cancel(camille, booking, shown.feeCents)).toMatchObject({
      __typename: 'CancellationFeeChanged',
      feeCents: 4_410,
    });
    const again = key();
    const cancelled = await cancel(camille, booking, 4_410, again);
    expect(cancelled).toMatchObject({
      state: 'CANCELLED',
      cancellation: { basis: 'POLICY', feeCents: 4_410, refundCents: 4_410 },
    });
    expect(await cancel(camille, booking, 4_410, again)).toEqual(cancelled);
    expect(await cancel(camille, booking, 4_411, again)).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  it('costs nothing to withdraw from within 14 days, nor when the provider cancels', async () => {
    const booking = await confirmed();
    world.clock.set(plus(START, -HOUR));
    expect(await terms(camille, booking)).toMatchObject({ feeCents: 0, steps: [{ basis: 'WITHDRAWAL', from: null }] });
    expect(await cancel(camille, booking)).toMatchObject({ cancellation: { basis: 'WITHDRAWAL', feeCents: 0 } });

    world.clock.set(NOW);
    const second = await confirmed();
    expect(await cancel(paul, second)).toMatchObject({ state: 'CANCELLED', cancellation: null });
    expect(await world.see(camille, second.id)).toMatchObject({
      cancellation: { basis: 'PROVIDER_CANCELS', refundCents: second['totalCents'] },
    });
    await world.settle();
    expect(
      heard.find(({ type, data }) => type === 'BookingCancelled' && data.bookingId === second.id)?.data,
    ).toMatchObject({
      by: 'PROVIDER',
      feeCents: 0,
    });
  });

  it('lets the customer say that nobody came, 45 minutes after the start', async () => {
    const booking = await confirmed();
    const report = () =>
      world.send(camille, 'reportNoShow', 'ReportNoShowInput', {
        bookingId: booking.id,
        who: 'PROVIDER',
        idempotencyKey: key(),
      });
    world.clock.set(plus(START, 5 * MINUTE));
    expect(await world.see(camille, booking.id)).toMatchObject({ lateness: 'LATE' });
    expect(await report()).toMatchObject({ __typename: 'TooEarly' });
    world.clock.set(plus(START, 20 * MINUTE));
    await world.runJob('booking.guard-late');
    expect(await world.see(camille, booking.id)).toMatchObject({ lateness: 'ALERTED' });
    world.clock.set(plus(START, 45 * MINUTE));
    expect(await report()).toMatchObject({
      state: 'NO_SHOW_PROVIDER',
      cancellation: { basis: 'PROVIDER_NO_SHOW', feeCents: 0 },
    });
  });

  it('owes the last step of the policy when the customer was not there', async () => {
    const booking = await confirmed();
    world.clock.set(plus(START, 45 * MINUTE));
    const report = { bookingId: booking.id, who: 'CUSTOMER', idempotencyKey: key() };
    expect(await world.send(camille, 'reportNoShow', 'ReportNoShowInput', report)).toMatchObject({
      __typename: 'BookingStateConflict',
    });
    expect(await world.send(paul, 'reportNoShow', 'ReportNoShowInput', report)).toMatchObject({
      state: 'NO_SHOW_CUSTOMER',
    });
    expect(await world.see(camille, booking.id)).toMatchObject({
      cancellation: { basis: 'CUSTOMER_NO_SHOW', feeCents: booking['totalCents'], refundCents: 0 },
    });
  });
});
