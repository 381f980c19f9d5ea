import { GraphQLSchemaHost } from '@nestjs/graphql';
import { DAY, HOUR, MINUTE, plus } from '#kernel';
import {
  HOME,
  NOW,
  THURSDAY_10,
  key,
  type Answer,
  type BookableProvider,
  type Customer,
  type Person,
} from '../support/booking-world.js';
import { PDF } from '../support/files.js';
import { answerChallenge } from '../support/journey/hosted-pages.js';
import { hostileOperations, HOSTILE_VALUES } from '../support/journey/hostile-operations.js';
import { CARDS, createJourney, type Journey } from '../support/journey/journey.js';

const MISSING = '0199a000-0000-7000-8000-00000000dead';

describe('what goes wrong is answered in words that help, and costs nothing', () => {
  let journey: Journey;
  let paul: BookableProvider;
  let camille: Customer;
  beforeAll(async () => {
    journey = await createJourney();
  });
  afterAll(() => journey?.close());
  beforeEach(async () => {
    journey.clock.set(NOW);
    [camille, paul] = [await journey.customer(), await journey.provider()];
  });

  const money = (booking: Answer): Promise<Answer> =>
    journey.see(camille, booking.id, 'payment { state heldCents capturedCents }');
  const pageOf = async (booking: Answer): Promise<string> =>
    String((await journey.checkout(camille, booking.id))['url']);

  describe('a slot', () => {
    it('that somebody else has comes with others, and the first of them can be booked', async () => {
      await journey.held(await journey.customer('Denis'), paul);
      const refused = await journey.quote(camille, paul);
      expect(refused).toMatchObject({ __typename: 'SlotTaken', code: 'SLOT_TAKEN' });
      const [start] = refused['alternatives'] as string[];
      expect(start).not.toBe(THURSDAY_10);
      expect(await journey.held(camille, paul, { start })).toMatchObject({ state: 'HELD' });
    });

    it('whose quote is over must be quoted again', async () => {
      const quote = await journey.quote(camille, paul);
      journey.clock.advance(31 * MINUTE);
      expect(await journey.hold(camille, quote.id)).toMatchObject({
        __typename: 'QuoteExpired',
        expiredAt: quote['expiresAt'],
      });
    });

    it('with a provider whose insurance ends before the visit is refused with the day it ends', async () => {
      const insuredUntil = plus(new Date(THURSDAY_10), -DAY).toISOString();
      const awa = await journey.provider({ insuredUntil });
      expect(await journey.quote(camille, awa)).toMatchObject({
        __typename: 'CredentialEndsBeforeVisit',
        validUntil: insuredUntil,
      });
    });

    it('in a place that nobody serves is said to be so, by its name', async () => {
      const input = { placeId: '29232', serviceCode: 'regular-cleaning', date: '2026-11-26', durationMinutes: 180 };
      const searched = await journey.ask(
        `query ($input: SearchInput!) { answer: search(input: $input) { __typename ... on PlaceNotServed { municipality message } } }`,
        { input },
        camille,
      );
      expect(searched).toMatchObject({ __typename: 'PlaceNotServed', municipality: 'Quimper' });
    });
  });

  describe('a card', () => {
    it('that is declined leaves the slot held, and another card pays', async () => {
      const booking = await journey.held(camille, paul);
      const page = await pageOf(booking);
      const declined = await journey.payOn(page, CARDS.declined);
      expect(declined.status).toBe(402);
      expect(declined.html).toContain('data-decline-code="insufficient_funds"');
      await journey.settle();
      expect(await money(booking)).toMatchObject({ state: 'HELD', payment: { heldCents: 0, capturedCents: 0 } });
      expect(await journey.payOn(page)).toMatchObject({ status: 303 });
      await journey.settle();
      expect(await money(booking)).toMatchObject({ state: 'REQUESTED', payment: { heldCents: 8_820 } });
    });

    it('that nobody gives: the hold ends, the slot is free for others, nothing is charged', async () => {
      const booking = await journey.held(camille, paul);
      const page = await pageOf(booking);
      await journey.travel(plus(new Date(NOW), 16 * MINUTE));
      expect(await money(booking)).toMatchObject({ state: 'EXPIRED', payment: { heldCents: 0, capturedCents: 0 } });
      expect(await journey.checkout(camille, booking.id)).toMatchObject({ __typename: 'HoldExpired' });
      expect((await fetch(page)).status).toBe(410);
      expect(await journey.held(await journey.customer('Denis'), paul)).toMatchObject({ state: 'HELD' });
    });

    it('whose holder fails 3-D Secure pays nothing; the second time the bank says yes', async () => {
      const booking = await journey.held(camille, paul);
      const page = await pageOf(booking);
      const first = await journey.payOn(page, CARDS.challenge);
      expect(first.location).toContain('/challenge/');
      const back = await answerChallenge(String(first.location), 'fail');
      expect(back.location).toContain('error=authentication_failed');
      await journey.settle();
      expect(await money(booking)).toMatchObject({ state: 'HELD', payment: { heldCents: 0 } });
      const second = await journey.payOn(page, CARDS.challenge);
      await answerChallenge(String(second.location), 'complete');
      await journey.settle();
      expect(await money(booking)).toMatchObject({ state: 'REQUESTED', payment: { heldCents: 8_820 } });
    });

    it('whose holder gives up at 3-D Secure is charged nothing, and the slot comes back', async () => {
      const booking = await journey.held(camille, paul);
      await journey.payOn(await pageOf(booking), CARDS.challenge);
      await journey.travel(plus(new Date(NOW), HOUR));
      expect(await money(booking)).toMatchObject({ state: 'EXPIRED', payment: { heldCents: 0, capturedCents: 0 } });
      expect(await journey.intentsAtStripe(booking.id)).not.toContain('requires_capture');
      expect(await journey.quote(await journey.customer('Denis'), paul)).toMatchObject({ __typename: 'Quote' });
    });
  });

  describe('what belongs to somebody else', () => {
    let denis: Customer;
    let booking: Answer;
    beforeEach(async () => {
      denis = await journey.customer('Denis');
      booking = await journey.held(camille, paul);
    });
    /** The whole answer, with the id that was asked for blanked out. */
    const answer = async (who: Person, query: string, id: string): Promise<string> => {
      const response = await journey.http
        .post('/graphql')
        .set('authorization', `Bearer ${who.token}`)
        .send({ query, variables: { id, key: key() } });
      expect(response.status).toBeLessThan(500);
      return JSON.stringify(response.body).replaceAll(id, '<id>');
    };
    const CONSENT = 'termsAccepted: true, earlyStartRequested: true, lossAcknowledged: true';
    const CHECKLIST = 'checklist: [{ point: "floors", done: true }]';
    const OF_BOOKINGS = [
      `query ($id: ID!) { booking(id: $id) { id state totalCents address { street doorCode } } }`,
      `query ($id: ID!) { reviewsOf(bookingId: $id) { canReview } }`,
      `query ($id: ID!) { cancellationTerms(bookingId: $id) { __typename } }`,
      `mutation ($id: ID!) { acceptBooking(bookingId: $id) { __typename } }`,
      `mutation ($id: ID!) { declineBooking(bookingId: $id, reason: OTHER) { __typename } }`,
      `mutation ($id: ID!) { declareArrival(bookingId: $id) { __typename } }`,
      `mutation ($id: ID!) { contestArrival(bookingId: $id) { __typename } }`,
      `mutation ($id: ID!) { startVisit(input: { bookingId: $id, code: "0000" }) { __typename } }`,
      `mutation ($id: ID!) { finishVisit(input: { bookingId: $id, ${CHECKLIST} }) { __typename } }`,
      `mutation ($id: ID!, $key: String!) { bookingCheckout(input: { bookingId: $id, idempotencyKey: $key }) { __typename } }`,
      `mutation ($id: ID!, $key: String!) { confirmCompletion(input: { bookingId: $id, idempotencyKey: $key }) { __typename } }`,
      `mutation ($id: ID!, $key: String!) { cancelBooking(input: { bookingId: $id, shownFeeCents: 0, idempotencyKey: $key }) { __typename } }`,
    ];

    it('a booking answers exactly like one that does not exist, whatever is asked of it', async () => {
      const other = await journey.provider();
      for (const query of OF_BOOKINGS) {
        for (const stranger of [denis, other])
          expect(await answer(stranger, query, booking.id)).toBe(await answer(stranger, query, MISSING));
        expect(await answer(other, query, booking.id)).toContain('NOT_FOUND');
      }
    });

    it('an address, a quote and a document answer exactly like ones that do not exist', async () => {
      const quote = await journey.quote(camille, await journey.provider());
      const uploaded = await journey.http
        .post('/documents')
        .set('authorization', `Bearer ${camille.token}`)
        .attach('file', PDF, 'scan.pdf')
        .expect(201);
      const documentId = (uploaded.body as { id: string }).id;
      const address = `{ placeId: "${HOME.placeId}", postalCode: "69003", street: "1 rue Neuve" }`;
      const start = `serviceCode: "regular-cleaning", durationMinutes: 120, start: "${THURSDAY_10}", idempotencyKey: $key`;
      const questions: [string, string][] = [
        [camille.addressId, `mutation ($id: ID!) { removeAddress(id: $id) }`],
        [camille.addressId, `mutation ($id: ID!) { changeAddress(id: $id, input: ${address}) { __typename } }`],
        [
          camille.addressId,
          `mutation ($id: ID!, $key: String!) { requestQuote(input: { providerId: "${paul.providerId}", addressId: $id, ${start} }) { __typename } }`,
        ],
        [quote.id, `query ($id: ID!) { quote(id: $id) { totalCents municipality } }`],
        [
          quote.id,
          `mutation ($id: ID!, $key: String!) { holdBooking(input: { quoteId: $id, addressId: "${denis.addressId}", ${CONSENT}, idempotencyKey: $key }) { __typename } }`,
        ],
        [documentId, `mutation ($id: ID!) { createDocumentLink(documentId: $id) { path } }`],
      ];
      for (const [id, query] of questions) {
        const theirs = await answer(denis, query, id);
        expect(theirs).toBe(await answer(denis, query, MISSING));
        expect(theirs).toContain('NOT_FOUND');
      }
      const read = async (id: string) => {
        const { status, text } = await journey.http
          .get(`/documents/${id}`)
          .set('authorization', `Bearer ${denis.token}`);
        return { status, text };
      };
      expect(await read(documentId)).toEqual(await read(MISSING));
      expect((await read(documentId)).status).toBe(404);
      const mine = await journey.ask<{ id: string }[]>('query { answer: myAddresses { id } }', {}, camille);
      expect(mine).toEqual([{ id: camille.addressId }]);
    });
  });

  describe('hostile values', () => {
    it.each(Object.keys(HOSTILE_VALUES))(
      'in any argument of any operation never break the server: %s',
      async (hostility) => {
        const { schema } = journey.app.get(GraphQLSchemaHost);
        const admin = await journey.person(
          'Ada',
          ['customer', 'provider', 'admin'],
          [...(['vetting', 'support', 'finance', 'privacy', 'content', 'security'] as const)],
        );
        const broken: string[] = [];
        for (const { name, query, variables } of hostileOperations(schema, hostility)) {
          const session =
            name === 'signOut' || name === 'signOutEverywhere' ? await journey.signedInAgain(admin) : admin;
          const response = await journey.http
            .post('/graphql')
            .set('authorization', `Bearer ${session.token}`)
            .send({ query, variables });
          const { errors } = response.body as { errors?: { message: string; extensions: { code: string } }[] };
          const internal = errors?.find(({ extensions }) => extensions.code === 'INTERNAL');
          if (response.status >= 500 || internal) broken.push(`${name}: HTTP ${response.status} ${response.text}`);
        }
        expect(broken).toEqual([]);
      },
    );

    it.each([
      ['a body that is not JSON', '{"query": '],
      ['no query', '{}'],
      ['a list', '[1, 2]'],
      ['a number', '42'],
      ['a query with a NUL byte', JSON.stringify({ query: '{ about\u0000 }' })],
      ['a query with half a character', '{"query": "{ about \\ud800 }"}'],
      ['a query of half a megabyte', JSON.stringify({ query: `{ about ${' '.repeat(500_000)} }` })],
      ['variables that are text', JSON.stringify({ query: '{ about }', variables: 'none' })],
    ])('%s is refused as a bad request', async (_, body) => {
      const response = await journey.http.post('/graphql').set('content-type', 'application/json').send(body);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(response.text).not.toMatch(/at .*\.[jt]s:\d+|select |prisma/i);
    });

    it('prices below nothing, days that do not exist and states that nobody knows are bad input', async () => {
      const send = async (query: string, variables: object, who: Person = paul): Promise<string | undefined> => {
        const { errors } = await journey.graphql(query, { ...variables }, { as: who.token });
        return errors?.[0]?.extensions.code;
      };
      const services = `mutation ($rate: Int!) { setProviderServices(services: [{ serviceCode: "regular-cleaning", hourlyRateCents: $rate }]) { __typename ... on UserError { code } } }`;
      for (const rate of [-1, 0]) {
        const { data, errors } = await journey.graphql<Record<string, Answer>>(services, { rate }, { as: paul.token });
        expect(errors?.[0]?.extensions.code ?? data['setProviderServices']?.code).toMatch(
          /BAD_USER_INPUT|PRICE_OUT_OF_BOUNDS/,
        );
      }
      const exception = `mutation ($date: LocalDate!) { setDateException(input: { date: $date, hours: [] }) { __typename } }`;
      for (const date of ['2026-02-30', '2026-13-01', 'tomorrow', '26/11/2026', '']) {
        expect(await send(exception, { date })).toBe('BAD_USER_INPUT');
      }
      const away = `mutation ($start: DateTime!) { addTimeOff(input: { start: $start, end: "2026-12-02T09:00:00Z" }) { __typename } }`;
      for (const start of [
        '2026-11-31T09:00:00Z',
        '2026-11-26',
        '2026-11-26T09:00:00',
        'now',
        '+275760-09-13T00:00:00Z',
      ]) {
        expect(await send(away, { start })).toBe('BAD_USER_INPUT');
      }
      const list = `query ($period: BookingPeriod!) { myBookings(period: $period) { nodes { id } } }`;
      expect(await send(list, { period: 'NEVER' }, camille)).toBe('BAD_USER_INPUT');
      expect(await send('mutation { declineBooking(bookingId: "x", reason: BORED) { __typename } }', {})).toBe(
        'GRAPHQL_VALIDATION_FAILED',
      );
    });
  });
});
