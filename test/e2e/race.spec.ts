import {
  CONSENT,
  THURSDAY_10,
  key,
  type Answer,
  type BookableProvider,
  type Customer,
} from '../support/booking-world.js';
import { createJourney, type Journey } from '../support/journey/journey.js';

const HOLD = `mutation ($input: HoldBookingInput!) { answer: holdBooking(input: $input) { __typename
  ... on Booking { id state } ... on SlotTaken { code alternatives } ... on UserError { message } } }`;

describe('many people who want the same slot', () => {
  let journey: Journey;
  let paul: BookableProvider;
  beforeAll(async () => {
    journey = await createJourney();
    paul = await journey.provider({ instantBook: true });
  });
  afterAll(() => journey?.close());

  async function holdOverHttp(
    by: Customer,
    quoteId: string,
    idempotencyKey = key(),
  ): Promise<Answer & { status: number }> {
    const input = { quoteId, addressId: by.addressId, ...CONSENT, idempotencyKey };
    const response = await journey.http
      .post('/graphql')
      .set('authorization', `Bearer ${by.token}`)
      .send({ query: HOLD, variables: { input } });
    const { data, errors } = response.body as { data: { answer: Answer }; errors?: object };
    expect(errors).toBeUndefined();
    return { ...data.answer, status: response.status };
  }
  const bookingsOf = (providerId: string) =>
    journey.db.query<{ state: string }>('race-bookings', 'SELECT state::text FROM booking WHERE provider_id = $1', [
      providerId,
    ]);

  it('of 200 customers at once one gets it and is charged once; every other is offered other slots', async () => {
    const racers: Customer[] = [];
    while (racers.length < 200)
      racers.push(...(await Promise.all(Array.from({ length: 10 }, () => journey.customer()))));
    const quotes = await Promise.all(racers.map((racer) => journey.quote(racer, paul)));
    const answers = await Promise.all(racers.map((racer, i) => holdOverHttp(racer, quotes[i]?.id ?? '')));

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const winners = answers.flatMap((answer, i) =>
      answer.__typename === 'Booking' ? [{ answer, by: racers[i] }] : [],
    );
    expect(winners).toHaveLength(1);
    const losers = answers.filter(({ __typename }) => __typename === 'SlotTaken');
    expect(losers).toHaveLength(199);
    for (const loser of losers) {
      expect(loser.code).toBe('SLOT_TAKEN');
      expect(loser['alternatives']).not.toHaveLength(0);
      expect(loser['alternatives']).not.toContain(THURSDAY_10);
    }
    expect(await bookingsOf(paul.providerId)).toEqual([{ state: 'HELD' }]);

    const { answer, by } = winners[0] as { answer: Answer; by: Customer };
    const pages = await Promise.all(Array.from({ length: 5 }, () => journey.checkout(by, answer.id)));
    expect(new Set(pages.map((page) => page['url'])).size).toBe(1);
    const paid = await Promise.all([1, 2, 3].map(() => journey.payOn(String(pages[0]?.['url'])).catch(() => null)));
    expect(paid.filter((page) => page?.status === 303)).toHaveLength(1);
    await journey.settle();
    expect(await journey.see(by, answer.id, 'payment { heldCents }')).toMatchObject({
      state: 'CONFIRMED',
      payment: { heldCents: 8_820 },
    });
    expect(await journey.intentsAtStripe(answer.id)).toEqual(['requires_capture']);
  });

  it('an alternative that a loser was offered can be booked', async () => {
    const camille = await journey.customer();
    const taken = await journey.quote(camille, paul);
    expect(taken.__typename).toBe('SlotTaken');
    const [start] = taken['alternatives'] as string[];
    const quote = await journey.quote(camille, paul, { start });
    expect(await holdOverHttp(camille, quote.id)).toMatchObject({ state: 'HELD' });
  });

  it('an impatient customer who sends the same request 20 times has one booking', async () => {
    const [camille, denis] = [await journey.customer(), await journey.provider()];
    const quote = await journey.quote(camille, denis);
    const once = key();
    const answers = await Promise.all(Array.from({ length: 20 }, () => holdOverHttp(camille, quote.id, once)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['Booking']));
    expect(await bookingsOf(denis.providerId)).toHaveLength(1);
  });
});
