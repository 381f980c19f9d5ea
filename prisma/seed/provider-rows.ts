import type { Newcomer as Schedulable } from '#availability';
import { DAY, PARIS, plus } from '#kernel';
import type { FieldCipher } from '#platform/crypto';
import type { Newcomer as Searchable } from '#search';
import type { Row, SeedRows } from './copy.js';
import { credentialRows, credentialSeeds, endOfDay, type CredentialContext } from './credential-rows.js';
import type { SeedProvider } from './make-provider.js';
import { DEMO_PASSWORD_HASH } from './people.js';
import { Random } from './random.js';
import type { TrackRecord } from './track-record.js';
import { BIOS } from './words.js';

const LANGUAGES = ['en', 'pt', 'es', 'ar', 'wo', 'pl', 'ro', 'vi', 'it'] as const;

/** What availability and search are told of a provider. */
export type Newcomer = Searchable & Schedulable;

export interface ProviderContext extends CredentialContext {
  readonly record: TrackRecord;
  readonly mandate: { readonly version: string; readonly textHash: string };
}

/** Every row of one provider but their bookings. */
export function providerRows(
  provider: SeedProvider & { email: string },
  context: ProviderContext,
): { rows: SeedRows[]; newcomer: Newcomer } {
  const { index, now, cipher } = context;
  const random = new Random(0xc0de0000 + index);
  const seeds = credentialSeeds(provider, random, now);
  const ends = seeds.flatMap(({ days }) => (days === null ? [] : [days]));
  const requiredUntil = provider.stage === 'UNDER_REVIEW' ? null : endOfDay(now, Math.min(...ends));
  const account = userRow(provider, ['CUSTOMER', 'PROVIDER'], cipher);
  const profile = providerRow(provider, random, requiredUntil, context);
  const { rows: credentials, verified } = credentialRows(provider, seeds, random, context);
  const rows: SeedRows[] = [
    { table: 'user_account', rows: [account] },
    { table: 'provider', rows: [profile] },
    {
      table: 'provider_service',
      rows: provider.services.map(({ serviceCode, hourlyRateCents }) => ({
        provider_id: provider.providerId,
        service_code: serviceCode,
        hourly_rate_cents: hourlyRateCents,
      })),
    },
    ...credentials,
    { table: 'availability_settings', rows: [settingsRow(provider, random)] },
    {
      table: 'weekly_hours',
      rows: provider.weekly.map((hours) => ({
        provider_id: provider.providerId,
        weekday: hours.weekday,
        start_minute: hours.startMinute,
        end_minute: hours.endMinute,
      })),
    },
    { table: 'billing_mandate', rows: [mandateRow(provider, random, context)] },
  ];
  return { rows, newcomer: newcomerOf(provider, profile, context.record, verified) };
}

/** What search would read of the rows, and availability. */
const newcomerOf = (
  provider: SeedProvider,
  profile: ReturnType<typeof providerRow>,
  record: TrackRecord,
  credentials: Newcomer['credentials'],
): Newcomer => ({
  providerId: provider.providerId,
  publicName: profile.public_name,
  municipality: profile.base_municipality,
  languages: profile.languages,
  instantBook: profile.instant_book,
  cancellationPolicy: profile.cancellation_policy,
  requiredUntil: profile.required_until,
  credentials,
  listed: profile.listing_state === 'LISTED',
  basePlaceId: profile.base_place_id,
  base: { lat: profile.base_lat, lng: profile.base_lng },
  radiusMetres: profile.radius_metres,
  firstListedAt: profile.first_listed_at,
  ratingSum: profile.rating_sum,
  ratingCount: profile.rating_count,
  keptVisits: [...record.visits.values()].reduce((sum, visits) => sum + visits, 0),
  brokenVisits: 0,
  offers: provider.services.map((offer) => ({ ...offer, completedVisits: record.visits.get(offer.serviceCode) ?? 0 })),
  timeZone: profile.time_zone,
  weeklyHours: provider.weekly,
});

/** An account anyone of the demonstration data can sign in to. */
export function userRow(
  person: { userId: string; email: string; publicName: string; trader?: { legalName: string }; since: Date },
  roles: readonly string[],
  cipher: FieldCipher,
  permissions: readonly string[] = [],
): Row {
  const [firstName = '', ...rest] = (person.trader?.legalName ?? person.publicName).split(' ');
  const secret = (field: string, text: string): string => cipher.encrypt(text, `user.${field}:${person.userId}`);
  return {
    id: person.userId,
    email_cipher: secret('email', person.email),
    email_index: cipher.blindIndex(person.email),
    email_verified_at: person.since,
    password_hash: DEMO_PASSWORD_HASH,
    password_changed_at: person.since,
    locale: 'fr',
    public_name: person.publicName.slice(0, 40),
    first_name_cipher: secret('first-name', firstName),
    last_name_cipher: secret('last-name', rest.join(' ')),
    roles,
    permissions,
    created_at: person.since,
    updated_at: person.since,
  };
}

function providerRow(
  provider: SeedProvider,
  random: Random,
  requiredUntil: Date | null,
  { now, cipher, record }: ProviderContext,
) {
  const languages = ['fr', ...random.sample(LANGUAGES, random.integer(0, 2))];
  return {
    id: provider.providerId,
    user_id: provider.userId,
    kind: provider.vat === 'STANDARD_20' ? 'COMPANY' : 'PERSON',
    public_name: provider.publicName,
    bio: random.pick(BIOS),
    languages,
    time_zone: PARIS,
    base_place_id: provider.place.id,
    base_municipality: provider.place.name,
    base_lat: provider.lat,
    base_lng: provider.lng,
    radius_metres: random.integer(5, 15) * 1_000,
    instant_book: provider.instantBook,
    cancellation_policy: provider.policy,
    vat: provider.vat,
    trader_cipher: cipher.encrypt(JSON.stringify(provider.trader), `provider.trader:${provider.providerId}`),
    needs_right_to_work: false,
    terms_version: '2026-11',
    terms_accepted_at: provider.since,
    payouts_ready: provider.stage !== 'UNDER_REVIEW',
    has_working_hours: true,
    in_good_standing: true,
    rating_sum: record.ratingSum,
    rating_count: record.ratingCount,
    listing_state: provider.stage === 'LISTED' ? 'LISTED' : provider.stage === 'EXPIRED' ? 'PAUSED' : 'UNDER_REVIEW',
    paused_by: provider.stage === 'EXPIRED' ? 'RULE' : null,
    required_until: requiredUntil,
    first_listed_at: provider.stage === 'UNDER_REVIEW' ? null : plus(provider.since, 6 * DAY),
    created_at: provider.since,
    settled_at: now,
    updated_at: now,
  };
}

const settingsRow = (provider: SeedProvider, random: Random): Row => ({
  provider_id: provider.providerId,
  time_zone: PARIS,
  buffer_before_minutes: 0,
  buffer_after_minutes: random.pick([15, 15, 30]),
  min_notice_minutes: provider.weekly.length === 7 ? 0 : random.pick([240, 720, 720, 1440]),
  daily_cap_minutes: provider.weekly.length === 7 ? 1440 : 600,
  horizon_days: 90,
  updated_at: provider.since,
});

/** Given today: no invoice is issued in anybody's name before. */
const mandateRow = (provider: SeedProvider, random: Random, { index, now, mandate }: ProviderContext): Row => ({
  id: random.uuidInOrder(index),
  provider_id: provider.providerId,
  user_id: provider.userId,
  version: mandate.version,
  text_hash: mandate.textHash,
  accepted_at: now,
});
