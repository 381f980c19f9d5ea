import type { Service } from '#catalog';
import { distanceMetres } from '#geo';
import { addDays, DAY, HOUR, instantAt, localDate, MINUTE, PARIS, plus, weekday } from '#kernel';
import type { FieldCipher } from '#platform/crypto';
import type { Rules } from '#platform/config';
import { drawUpQuote, quoteHash, quoteText, type QuoteDocument } from '#pricing';
import type { Row, SeedRows } from './copy.js';
import type { SeedProvider } from './make-provider.js';
import { Random } from './random.js';
import { STREETS } from './words.js';
import { moneyRows } from './past-money.js';
import { reviewRows } from './past-reviews.js';

/** A customer of the demonstration data. */
export interface SeedCustomer {
  readonly userId: string;
  readonly publicName: string;
}

export interface Visit {
  readonly bookingId: string;
  readonly customer: SeedCustomer;
  readonly provider: SeedProvider;
  readonly reference: string;
  readonly start: Date;
  readonly end: Date;
  readonly quote: QuoteDocument;
  readonly hash: string;
  readonly point: { lat: number; lng: number };
}

/** Letters and digits that nobody confuses. */
const REFERENCE = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** A provider's finished visits of the last year, each with its contract, its money and what both people wrote. */
export function pastBookings(
  provider: SeedProvider,
  index: number,
  context: {
    customers: readonly SeedCustomer[];
    services: ReadonlyMap<string, Service>;
    now: Date;
    rules: Rules;
    cipher: FieldCipher;
  },
): SeedRows[] {
  const random = new Random(0xb00c0000 + index);
  const oldest = Math.min(365, Math.floor((context.now.getTime() - provider.since.getTime()) / DAY) - 8);
  const days =
    oldest < 8
      ? []
      : random.sample(
          [...Array(oldest - 7).keys()].map((day) => day + 7),
          random.integer(6, 18),
        );
  const visits = days.flatMap((daysAgo) => makeVisit(provider, daysAgo, random, context) ?? []);
  const reviews = visits.map((visit) => reviewRows(visit, random, context.now));
  const money = visits.map((visit) => moneyRows(visit, random));
  return [
    { table: 'quote', rows: visits.map((visit) => quoteRow(visit, context.cipher)) },
    { table: 'booking', rows: visits.map((visit) => bookingRow(visit, random, context.cipher)) },
    { table: 'booking_transition', rows: visits.flatMap(transitionRows) },
    { table: 'payment', rows: money.map(({ payment }) => payment) },
    { table: 'payment_step', rows: money.flatMap(({ steps }) => steps) },
    { table: 'ledger_transaction', rows: money.flatMap(({ transactions }) => transactions) },
    { table: 'ledger_entry', rows: money.flatMap(({ entries }) => entries) },
    { table: 'stripe_movement', rows: money.flatMap(({ movements }) => movements) },
    { table: 'reviewable_booking', rows: reviews.map(({ reviewable }) => reviewable) },
    { table: 'review', rows: reviews.flatMap(({ written }) => written) },
    { table: 'provider_rating', rows: reviews.flatMap(({ rating }) => rating) },
    { table: 'search_outcome', rows: visits.map(outcomeRow) },
  ];
}

function makeVisit(
  provider: SeedProvider,
  daysAgo: number,
  random: Random,
  context: { customers: readonly SeedCustomer[]; services: ReadonlyMap<string, Service>; now: Date; rules: Rules },
): Visit | null {
  const day = addDays(localDate(context.now, PARIS), -daysAgo);
  const hours = provider.weekly.find(
    (range) => range.weekday === weekday(day) && range.endMinute - range.startMinute >= 240,
  );
  const offered = random.pick(provider.services);
  const service = context.services.get(offered.serviceCode);
  if (!hours || !service) return null;
  const first = Math.max(hours.startMinute, 8 * 60);
  const start = instantAt(day, first + random.integer(0, 2) * 30, PARIS);
  const durationMinutes = random.pick([120, 150, 180, 180, 210, 240]);
  const customer = random.pick(context.customers);
  const point = { lat: provider.lat + (random.next() - 0.5) * 0.04, lng: provider.lng + (random.next() - 0.5) * 0.05 };
  const bookingId = random.uuid();
  const quote = drawUpQuote(
    random.uuid(),
    {
      customerId: customer.userId,
      provider: {
        providerId: provider.providerId,
        publicName: provider.publicName,
        trader: { ...provider.trader, registrationNumber: provider.siret, sapDeclarationNumber: null },
      },
      service: { code: service.code, name: service.name },
      extras: [],
      hourlyRateCents: offered.hourlyRateCents,
      start,
      durationMinutes,
      timeZone: PARIS,
      place: {
        addressId: null,
        placeId: provider.place.id,
        municipality: provider.place.name,
        inseeCode: provider.place.id,
        ...point,
      },
      vatRegime: provider.vat,
      cancellationPolicy: provider.policy,
    },
    plus(start, -random.integer(26, 400) * HOUR),
    context.rules,
  );
  const reference = `RZ-${Array.from({ length: 6 }, () => REFERENCE.charAt(random.integer(0, REFERENCE.length - 1))).join('')}`;
  return {
    bookingId,
    customer,
    provider,
    reference,
    start,
    end: plus(start, durationMinutes * MINUTE),
    quote,
    hash: quoteHash(quoteText(quote)),
    point,
  };
}

/** What ranking remembers of a visit: it took place. */
const outcomeRow = (visit: Visit): Row => ({
  booking_id: visit.bookingId,
  provider_id: visit.provider.providerId,
  service_code: visit.quote.service.code,
  kept: true,
});

const quoteRow = (visit: Visit, cipher: FieldCipher): Row => ({
  id: visit.quote.quoteId,
  customer_id: visit.customer.userId,
  created_at: visit.quote.createdAt,
  expires_at: visit.quote.expiresAt,
  document: cipher.encrypt(quoteText(visit.quote), `quote.document:${visit.quote.quoteId}`),
  hash: visit.hash,
});

function bookingRow(visit: Visit, random: Random, cipher: FieldCipher): Row {
  const { provider, quote, start, end, bookingId } = visit;
  const halfKilometres = Math.max(1, Math.round(distanceMetres(provider, visit.point) / 500));
  const address = {
    street: `${random.integer(1, 120)} ${random.pick(STREETS)}`,
    complement: null,
    postalCode: provider.place.postalCodes[0] ?? '',
    municipality: provider.place.name,
    doorCode: `${random.integer(10, 99)}A${random.integer(10, 99)}`,
    floor: String(random.integer(0, 6)),
    notes: null,
  };
  return {
    id: bookingId,
    reference: visit.reference,
    state: 'COMPLETED',
    customer_id: visit.customer.userId,
    customer_public_name: visit.customer.publicName,
    provider_id: provider.providerId,
    provider_user_id: provider.userId,
    provider_public_name: provider.publicName,
    service_code: quote.service.code,
    start_at: start,
    end_at: end,
    time_zone: PARIS,
    blocked: { from: start, to: plus(end, 25 * MINUTE) },
    department: provider.place.id.slice(0, 2),
    municipality: provider.place.name,
    distance_metres: halfKilometres * 500,
    travel_lat: Math.round(visit.point.lat * 200) / 200,
    travel_lng: Math.round(visit.point.lng * 200) / 200,
    address_sealed: cipher.encrypt(JSON.stringify(address), `booking.address:${bookingId}`),
    quote_id: quote.quoteId,
    quote_hash: visit.hash,
    quote_sealed: cipher.encrypt(quoteText(quote), `booking.quote:${bookingId}`),
    cancellation_steps: {
      json: quote.cancellation.steps.map(({ from, feeCents, providerShareCents }) => ({
        from,
        feeCents,
        providerShareCents,
      })),
    },
    total_cents: quote.price.totalCents,
    provider_net_cents: quote.price.providerNetCents,
    instant_book: provider.instantBook,
    ...lifeOf(visit, random),
    arrival_code_sealed: cipher.encrypt(String(random.integer(1_000, 9_999)), `booking.arrival-code:${bookingId}`),
  };
}

/** The instants of a life that went as planned. */
function lifeOf({ quote, start, end }: Visit, random: Random): Row {
  const createdAt = new Date(quote.createdAt);
  const confirmedAt = plus(createdAt, random.integer(3, 9) * MINUTE);
  return {
    terms_accepted_at: createdAt,
    early_start_requested_at: createdAt,
    loss_acknowledged_at: createdAt,
    created_at: createdAt,
    hold_expires_at: plus(createdAt, 15 * MINUTE),
    asked_at: confirmedAt,
    confirmed_at: confirmedAt,
    withdrawal_ends_at: new Date(quote.withdrawal.endsAt),
    reminded_at: plus(start, -DAY),
    arrived_at: plus(start, random.integer(-5, 6) * MINUTE),
    arrival_proof: 'CODE',
    finished_at: end,
    completes_at: plus(end, DAY),
    claim_window_ends_at: plus(end, 2 * DAY),
    ended_at: plus(end, DAY),
  };
}

function transitionRows(visit: Visit): Row[] {
  const created = new Date(visit.quote.createdAt);
  const steps = [
    ['HOLD', 'CUSTOMER', null, 'HELD', created],
    ['SECURE', 'SYSTEM', 'HELD', 'CONFIRMED', plus(created, 5 * MINUTE)],
    ['ARRIVE', 'PROVIDER', 'CONFIRMED', 'IN_PROGRESS', visit.start],
    ['FINISH', 'PROVIDER', 'IN_PROGRESS', 'DONE', visit.end],
    ['COMPLETE', 'SYSTEM', 'DONE', 'COMPLETED', plus(visit.end, DAY)],
  ] as const;
  return steps.map(([command, by, from, to, at]) => ({
    booking_id: visit.bookingId,
    at,
    command,
    by,
    from_state: from,
    to_state: to,
  }));
}
