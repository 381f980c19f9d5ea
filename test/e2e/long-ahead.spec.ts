import { DAY, HOUR, MINUTE, plus } from '#kernel';
import { THURSDAY_10, type Answer, type BookableProvider, type Customer } from '../support/booking-world.js';
import { CARDS, createJourney, type Journey } from '../support/journey/journey.js';

/** Thursday 10 December, 10:00 in Paris: 17 days ahead. */
const START = plus(new Date(THURSDAY_10), 14 * DAY);
const MONEY = 'payment { state heldCents capturedCents actionRequiredBy }';

describe('a visit far ahead: the card is saved now and asked two days before', () => {
  let journey: Journey;
  let paul: BookableProvider;
  let camille: Customer;
  beforeAll(async () => {
    journey = await createJourney();
  });
  afterAll(() => journey?.close());

  /** Booked and accepted with this card; Stripe has saved it, and holds nothing. */
  async function bookedWith(card: string, start: Date): Promise<Answer> {
    [camille, paul] = [await journey.customer(), await journey.provider({ instantBook: true })];
    const booking = await journey.held(camille, paul, { start: start.toISOString() });
    const page = await journey.checkout(camille, booking.id);
    expect(await journey.payOn(String(page['url']), card)).toMatchObject({ status: 303 });
    await journey.settle();
    expect(await see(booking)).toMatchObject({
      state: 'CONFIRMED',
      payment: { state: 'METHOD_SAVED', heldCents: 0, capturedCents: 0 },
    });
    expect(await journey.intentsAtStripe(booking.id)).toEqual([]);
    return booking;
  }
  const see = (booking: Answer): Promise<Answer> => journey.see(camille, booking.id, MONEY);
  const later = async (to: Date): Promise<void> => {
    await journey.travel(to);
    [camille, paul] = [await journey.signedInAgain(camille), await journey.signedInAgain(paul)];
  };
  const recoveryMails = async () =>
    (await journey.mailsTo(camille)).filter(({ subject }) => subject.startsWith('À faire : validez le paiement'));

  it('the money is held 48 hours before the visit, not earlier', async () => {
    const booking = await bookedWith(CARDS.good, START);
    await later(plus(START, -48 * HOUR - MINUTE));
    expect(await see(booking)).toMatchObject({ payment: { state: 'METHOD_SAVED', heldCents: 0 } });
    await later(plus(START, -48 * HOUR));
    expect(await see(booking)).toMatchObject({
      state: 'CONFIRMED',
      payment: { state: 'AUTHORISED', heldCents: 8_820, capturedCents: 0 },
    });
    expect(await recoveryMails()).toEqual([]);
  });

  it('a refused card: one mail, a new page, another card, and the visit takes place', async () => {
    const start = plus(START, 14 * DAY);
    const booking = await bookedWith(CARDS.refusedLater, start);
    await later(plus(start, -48 * HOUR));
    expect(await see(booking)).toMatchObject({
      state: 'CONFIRMED',
      payment: { state: 'AUTH_FAILED', heldCents: 0, actionRequiredBy: plus(start, -24 * HOUR).toISOString() },
    });
    const [mail, ...more] = await recoveryMails();
    expect(more).toEqual([]);
    expect(mail?.text).toContain(`/bookings/${booking.id}`);
    const page = await journey.checkout(camille, booking.id);
    expect(await journey.payOn(String(page['url']))).toMatchObject({ status: 303 });
    await later(plus(start, -24 * HOUR));
    expect(await see(booking)).toMatchObject({
      state: 'CONFIRMED',
      payment: { state: 'AUTHORISED', heldCents: 8_820 },
    });
  });

  it('a refused card and no answer: 24 hours before, the booking is unpaid, the slot free and nothing charged', async () => {
    const start = plus(START, 28 * DAY);
    const booking = await bookedWith(CARDS.refusedLater, start);
    await later(plus(start, -48 * HOUR));
    expect(await recoveryMails()).toHaveLength(1);
    const other = await journey.customer('Denis');
    expect(await journey.quote(other, paul, { start: start.toISOString() })).toMatchObject({ __typename: 'SlotTaken' });

    await later(plus(start, -24 * HOUR));
    expect(await see(booking)).toMatchObject({ state: 'UNPAID', payment: { heldCents: 0, capturedCents: 0 } });
    const { address } = await journey.see(paul, booking.id, 'address { stage street }');
    expect(address).toEqual({ stage: 'CLOSED', street: null });
    const denis = await journey.signedInAgain(other);
    expect(await journey.quote(denis, paul, { start: start.toISOString() })).toMatchObject({ __typename: 'Quote' });
    expect(await journey.checkout(camille, booking.id)).not.toHaveProperty('url');
    expect((await journey.intentsAtStripe(booking.id)).filter((status) => status !== 'canceled')).toEqual([]);
  });
});
