import { randomBytes } from 'node:crypto';
import { newId, ok, type UserId } from '#kernel';
import { BookingModule } from '#booking';
import { SeedUsers } from '#identity';
import type { Permission } from '#platform/access';
import { FieldCipher } from '#platform/crypto';
import { Transactor } from '#platform/prisma';
import { createSandbox, type Sandbox } from '#stripe-sandbox';
import { createTestApp, type TestApp, type TestAppOptions } from './app.js';

/** Monday 23 November 2026, 09:00 in Paris. */
export const NOW = '2026-11-23T08:00:00Z';
/** Thursday of the same week, 10:00 in Paris. */
export const THURSDAY_10 = '2026-11-26T09:00:00.000Z';

export const BOOKING = `id reference state viewer availableCommands start end totalCents providerNetCents holdExpiresAt answerBy
  confirmedAt withdrawalEndsAt lateness arrivedAt arrivalProof arrivalContestedAt finishedAt claimWindowEndsAt endedAt
  declineReason cancellation { basis feeCents refundCents }`;
const FAILURE = '... on UserError { code message }';

export interface Person {
  readonly userId: UserId;
  readonly token: string;
}
export interface BookableProvider extends Person {
  readonly providerId: string;
}
export interface Customer extends Person {
  readonly addressId: string;
}
/** Any answer of a mutation: a type name and whatever fields were asked for. */
export type Answer = { __typename: string; id: string; code?: string; message?: string } & Record<string, unknown>;

export interface ProviderWish {
  instantBook?: boolean;
  radiusMetres?: number;
  policy?: 'FLEXIBLE' | 'STANDARD' | 'STRICT';
  /** When the insurance ends; never, when absent. */
  insuredUntil?: string;
  /** Local hours of every day, 8 to 20 when absent. */
  hours?: { startMinute: number; endMinute: number };
  minNoticeMinutes?: number;
}

export type BookingWorld = Awaited<ReturnType<typeof createBookingWorld>>;

/** Everything a booking needs, on the real modules: people, bookable providers in Lyon, and Stripe's sandbox. */
export async function createBookingWorld(options: Partial<TestAppOptions> = {}) {
  let clockNow = () => new Date(NOW);
  const sandbox = await createSandbox({ port: 0, now: () => clockNow() });
  const app = await createTestApp({
    withIdentity: true,
    now: NOW,
    ...options,
    modules: [BookingModule, ...(options.modules ?? [])],
    environment: { STRIPE_SECRET_KEY: 'sk_test_sandbox', STRIPE_API_BASE: sandbox.url, ...options.environment },
  });
  clockNow = () => app.clock.now();
  sandbox.control.webhooks.setEndpoints([
    { url: `${app.url}/webhooks/stripe`, secret: 'whsec_test_platform', kind: 'snapshot' },
  ]);
  const people = await bookingPeople(app, sandbox);

  async function close(): Promise<void> {
    await app.close();
    await sandbox.close();
  }

  return { ...app, sandbox, ...people, close };
}

/** People who offer and people who book, and all they do with a booking, over HTTP on a running application. */
export async function bookingPeople(app: TestApp, sandbox: Sandbox) {
  const ask = async <T = Answer>(query: string, variables: object, as: Person): Promise<T> => {
    const { data, errors } = await app.graphql<{ answer: T }>(query, { ...variables }, { as: as.token, locale: 'en' });
    if (errors) throw Object.assign(new Error(errors[0]?.message), errors[0]?.extensions);
    return data.answer;
  };

  const passwordHash = await app.get(SeedUsers).hash('nobody signs in with this one');

  async function person(
    publicName: string,
    roles: ('customer' | 'provider' | 'admin')[],
    permissions: Permission[] = [],
  ): Promise<Person> {
    const userId = newId<UserId>();
    const account = { id: userId, email: `${userId}@example.com`, passwordHash, locale: 'fr' as const, publicName };
    const seed = { ...account, roles, permissions, createdAt: app.clock.now() };
    await app.get(Transactor).run(async (tx) => ok(await app.get(SeedUsers).seed(tx, [seed])));
    return signedInAgain({ userId }, roles.includes('admin'));
  }

  /** The same person with a new session: time travel ends sessions too. */
  async function signedInAgain<T extends { userId: UserId }>(who: T, secondFactor = false): Promise<T & Person> {
    const open = app.get(SeedUsers);
    const session = await app
      .get(Transactor)
      .run(async (tx) => ok(await open.openSession(tx, who.userId, { secondFactor })));
    if (!session.ok) throw new Error('No session');
    return { ...who, token: session.value.token };
  }

  async function provider(wish: ProviderWish = {}): Promise<BookableProvider> {
    const who = await person('Paul', ['customer', 'provider']);
    const providerId = newId();
    await app.db.query('world-provider', INSERT_PROVIDER, [
      providerId,
      who.userId,
      wish.radiusMetres ?? 8_000,
      wish.instantBook ?? false,
      wish.policy ?? 'STANDARD',
      app.get(FieldCipher).encrypt(JSON.stringify(TRADER), `provider.trader:${providerId}`),
    ]);
    await app.db.query('world-services', INSERT_SERVICES, [providerId]);
    await app.db.query('world-credentials', INSERT_CREDENTIALS, [providerId, wish.insuredUntil ?? null]);
    const day = wish.hours ?? { startMinute: 480, endMinute: 1200 };
    const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...day }));
    await ask(
      `mutation ($input: WeeklyHoursInput!) { answer: setWeeklyHours(input: $input) { __typename } }`,
      { input: { hours } },
      who,
    );
    if (wish.minNoticeMinutes !== undefined) {
      await app.db.query(
        'world-notice',
        'UPDATE availability_settings SET min_notice_minutes = $2 WHERE provider_id = $1',
        [providerId, wish.minNoticeMinutes],
      );
    }
    return { ...who, providerId };
  }

  async function customer(publicName = 'Camille'): Promise<Customer> {
    const who = await person(publicName, ['customer']);
    return { ...who, addressId: await address(who) };
  }

  async function address(owner: Person, changes: object = {}): Promise<string> {
    const input = { ...HOME, ...changes };
    const added = await ask(
      `mutation ($input: AddressInput!) { answer: addAddress(input: $input) { __typename ... on Address { id } ${FAILURE} } }`,
      { input },
      owner,
    );
    if (added.__typename !== 'Address') throw new Error(`${added.__typename}: ${added.message ?? ''}`);
    return added.id;
  }

  const quote = (by: Customer, from: BookableProvider, changes: object = {}): Promise<Answer> =>
    ask(
      `mutation ($input: RequestQuoteInput!) { answer: requestQuote(input: $input) { __typename
        ... on Quote { id hash totalCents expiresAt needsEarlyStartRequest lines { kind amountCents } cancellationSteps { feeCents } }
        ... on SlotTaken { alternatives } ... on CredentialEndsBeforeVisit { validUntil } ${FAILURE} } }`,
      {
        input: {
          providerId: from.providerId,
          serviceCode: 'regular-cleaning',
          durationMinutes: 180,
          addressId: by.addressId,
          start: THURSDAY_10,
          idempotencyKey: key(),
          ...changes,
        },
      },
      by,
    );

  const hold = (by: Customer, quoteId: string, changes: object = {}): Promise<Answer> =>
    ask(
      `mutation ($input: HoldBookingInput!) { answer: holdBooking(input: $input) { __typename ... on Booking { ${BOOKING} }
        ... on SlotTaken { alternatives } ... on TooManyHolds { limit } ... on QuoteExpired { expiredAt } ... on CredentialEndsBeforeVisit { validUntil } ${FAILURE} } }`,
      { input: { quoteId, addressId: by.addressId, ...CONSENT, idempotencyKey: key(), ...changes } },
      by,
    );

  const checkout = (by: Person, bookingId: string, idempotencyKey = key()): Promise<Answer> =>
    ask(
      `mutation ($input: BookingActionInput!) { answer: bookingCheckout(input: $input) { __typename ... on BookingCheckout { url } ${FAILURE} } }`,
      { input: { bookingId, idempotencyKey } },
      by,
    );

  /** Fills the hosted page as a person does; answers the HTTP status. */
  async function fillCheckout(url: string, cardNumber = '4242 4242 4242 4242'): Promise<number> {
    const form = {
      card_number: cardNumber,
      card_expiry: '12/34',
      card_cvc: '123',
      card_name: 'Camille',
      email: 'camille@example.com',
    };
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
    return answer.status;
  }

  /** Waits until Stripe has told us everything and every job that is due has run. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      await app.settle();
      await sandbox.control.webhooks.settle();
      await app.runJob('payment.apply-inbox');
    }
    await app.settle();
  }

  /** Moves time forward, for Stripe too, and waits for what follows from it. */
  async function later(milliseconds: number): Promise<void> {
    app.clock.advance(milliseconds);
    sandbox.control.clock.advance({ seconds: 0 });
    await settle();
  }

  /** A slot held for the customer. */
  async function held(by: Customer, from: BookableProvider, changes: object = {}): Promise<Answer> {
    const priced = await quote(by, from, changes);
    if (priced.__typename !== 'Quote') throw new Error(`${priced.__typename}: ${priced.message ?? ''}`);
    const booking = await hold(by, priced.id);
    if (booking.__typename !== 'Booking') throw new Error(`${booking.__typename}: ${booking.message ?? ''}`);
    return booking;
  }

  /** A booking whose money is secured: REQUESTED, or CONFIRMED with an instant-book provider. */
  async function paid(by: Customer, from: BookableProvider, changes: object = {}): Promise<Answer> {
    const booking = await held(by, from, changes);
    const page = await checkout(by, booking.id);
    expect(await fillCheckout(String(page['url']))).toBe(303);
    await settle();
    return booking;
  }

  /** The booking as someone sees it; `fields` on top of the plain ones. */
  const see = (who: Person, id: string, fields = ''): Promise<Answer> =>
    ask(`query ($id: ID!) { answer: booking(id: $id) { __typename ${BOOKING} ${fields} } }`, { id }, who);

  /** A mutation that takes `bookingId` alone. */
  const act = (who: Person, mutation: string, bookingId: string, more = ''): Promise<Answer> =>
    ask(
      `mutation ($bookingId: ID!) { answer: ${mutation}(bookingId: $bookingId ${more}) { __typename ... on Booking { ${BOOKING} } ${FAILURE} } }`,
      { bookingId },
      who,
    );

  /** A mutation that takes an input object. */
  const send = (who: Person, mutation: string, type: string, input: object, fields = ''): Promise<Answer> =>
    ask(
      `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { __typename ... on Booking { ${BOOKING} } ${fields} ${FAILURE} } }`,
      { input },
      who,
    );

  return {
    ...{
      ask,
      person,
      signedInAgain,
      provider,
      customer,
      address,
      quote,
      hold,
      checkout,
      fillCheckout,
      held,
      paid,
      see,
      act,
      send,
    },
    ...{ settle, later },
  };
}

/** A new idempotency key. */
export const key = (): string => randomBytes(12).toString('hex');

/** Everything a customer agrees to for a visit within the withdrawal period. */
export const CONSENT = { termsAccepted: true, earlyStartRequested: true, lossAcknowledged: true };

/** An address in Lyon, with everything that must stay hidden until it may be seen. */
export const HOME = {
  street: '12 rue des Lilas',
  complement: 'Bâtiment C',
  postalCode: '69003',
  placeId: '69383',
  doorCode: '45#12B',
  floor: '3e gauche',
  notes: 'Sonnez chez Bonnard',
};

const TRADER = {
  legalName: 'Paul Girard EI',
  address: '1 place Bellecour, 69002 Lyon',
  phone: '+33600000000',
  email: 'paul@example.com',
};

const INSERT_PROVIDER = `INSERT INTO provider (id, user_id, kind, public_name, languages, base_place_id, base_municipality, base_lat, base_lng,
    radius_metres, instant_book, cancellation_policy, trader_cipher, terms_version, payouts_ready, has_working_hours, listing_state,
    settled_at, created_at, updated_at)
  VALUES ($1, $2, 'PERSON', 'Paul', '{fr}', '69382', 'Lyon 2e Arrondissement', 45.7554, 4.8321, $3, $4, $5::provider_cancellation_policy,
    $6, '2026-11-22', true, true, 'LISTED', '2026-01-01', '2026-01-01', '2026-01-01')`;

const INSERT_SERVICES = `INSERT INTO provider_service (provider_id, service_code, hourly_rate_cents)
  VALUES ($1, 'regular-cleaning', 2800), ($1, 'windows', 3000)`;

const INSERT_CREDENTIALS = `INSERT INTO provider_credential (id, provider_id, type, subject, state, submitted_at, decided_at, valid_until)
  SELECT gen_random_uuid(), $1::uuid, c.type::credential_type, c.subject, 'VERIFIED', '2026-01-01', '2026-01-02',
    CASE WHEN c.type = 'INSURANCE' THEN $2::timestamptz END
  FROM (VALUES ('IDENTITY', ''), ('BACKGROUND', ''), ('INSURANCE', ''), ('BUSINESS', ''), ('VIGILANCE', ''), ('REFERENCE', 'one'),
    ('REFERENCE', 'two'), ('SKILL', 'regular-cleaning'), ('SKILL', 'windows')) AS c (type, subject)`;
