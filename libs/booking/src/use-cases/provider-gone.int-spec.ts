import { bookingActs, listen, type HeardEvent } from '../../../../test/support/booking-acts.js';
import {
  createBookingWorld,
  NOW,
  type BookableProvider,
  type BookingWorld,
  type Customer,
} from '../../../../test/support/booking-world.js';
import { SecureBooking } from './secure-booking.js';

describe('a provider who can no longer be booked when the booking would be made', () => {
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
  const { addressFor } = bookingActs(() => ({ world, camille, paul }));

  const pause = () =>
    world.db.query('test-pause', `UPDATE provider SET listing_state = 'PAUSED', paused_by = 'RULE' WHERE id = $1`, [
      paul.providerId,
    ]);
  /** The insurance ends an hour into the visit. */
  const shortenInsurance = () =>
    world.db.query(
      'test-shorten',
      `UPDATE provider_credential SET valid_until = '2026-11-26T10:00:00Z' WHERE provider_id = $1 AND type = 'INSURANCE'`,
      [paul.providerId],
    );

  it.each([
    ['were paused since', pause],
    ['are insured until an hour into the visit only', shortenInsurance],
  ])('cannot accept a request when they %s, sees no address, and can still decline', async (_, happens) => {
    const booking = await world.paid(camille, paul);
    await happens();
    const refused = await world.act(paul, 'acceptBooking', booking.id);
    expect(refused).toMatchObject({ __typename: 'ProviderNotBookable', code: 'PROVIDER_NOT_BOOKABLE' });
    expect(refused.message).toContain('Your listing');
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'REQUESTED' });
    expect(await addressFor(paul, booking)).toMatchObject({ stage: 'APPROXIMATE', street: null });
    expect(await world.act(paul, 'declineBooking', booking.id, ', reason: OTHER')).toMatchObject({ state: 'DECLINED' });
  });

  it.each([
    ['were paused', pause],
    ['lost the insurance for it', shortenInsurance],
  ])(
    'is not booked instantly when they %s while the customer paid: the platform gives everything back',
    async (_, happens) => {
      paul = await world.provider({ instantBook: true });
      const booking = await world.held(camille, paul);
      const page = await world.checkout(camille, booking.id);
      await happens();
      expect(await world.fillCheckout(String(page['url']))).toBe(303);
      await world.settle();
      expect(await world.see(camille, booking.id, 'payment { state heldCents capturedCents }')).toMatchObject({
        state: 'CANCELLED',
        confirmedAt: null,
        cancellation: { basis: 'PLATFORM_CANCELS', feeCents: 0, refundCents: booking['totalCents'] },
        payment: { state: 'CANCELLED', heldCents: 0, capturedCents: 0 },
      });
      const told = heard.filter(({ data }) => data.bookingId === booking.id);
      expect(told.map(({ type }) => type).toSorted()).toEqual(['BookingCancelled', 'BookingHeld']);
      expect(told.find(({ type }) => type === 'BookingCancelled')?.data).toMatchObject({ by: 'PLATFORM', feeCents: 0 });
    },
  );

  it('changes nothing about a booking that was confirmed before, however often the payment is told', async () => {
    paul = await world.provider({ instantBook: true });
    const booking = await world.paid(camille, paul);
    await pause();
    await world.get(SecureBooking).execute(booking.id);
    expect(await world.see(camille, booking.id)).toMatchObject({ state: 'CONFIRMED' });
  });
});
