import { newId } from '#kernel';
import type { Database } from '#platform/prisma';

/** A provider as tests and benchmarks of search describe one; what is left out is ordinary. */
export interface MarketProvider {
  id: string;
  userId: string;
  listed: boolean;
  publicName: string;
  basePlaceId: string;
  baseMunicipality: string;
  baseLat: number;
  baseLng: number;
  radiusMetres: number;
  languages: string[];
  timeZone: string;
  instantBook: boolean;
  vat: 'FRANCHISE_293B' | 'STANDARD_20' | 'SAP_10';
  ratingSum: number;
  ratingCount: number;
  requiredUntil: string | null;
  firstListedAt: string;
  minNoticeMinutes: number;
  horizonDays: number;
  services: { serviceCode: string; hourlyRateCents: number }[];
  /** Local day → 96 characters `0` or `1`. */
  days: Record<string, string>;
}

/** 96 quarters, free from one hour to another. */
export const freeBetween = (fromHour: number, toHour: number): string =>
  '0'.repeat(fromHour * 4) + '1'.repeat((toHour - fromHour) * 4) + '0'.repeat(96 - toHour * 4);

export const marketProvider = (changes: Partial<MarketProvider> = {}): MarketProvider => ({
  id: newId(),
  userId: newId(),
  listed: true,
  publicName: 'Amélie',
  basePlaceId: '75118',
  baseMunicipality: 'Paris 18e Arrondissement',
  baseLat: 48.892,
  baseLng: 2.345,
  radiusMetres: 8_000,
  languages: ['fr'],
  timeZone: 'Europe/Paris',
  instantBook: false,
  vat: 'FRANCHISE_293B',
  ratingSum: 0,
  ratingCount: 0,
  requiredUntil: null,
  firstListedAt: '2025-01-01T00:00:00Z',
  minNoticeMinutes: 720,
  horizonDays: 90,
  services: [{ serviceCode: 'regular-cleaning', hourlyRateCents: 2_800 }],
  days: {},
  ...changes,
});

/**
 * Writes providers straight into the tables of the features that own them, as if they had applied, been checked and set
 * their hours: the sources that search copies from. The copy itself is left to search.
 */
export async function insertMarket(db: Database, providers: readonly MarketProvider[]): Promise<void> {
  const rows = JSON.stringify(providers);
  for (const [name, sql] of Object.entries(INSERTS)) await db.query(`test-market-${name}`, sql, [rows]);
}

const GIVEN = `json_to_recordset($1::json) AS p (id uuid, "userId" uuid, listed boolean, "publicName" text,
  "basePlaceId" text, "baseMunicipality" text, "baseLat" float8, "baseLng" float8, "radiusMetres" int, languages text[],
  "timeZone" text, "instantBook" boolean, vat text, "ratingSum" int, "ratingCount" int, "requiredUntil" timestamptz,
  "firstListedAt" timestamptz, "minNoticeMinutes" int, "horizonDays" int, services json, days json)`;

const INSERTS = {
  provider: `INSERT INTO provider (id, user_id, kind, public_name, languages, time_zone, base_place_id, base_municipality,
      base_lat, base_lng, radius_metres, instant_book, vat, trader_cipher, rating_sum, rating_count, listing_state,
      required_until, first_listed_at, settled_at, created_at, updated_at)
    SELECT id, "userId", 'PERSON', "publicName", languages, "timeZone", "basePlaceId", "baseMunicipality", "baseLat",
      "baseLng", "radiusMetres", "instantBook", vat::provider_vat_regime, '', "ratingSum", "ratingCount",
      (CASE WHEN listed THEN 'LISTED' ELSE 'DRAFT' END)::provider_listing_state, "requiredUntil", "firstListedAt",
      "firstListedAt", "firstListedAt", "firstListedAt" FROM ${GIVEN}`,
  services: `INSERT INTO provider_service (provider_id, service_code, hourly_rate_cents)
    SELECT p.id, s."serviceCode", s."hourlyRateCents"
    FROM ${GIVEN}, json_to_recordset(p.services) AS s ("serviceCode" text, "hourlyRateCents" int)`,
  credentials: `INSERT INTO provider_credential (id, provider_id, type, state, submitted_at, decided_at, valid_until)
    SELECT gen_random_uuid(), p.id, 'INSURANCE', 'VERIFIED', p."firstListedAt", p."firstListedAt", p."requiredUntil" FROM ${GIVEN}`,
  settings: `INSERT INTO availability_settings (provider_id, time_zone, buffer_before_minutes, buffer_after_minutes,
      min_notice_minutes, daily_cap_minutes, horizon_days, updated_at)
    SELECT p.id, p."timeZone", 0, 15, p."minNoticeMinutes", 600, p."horizonDays", p."firstListedAt" FROM ${GIVEN}`,
  days: `INSERT INTO day_free (provider_id, day, bits)
    SELECT p.id, d.key::date, d.value::bit(96) FROM ${GIVEN}, json_each_text(p.days) AS d`,
};
