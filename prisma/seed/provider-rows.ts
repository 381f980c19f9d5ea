import type { Place } from '#geo';
import { addDays, DAY, HOUR, instantAt, localDate, PARIS, plus } from '#kernel';
import type { FieldCipher } from '#platform/crypto';
import type { Row } from './copy.js';
import { DEMO_PASSWORD_HASH } from './people.js';
import { Random } from './random.js';
import { BIOS, FIRST_NAMES, LAST_NAMES, STREETS } from './words.js';

/** What a made-up provider is like; decided before any row is written. */
export interface SeedProvider {
  readonly providerId: string;
  readonly userId: string;
  readonly publicName: string;
  readonly place: Place;
  readonly lat: number;
  readonly lng: number;
  readonly services: readonly { serviceCode: string; hourlyRateCents: number }[];
  readonly weekly: readonly { weekday: number; startMinute: number; endMinute: number }[];
  readonly policy: 'FLEXIBLE' | 'STANDARD' | 'STRICT';
  readonly vat: 'FRANCHISE_293B' | 'STANDARD_20';
  readonly trader: { legalName: string; address: string; phone: string; email: string };
  readonly siret: string;
  readonly stage: 'LISTED' | 'UNDER_REVIEW' | 'EXPIRED';
  readonly instantBook: boolean;
  readonly since: Date;
}

export interface SeedRows {
  readonly table: string;
  readonly rows: Row[];
}

const SERVICES = [
  'regular-cleaning',
  'deep-cleaning',
  'end-of-tenancy',
  'windows',
  'ironing',
  'short-let-turnover',
] as const;
/** Cents an hour above regular cleaning, as people really ask. */
const DEARER: Readonly<Record<string, number>> = {
  'deep-cleaning': 300,
  'end-of-tenancy': 400,
  windows: 350,
  'short-let-turnover': 250,
};
const LANGUAGES = ['en', 'pt', 'es', 'ar', 'wo', 'pl', 'ro', 'vi', 'it'] as const;

/** Provider number `index` of the demonstration data: the same on every run. `Index 0` is the demonstration sign-in. */
export function makeProvider(
  index: number,
  places: readonly Place[],
  now: Date,
  demo?: { email: string; firstName: string; lastName: string },
): SeedProvider & { email: string } {
  const random = new Random(0x5eed0000 + index);
  const place = demo ? (places[0] as Place) : random.pick(places);
  const firstName = demo?.firstName ?? random.pick(FIRST_NAMES);
  const lastName = demo?.lastName ?? random.pick(LAST_NAMES);
  const paris = /^(75|92|93|94)/.test(place.id);
  const base = paris ? random.integer(24, 36) * 100 : random.integer(21, 31) * 100;
  const offered = ['regular-cleaning', ...random.sample(SERVICES.slice(1), demo ? 4 : random.integer(0, 4))];
  const company = random.chance(0.12);
  const stage = demo || !random.chance(0.12) ? 'LISTED' : random.chance(0.75) ? 'UNDER_REVIEW' : 'EXPIRED';
  const email = demo?.email ?? `prestataire${index}@exemple.fr`;
  return {
    providerId: random.uuid(),
    userId: random.uuid(),
    email,
    publicName: company ? `${lastName} Propreté` : `${firstName} ${lastName.charAt(0)}.`,
    place,
    lat: round(place.lat + (random.next() - 0.5) * 0.03),
    lng: round(place.lng + (random.next() - 0.5) * 0.04),
    services: offered.map((serviceCode) => ({ serviceCode, hourlyRateCents: base + (DEARER[serviceCode] ?? 0) })),
    weekly: demo ? everyDay() : weeklyHours(random),
    policy: random.pick(['FLEXIBLE', 'STANDARD', 'STANDARD', 'STRICT'] as const),
    vat: company ? 'STANDARD_20' : 'FRANCHISE_293B',
    trader: {
      legalName: company ? `${lastName} Propreté SARL` : `${firstName} ${lastName}`,
      address: `${random.integer(1, 140)} ${random.pick(STREETS)}, ${place.postalCodes[0] ?? ''} ${place.name}`,
      phone: `+336${String(random.integer(0, 99_999_999)).padStart(8, '0')}`,
      email,
    },
    siret: siret(random),
    stage,
    instantBook: demo ? true : random.chance(0.55),
    since: plus(now, -random.integer(30, 700) * DAY),
  };
}

const round = (degrees: number): number => Math.round(degrees * 1_000) / 1_000;
const everyDay = () => [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, startMinute: 0, endMinute: 1440 }));

function weeklyHours(random: Random): SeedProvider['weekly'] {
  const days = random.chance(0.35) ? [1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5];
  const start = random.integer(14, 18) * 30;
  const end = random.integer(34, 40) * 30;
  const lunch = random.chance(0.5);
  return days
    .filter((weekday) => weekday <= 5 || random.chance(0.8))
    .flatMap((weekday) =>
      lunch
        ? [
            { weekday, startMinute: start, endMinute: 720 },
            { weekday, startMinute: 780, endMinute: end },
          ]
        : [{ weekday, startMinute: start, endMinute: end }],
    );
}

/** Fourteen digits whose Luhn sum is right (a made-up establishment). */
function siret(random: Random): string {
  const digits = Array.from({ length: 13 }, (_, i) => (i === 0 ? random.integer(3, 9) : random.integer(0, 9)));
  const sum = digits.reduce(
    (total, digit, i) => total + (i % 2 === 0 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
    0,
  );
  return [...digits, (10 - (sum % 10)) % 10].join('');
}

interface CredentialSeed {
  type: string;
  subject: string;
  days: number | null;
  facts?: object;
}

/** Every row of one provider but its bookings. `proof` adds what stands behind each credential: left out at scale. */
export function providerRows(
  provider: SeedProvider & { email: string },
  index: number,
  now: Date,
  cipher: FieldCipher,
  reviewerId: string,
  proof: boolean,
): SeedRows[] {
  const random = new Random(0xc0de0000 + index);
  const credentials = credentialSeeds(provider, random, now);
  const made = credentials.map((credential) =>
    credentialRows(provider, credential, random, now, cipher, reviewerId, proof),
  );
  const ends = credentials.flatMap(({ days }) => (days === null ? [] : [days]));
  const requiredUntil = provider.stage === 'UNDER_REVIEW' ? null : endOfDay(now, Math.min(...ends));
  return [
    { table: 'user_account', rows: [userRow(provider, ['CUSTOMER', 'PROVIDER'], cipher)] },
    { table: 'provider', rows: [providerRow(provider, random, requiredUntil, now, cipher)] },
    {
      table: 'provider_service',
      rows: provider.services.map(({ serviceCode, hourlyRateCents }) => ({
        provider_id: provider.providerId,
        service_code: serviceCode,
        hourly_rate_cents: hourlyRateCents,
      })),
    },
    { table: 'provider_credential', rows: made.map(({ credential }) => credential) },
    { table: 'provider_credential_submission', rows: made.flatMap(({ submission }) => submission) },
    { table: 'provider_credential_decision', rows: made.flatMap(({ decision }) => decision) },
    { table: 'provider_background_check', rows: made.flatMap(({ background }) => background) },
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
  ];
}

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
  now: Date,
  cipher: FieldCipher,
): Row {
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

/** Which proofs a provider has, and in how many days each ends: a few soon, some already over. */
function credentialSeeds(provider: SeedProvider, random: Random, now: Date): CredentialSeed[] {
  const insuranceDays =
    provider.stage === 'EXPIRED'
      ? -random.integer(1, 20)
      : random.chance(0.1)
        ? random.integer(5, 55)
        : random.integer(120, 360);
  const day = (days: number): string => addDays(localDate(now, PARIS), days);
  return [
    { type: 'IDENTITY', subject: '', days: random.integer(400, 3_000) },
    { type: 'BACKGROUND', subject: '', days: random.integer(200, 700) },
    {
      type: 'INSURANCE',
      subject: '',
      days: insuranceDays,
      facts: {
        insurer: random.pick(['Maaf', 'Maif Pro', 'Axa France', 'Hiscox', 'Generali']),
        policyNumber: `RC${random.integer(1_000_000, 9_999_999)}`,
        activities: ['Nettoyage de locaux d’habitation'],
        amountCents: 200_000_000,
        from: day(insuranceDays - 365),
        to: day(insuranceDays),
      },
    },
    {
      type: 'BUSINESS',
      subject: '',
      days: null,
      facts: { siret: provider.siret, legalForm: provider.vat === 'STANDARD_20' ? 'SARL' : 'EI' },
    },
    {
      type: 'VIGILANCE',
      subject: '',
      days: random.integer(100, 180),
      facts: { securityCode: String(random.integer(1e9, 9e9)), issuedOn: day(-5) },
    },
    { type: 'REFERENCE', subject: random.uuid(), days: null },
    { type: 'REFERENCE', subject: random.uuid(), days: null },
    ...provider.services.map(({ serviceCode }) => ({
      type: 'SKILL',
      subject: serviceCode,
      days: null,
      facts: { skillProof: 'TRIAL_VISIT' },
    })),
  ];
}

function credentialRows(
  provider: SeedProvider,
  seed: CredentialSeed,
  random: Random,
  now: Date,
  cipher: FieldCipher,
  reviewerId: string,
  proof: boolean,
) {
  const id = random.uuid();
  const waits = provider.stage === 'UNDER_REVIEW' && random.chance(0.5);
  const state = waits ? 'SUBMITTED' : seed.days !== null && seed.days < 0 ? 'EXPIRED' : 'VERIFIED';
  const submittedAt = waits
    ? plus(now, -random.integer(2, 90) * HOUR)
    : plus(provider.since, random.integer(1, 48) * HOUR);
  const decidedAt = waits ? null : plus(submittedAt, random.integer(4, 60) * HOUR);
  const validUntil = seed.days === null ? null : endOfDay(now, seed.days);
  const credential: Row = {
    id,
    provider_id: provider.providerId,
    type: seed.type,
    subject: seed.subject,
    state,
    version: 1,
    valid_from: null,
    valid_until: validUntil,
    submitted_at: submittedAt,
    reviewer_id: waits ? null : reviewerId,
    review_started_at: decidedAt,
    decided_at: decidedAt,
    reason_code: null,
    warned_days: null,
  };
  if (!proof) return { credential, submission: [], decision: [], background: [] };
  const submissionId = random.uuid();
  const submission: Row = {
    id: submissionId,
    credential_id: id,
    version: 1,
    type: seed.type,
    document_ids: [],
    facts_cipher: seed.facts ? cipher.encrypt(JSON.stringify(seed.facts), `provider.facts:${submissionId}`) : null,
    submitted_at: submittedAt,
  };
  const decision: Row = {
    id: random.uuid(),
    credential_id: id,
    version: 1,
    type: seed.type,
    outcome: 'VERIFIED',
    reason_code: null,
    note_cipher: null,
    valid_until: validUntil,
    decided_by: reviewerId,
    decided_at: decidedAt,
  };
  const background: Row = {
    id: random.uuid(),
    credential_id: id,
    checked_at: decidedAt,
    checked_by: reviewerId,
    outcome: 'VERIFIED',
    recheck_at: validUntil,
  };
  return {
    credential,
    submission: [submission],
    decision: waits ? [] : [decision],
    background: !waits && seed.type === 'BACKGROUND' ? [background] : [],
  };
}

/** Midnight in Paris after the day that is so many days away. */
const endOfDay = (now: Date, days: number): Date => instantAt(addDays(localDate(now, PARIS), days + 1), 0, PARIS);
