import { randomUUID } from 'node:crypto';
import type { Client } from '../client.js';
import { payByCard } from '../hosted-pages.js';
import { euros, type Story } from '../story.js';
import { expectThat, Surprise } from '../surprise.js';
import type { Place } from './apply.js';
import { waitUntil } from './wait.js';

/** In milliseconds; searches are limited per minute. */
const BETWEEN_SEARCHES = 2_000;

export const FAILURE = '... on UserError { message }';

interface Hit {
  provider: { id: string; publicName: string; badges: { type: string }[] };
  price: { totalCents: number };
  distanceKm: number;
}

interface Page {
  __typename: string;
  message?: string;
  nodes?: Hit[];
  pageInfo?: { hasNextPage: boolean; endCursor: string | null };
}

interface Quote {
  id: string;
  totalCents: number;
  lines: { label: string; amountCents: number }[];
  needsEarlyStartRequest: boolean;
  cancellationSteps: { statement: string }[];
  orderLabel: string;
}

/** Finds the provider among the results, gets a quote, books and pays. Answers the booking's id. */
export async function book(
  customer: Client,
  story: Story,
  wanted: { place: Place; providerId: string; date: string; time: string; start: string },
): Promise<{ bookingId: string; totalCents: number }> {
  await find(customer, story, wanted);
  const address = await customer.do<{ id: string }>(
    'Address',
    `mutation ($input: AddressInput!) { addAddress(input: $input) { __typename ... on Address { id } ${FAILURE} } }`,
    {
      input: {
        placeId: wanted.place.id,
        postalCode: wanted.place.postalCodes[0],
        street: '12 bis rue de l’Église',
        doorCode: '45A12',
        floor: '3',
        notes: 'Sonner deux fois',
      },
    },
  );
  const quote = await getQuote(customer, story, wanted, address.id);
  const hold = `mutation ($input: HoldBookingInput!) { holdBooking(input: $input) { __typename ... on Booking { id state holdExpiresAt } ${FAILURE} } }`;
  const input = {
    quoteId: quote.id,
    addressId: address.id,
    termsAccepted: true,
    earlyStartRequested: quote.needsEarlyStartRequest,
    lossAcknowledged: true,
    idempotencyKey: randomUUID(),
  };
  const held = await customer.do<{ id: string; state: string }>('Booking', hold, { input });
  expectThat(held.state === 'HELD', `The booking is ${held.state}, not held`);
  story.tell('held', `“${quote.orderLabel}”: the slot is hers for 15 minutes while she pays.`, { bookingId: held.id });
  const again = await customer.do<{ id: string }>('Booking', hold, { input });
  expectThat(again.id === held.id, 'The same request under the same key made another booking');
  await pay(customer, story, held.id, quote.totalCents);
  return { bookingId: held.id, totalCents: quote.totalCents };
}

async function find(
  customer: Client,
  story: Story,
  { place, providerId, date, time }: { place: Place; providerId: string; date: string; time: string },
): Promise<void> {
  const query = `query ($input: SearchInput!, $after: String) { search(input: $input, first: 50, after: $after) { __typename
    ... on SearchHitConnection { nodes { provider { id publicName badges { type } } price { totalCents } distanceKm } pageInfo { hasNextPage endCursor } } ${FAILURE} } }`;
  const input = { placeId: place.id, serviceCode: 'regular-cleaning', date, time, durationMinutes: 120 };
  const hit = await waitUntil(
    'the new provider in search',
    async () => {
      let after: string | null = null;
      do {
        const page: Page = (await customer.ask<{ search: Page }>(query, { input, after })).search;
        // Search hears of her listing a moment after it is written; until then nobody may serve this town.
        if (page.__typename === 'PlaceNotServed') return null;
        if (!page.nodes || !page.pageInfo) throw new Surprise(`${customer.who}: no results: ${page.message ?? ''}`);
        const found = page.nodes.find(({ provider }) => provider.id === providerId);
        if (found) return found;
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      return null;
    },
    BETWEEN_SEARCHES,
  );
  story.tell(
    'found',
    `Camille searches two hours of cleaning in ${place.name} and finds ${hit.provider.publicName}, ${hit.distanceKm} km away, ${euros(hit.price.totalCents)} all included, ${hit.provider.badges.length} checks shown.`,
    {
      totalCents: hit.price.totalCents,
      badges: hit.provider.badges.length,
    },
  );
}

async function getQuote(
  customer: Client,
  story: Story,
  wanted: { providerId: string; start: string },
  addressId: string,
): Promise<Quote> {
  const query = `mutation ($input: RequestQuoteInput!) { requestQuote(input: $input) { __typename
    ... on Quote { id totalCents lines { label amountCents } needsEarlyStartRequest cancellationSteps { statement } orderLabel } ${FAILURE} } }`;
  const input = {
    providerId: wanted.providerId,
    serviceCode: 'regular-cleaning',
    durationMinutes: 120,
    addressId,
    start: wanted.start,
    idempotencyKey: randomUUID(),
  };
  const quote = await customer.do<Quote>('Quote', query, { input });
  const sum = quote.lines.reduce((total, line) => total + line.amountCents, 0);
  expectThat(sum === quote.totalCents, `The quote’s lines add up to ${sum}, not ${quote.totalCents}`);
  story.tell(
    'quoted',
    `The quote: ${quote.lines.map((line) => `${line.label} ${euros(line.amountCents)}`).join(' + ')} = ${euros(quote.totalCents)}. Cancelling: ${quote.cancellationSteps[0]?.statement ?? ''}`,
    {
      totalCents: quote.totalCents,
      lines: quote.lines,
    },
  );
  return quote;
}

async function pay(customer: Client, story: Story, bookingId: string, totalCents: number): Promise<void> {
  const query = `mutation ($input: BookingActionInput!) { bookingCheckout(input: $input) { __typename ... on BookingCheckout { url } ${FAILURE} } }`;
  const { url } = await customer.do<{ url: string }>('BookingCheckout', query, {
    input: { bookingId, idempotencyKey: randomUUID() },
  });
  await payByCard(url);
  const held = await waitUntil('the payment', async () => {
    const { booking } = await customer.ask<{ booking: { state: string; payment: { heldCents: number } } }>(
      `query ($id: ID!) { booking(id: $id) { state payment { heldCents } } }`,
      { id: bookingId },
    );
    if (booking.state === 'EXPIRED') throw new Surprise('The hold expired');
    return booking.state === 'REQUESTED' && booking;
  });
  expectThat(held.payment.heldCents === totalCents, `${held.payment.heldCents} is held, not ${totalCents}`);
  story.tell(
    'paid',
    `She pays on Stripe’s page: ${euros(totalCents)} are held on her card, nothing is taken. Awa is asked.`,
    { heldCents: held.payment.heldCents },
  );
}
