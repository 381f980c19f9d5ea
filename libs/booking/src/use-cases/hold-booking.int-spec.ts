import { DAY, HOUR, instantAt, MINUTE, PARIS, plus } from '#kernel';
import {
  createBookingWorld,
  CONSENT,
  key,
  NOW,
  THURSDAY_10,
  type BookingWorld,
  type Customer,
} from '../../../../test/support/booking-world.js';

describe('a customer who takes a slot', () => {
  let world: BookingWorld;
  beforeAll(async () => {
    world = await createBookingWorld({ role: 'web' });
  });
  afterAll(() => world?.close());
  beforeEach(() => world.clock.set(NOW));

  const paris = (date: string, hour: number, minute = 0) => instantAt(date, hour * 60 + minute, PARIS).toISOString();

  it('sees the whole price and its terms, then holds the slot for 15 minutes', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const quote = await world.quote(camille, paul);
    expect(quote).toMatchObject({ __typename: 'Quote', needsEarlyStartRequest: true });
    const lines = quote['lines'] as { amountCents: number }[];
    expect(lines.reduce((sum, line) => sum + line.amountCents, 0)).toBe(quote['totalCents']);

    const booking = await world.hold(camille, quote.id);
    expect(booking).toMatchObject({
      __typename: 'Booking',
      state: 'HELD',
      viewer: 'CUSTOMER',
      totalCents: quote['totalCents'],
      providerNetCents: null,
      start: THURSDAY_10,
      holdExpiresAt: plus(new Date(NOW), 15 * MINUTE).toISOString(),
    });
    const seen = await world.see(camille, booking.id, 'quote { id hash totalCents } payment { state totalCents }');
    expect(seen['quote']).toEqual({ id: quote.id, hash: quote['hash'], totalCents: quote['totalCents'] });
    expect(seen['payment']).toEqual({ state: 'CREATED', totalCents: quote['totalCents'] });
  });

  it('races 199 others for it: one wins, every other is offered other slots, nobody waits for ever', async () => {
    const paul = await world.provider();
    const racers: Customer[] = [];
    while (racers.length < 200) racers.push(...(await Promise.all(Array.from({ length: 10 }, () => world.customer()))));
    const quotes = await Promise.all(racers.map((racer) => world.quote(racer, paul)));
    expect(new Set(quotes.map((quote) => quote.__typename))).toEqual(new Set(['Quote']));

    const answers = await Promise.all(racers.map((racer, i) => world.hold(racer, quotes[i]?.id ?? '')));
    expect(answers.filter((answer) => answer.__typename === 'Booking')).toHaveLength(1);
    const losers = answers.filter((answer) => answer.__typename === 'SlotTaken');
    expect(losers).toHaveLength(199);
    for (const loser of losers) {
      expect(loser['alternatives']).toHaveLength(5);
      expect(loser['alternatives']).not.toContain(THURSDAY_10);
    }
    const rows = await world.db.query('test-race', `SELECT 1 FROM booking WHERE provider_id = $1`, [paul.providerId]);
    const payments = await world.db.query('test-race-payments', `SELECT 1 FROM payment WHERE provider_id = $1`, [
      paul.providerId,
    ]);
    expect([rows.length, payments.length]).toEqual([1, 1]);
  });

  it('is told at once when the slot is taken, and can book each alternative', async () => {
    const [camille, denis, paul] = [await world.customer(), await world.customer('Denis'), await world.provider()];
    await world.held(camille, paul);
    const late = await world.quote(denis, paul);
    expect(late).toMatchObject({ __typename: 'SlotTaken', code: 'SLOT_TAKEN' });
    const [first] = late['alternatives'] as string[];
    expect(await world.quote(denis, paul, { start: first })).toMatchObject({ __typename: 'Quote' });
  });

  it('gets the slot of someone who did not pay in time, without waiting for a sweep', async () => {
    const [camille, denis, paul] = [await world.customer(), await world.customer('Denis'), await world.provider()];
    const first = await world.held(camille, paul);
    world.clock.advance(15 * MINUTE);
    const second = await world.held(denis, paul);
    expect(second).toMatchObject({ state: 'HELD' });
    expect(await world.see(camille, first.id, 'payment { state }')).toMatchObject({
      state: 'EXPIRED',
      payment: { state: 'CANCELLED' },
    });
  });

  it('must ask again when the quote is older than 30 minutes', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const quote = await world.quote(camille, paul);
    world.clock.advance(30 * MINUTE - 1);
    world.clock.advance(1);
    expect(await world.hold(camille, quote.id)).toMatchObject({
      __typename: 'QuoteExpired',
      code: 'QUOTE_EXPIRED',
      expiredAt: quote['expiresAt'],
    });
  });

  it('is told the date when the provider’s insurance ends before the visit', async () => {
    const [camille, paul] = [await world.customer(), await world.provider({ insuredUntil: '2026-11-26T10:00:00Z' })];
    const refused = { __typename: 'CredentialEndsBeforeVisit', validUntil: '2026-11-26T10:00:00.000Z' };
    expect(await world.quote(camille, paul)).toMatchObject(refused);
    expect(await world.quote(camille, paul, { start: '2026-11-25T09:00:00Z' })).toMatchObject({ __typename: 'Quote' });
  });

  it('is refused the slot when the insurance was shortened after the quote', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const quote = await world.quote(camille, paul);
    await world.db.query(
      'test-shorten',
      `UPDATE provider_credential SET valid_until = '2026-11-26T10:00:00Z' WHERE provider_id = $1 AND type = 'INSURANCE'`,
      [paul.providerId],
    );
    expect(await world.hold(camille, quote.id)).toMatchObject({ __typename: 'CredentialEndsBeforeVisit' });
  });

  it('cannot book a provider who is not listed, however good the rest is', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    await world.db.query(
      'test-pause',
      `UPDATE provider SET listing_state = 'PAUSED', paused_by = 'RULE' WHERE id = $1`,
      [paul.providerId],
    );
    expect(await world.quote(camille, paul)).toMatchObject({ __typename: 'ProviderNotBookable' });
  });

  it('cannot be served further than the provider travels', async () => {
    const [camille, paul] = [await world.customer(), await world.provider({ radiusMetres: 5_000 })];
    expect(await world.quote(camille, paul, { addressId: null, placeId: '44109' })).toMatchObject({
      __typename: 'OutsideServiceArea',
    });
  });

  it('cannot book themselves', async () => {
    const paul = await world.provider();
    const addressId = await world.address(paul);
    expect(await world.quote({ ...paul, addressId }, paul)).toMatchObject({ __typename: 'OwnService' });
  });

  it.each([
    ['a service the provider does not offer', { serviceCode: 'ironing' }, 'ServiceNotOffered'],
    ['a service that does not exist', { serviceCode: 'gardening' }, 'ServiceNotOffered'],
    ['an extra of another service', { serviceCode: 'windows', extraCodes: ['oven'] }, 'NotForSale'],
    ['twenty minutes past the grid of half hours', { durationMinutes: 200 }, 'NotForSale'],
    ['a start within the provider’s notice', { start: '2026-11-23T17:00:00Z' }, 'NoticeTooShort'],
    ['a start next year', { start: '2027-11-26T09:00:00Z' }, 'TooFarAhead'],
    ['a start in the past', { start: '2026-11-20T09:00:00Z' }, 'NoticeTooShort'],
    ['a start off the half hour', { start: '2026-11-26T09:10:00Z' }, 'SlotTaken'],
    ['a visit outside working hours', { start: '2026-11-26T19:00:00Z' }, 'SlotTaken'],
  ])('cannot have %s', async (_, changes, failure) => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    expect(await world.quote(camille, paul, changes)).toMatchObject({ __typename: failure });
  });

  it('must accept the terms, and ask expressly for a visit within the withdrawal period', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const quote = await world.quote(camille, paul);
    expect(await world.hold(camille, quote.id, { termsAccepted: false })).toMatchObject({
      __typename: 'TermsNotAccepted',
    });
    expect(await world.hold(camille, quote.id, { earlyStartRequested: false })).toMatchObject({
      __typename: 'EarlyStartRequestMissing',
    });
    expect(await world.hold(camille, quote.id, { lossAcknowledged: false })).toMatchObject({
      __typename: 'EarlyStartRequestMissing',
    });
    expect(await world.hold(camille, quote.id)).toMatchObject({ state: 'HELD' });
  });

  it('may use an address given later, if it is in the place the quote was for', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const quote = await world.quote(camille, paul, { addressId: null, placeId: '69383' });
    const elsewhere = await world.address(camille, { postalCode: '69006', placeId: '69386' });
    expect(await world.hold(camille, quote.id, { addressId: elsewhere })).toMatchObject({
      __typename: 'AddressNotQuoted',
    });
    expect(await world.hold(camille, quote.id)).toMatchObject({ state: 'HELD' });
  });

  it('finds someone else’s quote, address or provider as if there were none', async () => {
    const [camille, denis, paul] = [await world.customer(), await world.customer('Denis'), await world.provider()];
    const quote = await world.quote(camille, paul);
    const notFound = expect.objectContaining({ code: 'NOT_FOUND' }) as unknown;
    await expect(world.hold(denis, quote.id)).rejects.toEqual(notFound);
    await expect(world.hold(camille, quote.id, { addressId: denis.addressId })).rejects.toEqual(notFound);
    await expect(world.quote(denis, paul, { addressId: camille.addressId })).rejects.toEqual(notFound);
    await expect(world.quote(camille, { ...paul, providerId: camille.userId })).rejects.toEqual(notFound);
  });

  it.each<[string, object]>([
    ['an id that is none', { providerId: 'no id' }],
    ['a negative length', { durationMinutes: -60 }],
    ['neither length nor home', { durationMinutes: null }],
    ['both length and home', { home: { surfaceSquareMetres: 80, rooms: 3, bathrooms: 1 } }],
    ['a word for a date', { start: 'tomorrow' }],
    ['a day that does not exist', { start: '2026-02-30T09:00:00Z' }],
    ['a NUL byte', { serviceCode: 'nul\u0000' }],
    ['a huge text', { serviceCode: 'x'.repeat(100_000) }],
    ['a key that anyone could guess', { idempotencyKey: 'short' }],
    ['two places', { placeId: '69383' }],
    ['a price of their own', { priceCents: 1 }],
  ])('is told which input is wrong: %s', async (_, changes) => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    await expect(world.quote(camille, paul, changes)).rejects.toEqual(
      expect.objectContaining({
        code: expect.stringMatching(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/) as unknown,
      }),
    );
  });

  it('is answered the same for the same request, however often and however late it comes', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const [quoteKey, holdKey] = [key(), key()];
    const quotes = await Promise.all([1, 2, 3].map(() => world.quote(camille, paul, { idempotencyKey: quoteKey })));
    expect(new Set(quotes.map((quote) => quote.id)).size).toBe(1);
    const id = quotes[0]?.id ?? '';
    const holds = await Promise.all([1, 2, 3].map(() => world.hold(camille, id, { idempotencyKey: holdKey })));
    expect(new Set(holds.map((booking) => booking.id)).size).toBe(1);

    world.clock.advance(2 * HOUR);
    expect(await world.hold(camille, id, { idempotencyKey: holdKey })).toMatchObject({ id: holds[0]?.id });
    expect(await world.quote(camille, paul, { idempotencyKey: quoteKey })).toMatchObject({ id });
    const other = { __typename: 'IdempotencyKeyReused' };
    expect(await world.quote(camille, paul, { idempotencyKey: quoteKey, durationMinutes: 240 })).toMatchObject(other);
    const rows = await world.db.query('test-once', `SELECT 1 FROM booking WHERE provider_id = $1`, [paul.providerId]);
    expect(rows).toHaveLength(1);
    const drawnUp = await world.db.query('test-quote-once', `SELECT 1 FROM quote WHERE customer_id = $1`, [
      camille.userId,
    ]);
    expect(drawnUp).toHaveLength(1);
  });

  it('can use the key of a request that failed for the next try', async () => {
    const [camille, paul] = [await world.customer(), await world.provider()];
    const quote = await world.quote(camille, paul);
    const idempotencyKey = key();
    expect(await world.hold(camille, quote.id, { ...CONSENT, termsAccepted: false, idempotencyKey })).toMatchObject({
      __typename: 'TermsNotAccepted',
    });
    expect(await world.hold(camille, quote.id, { idempotencyKey })).toMatchObject({ state: 'HELD' });
  });

  it('books the night on which clocks go back or forward by what the clock on the wall says', async () => {
    const night = { hours: { startMinute: 0, endMinute: 360 }, minNoticeMinutes: 0 };
    const book = async (date: string) => {
      world.clock.set(plus(new Date(paris(date, 1)), -2 * DAY));
      const [camille, paul] = [await world.customer(), await world.provider(night)];
      return world.held(camille, paul, { start: paris(date, 1), durationMinutes: 180 });
    };
    const jumps = await book('2027-03-28');
    expect([jumps['start'], jumps['end']]).toEqual(['2027-03-28T00:00:00.000Z', '2027-03-28T03:00:00.000Z']);
    const repeats = await book('2026-10-25');
    expect([repeats['start'], repeats['end']]).toEqual(['2026-10-24T23:00:00.000Z', '2026-10-25T02:00:00.000Z']);
  });

  it('never finds a slot free that another visit blocks with its travel', async () => {
    const [camille, denis, paul] = [await world.customer(), await world.customer('Denis'), await world.provider()];
    await world.held(camille, paul);
    const end = plus(new Date(THURSDAY_10), 3 * HOUR);
    expect(await world.quote(denis, paul, { start: end.toISOString() })).toMatchObject({ __typename: 'SlotTaken' });
    expect(await world.quote(denis, paul, { start: plus(end, DAY).toISOString() })).toMatchObject({
      __typename: 'Quote',
    });
  });
});
