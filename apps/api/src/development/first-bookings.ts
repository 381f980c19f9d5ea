import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { addDays, localDate, localMinutes, PARIS, SECOND, type Clock } from '#kernel';
import type { Sandbox } from '#stripe-sandbox';
import { DEMO_PASSWORD, DEMO_PEOPLE } from '../../../../prisma/seed/index.js';

/** The visits lie between the day after tomorrow and this many days ahead. */
const DAYS_AHEAD = 14;
const DURATION_MINUTES = 180;
/** How often the application is asked whether the payment has arrived, and for how long. */
const LOOKS = 100;
const BETWEEN_LOOKS = SECOND / 10;

const FAILURE = '... on UserError { code message }';
const HOME = {
  placeId: '75110',
  postalCode: '75010',
  street: '18 rue des Vinaigriers',
  complement: 'Bâtiment sur cour',
  doorCode: '27B50',
  floor: '4e droite',
  notes: 'Le chat Réglisse ne doit pas sortir.',
};

/**
 * What the demonstration people see when they first sign in: Camille has one visit that Awa has accepted and one that
 * waits for her answer. Made as people make them, through the API and the sandbox's payment page; needs a listening
 * application.
 */
export async function makeFirstBookings(url: string, sandbox: Sandbox, clock: Clock): Promise<void> {
  const [camille, awa] = [await signIn(url, 'customer'), await signIn(url, 'provider')];
  const provider = await awa<{ id: string }>('query { answer: myProviderFile { id } }');
  const address = await camille<{ id: string }>(
    `mutation ($input: AddressInput!) { answer: addAddress(input: $input) { ... on Address { id } ${FAILURE} } }`,
    { input: HOME },
  );
  const today = localDate(clock.now(), PARIS);
  const slots = await camille<{ start: string }[]>(
    `query ($id: ID!, $from: LocalDate!, $to: LocalDate!) {
      answer: freeSlots(providerId: $id, from: $from, to: $to, durationMinutes: ${DURATION_MINUTES}) { start } }`,
    { id: provider.id, from: addDays(today, 2), to: addDays(today, DAYS_AHEAD) },
  );
  const mornings = slots.filter(({ start }) => localMinutes(new Date(start), PARIS) === 600);
  const [soon, later] = [mornings[0], mornings.at(-1)];
  if (!soon || !later) return;
  const accepted = await book(camille, sandbox, { providerId: provider.id, addressId: address.id, start: soon.start });
  await awa(
    `mutation ($bookingId: ID!) { answer: acceptBooking(bookingId: $bookingId) { ... on Booking { id } ${FAILURE} } }`,
    { bookingId: accepted },
  );
  await book(camille, sandbox, { providerId: provider.id, addressId: address.id, start: later.start });
}

type Ask = <Answer>(query: string, variables?: Record<string, unknown>) => Promise<Answer>;

async function signIn(url: string, role: 'customer' | 'provider'): Promise<Ask> {
  const { token } = await asking(url)<{ token: string }>(
    `mutation ($input: SignInInput!) { answer: signIn(input: $input) { ... on SignedIn { token } ${FAILURE} } }`,
    {
      input: {
        email: DEMO_PEOPLE.find((person) => person.role === role)?.email,
        password: DEMO_PASSWORD,
        client: 'API',
      },
    },
  );
  return asking(url, token);
}

/** Sends requests whose one field is called `answer`; a typed failure is thrown like any other. */
const asking =
  (url: string, token?: string): Ask =>
  async <Answer>(query: string, variables = {}) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { answer: Answer & { message?: string } };
      errors?: unknown;
    };
    if (!data || data.answer.message !== undefined)
      throw new Error(`The demonstration bookings stopped: ${data?.answer.message ?? JSON.stringify(errors)}`);
    return data.answer;
  };

/** Quotes, holds and pays; answers the booking's id once the money is secured. */
async function book(
  customer: Ask,
  sandbox: Sandbox,
  wanted: { providerId: string; addressId: string; start: string },
): Promise<string> {
  const quote = await customer<{ id: string; needsEarlyStartRequest: boolean }>(
    `mutation ($input: RequestQuoteInput!) { answer: requestQuote(input: $input) { ... on Quote { id needsEarlyStartRequest } ${FAILURE} } }`,
    {
      input: {
        ...wanted,
        serviceCode: 'regular-cleaning',
        durationMinutes: DURATION_MINUTES,
        idempotencyKey: randomUUID(),
      },
    },
  );
  const { id } = await customer<{ id: string }>(
    `mutation ($input: HoldBookingInput!) { answer: holdBooking(input: $input) { ... on Booking { id } ${FAILURE} } }`,
    {
      input: {
        quoteId: quote.id,
        addressId: wanted.addressId,
        termsAccepted: true,
        earlyStartRequested: quote.needsEarlyStartRequest,
        lossAcknowledged: true,
        idempotencyKey: randomUUID(),
      },
    },
  );
  const page = await customer<{ url: string }>(
    `mutation ($input: BookingActionInput!) { answer: bookingCheckout(input: $input) { ... on BookingCheckout { url } ${FAILURE} } }`,
    { input: { bookingId: id, idempotencyKey: randomUUID() } },
  );
  const session = /cs_\w+/.exec(page.url)?.[0];
  if (!session) throw new Error('The payment page has no session');
  sandbox.control.checkout.pay(session);
  for (let look = 0; look < LOOKS; look += 1) {
    const { state } = await customer<{ state: string }>('query ($id: ID!) { answer: booking(id: $id) { state } }', {
      id,
    });
    if (state === 'REQUESTED') return id;
    await pause(BETWEEN_LOOKS);
  }
  throw new Error('The payment of a demonstration booking did not arrive');
}
