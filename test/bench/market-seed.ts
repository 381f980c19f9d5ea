import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Days of bitmaps that are made, from the first. */
export const BENCH_DAYS = 28;
/** A Monday. */
export const BENCH_FIRST_DAY = '2026-11-23';
export const BENCH_NOW = '2026-11-22T10:00:00Z';

const PLACES = join(import.meta.dirname, '../../libs/geo/data/places.tsv');

/**
 * Fills the tables of provider and availability with a market of `count` providers, the same for the same count: spread
 * over the hundred largest French places by population, one to three services, radii of 3 to 15 km, rates and reviews
 * as they come, and four weeks of days that are half booked. All by set-based SQL, in slices below the statement timeout;
 * `onSlice` is told after each how many there are.
 */
export async function seedMarket(
  url: string,
  count: number,
  onSlice: (seeded: number) => void = () => undefined,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET synchronous_commit = off');
    await client.query('SELECT setseed(0.22)');
    await client.query(MAKE_PLACES);
    await client.query(FILL_PLACES, [JSON.stringify(largestPlaces())]);
    await client.query(MAKE_PATTERNS);
    for (let from = 1; from <= count; from += SLICE) {
      const slice = [from, Math.min(count, from + SLICE - 1)];
      await client.query(PROVIDERS, slice);
      for (const sql of [SERVICES, CREDENTIALS, SETTINGS]) await client.query(sql, slice);
      await client.query(DAYS, [...slice, BENCH_FIRST_DAY, BENCH_DAYS]);
      onSlice(Math.min(count, from + SLICE - 1));
    }
    for (const table of ['provider', 'provider_service', 'provider_credential', 'availability_settings', 'day_free']) {
      await client.query(`VACUUM (ANALYZE, FREEZE) ${table}`);
    }
  } finally {
    await client.end();
  }
}

const SLICE = 10_000;

function largestPlaces(): object[] {
  const lines = readFileSync(PLACES, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  let upTo = 0;
  return lines.slice(0, 100).map(([id, name, , population, lat, lng]) => {
    upTo += Number(population);
    return { id, name, lat: Number(lat), lng: Number(lng), up_to: upTo };
  });
}

const MAKE_PLACES = `CREATE TEMP TABLE bench_place (id text, name text, lat float8, lng float8, up_to bigint)`;
const FILL_PLACES = `INSERT INTO bench_place SELECT * FROM json_populate_recordset(NULL::bench_place, $1::json)`;

/** Two hundred working days: hours of various length with up to three visits in them; every eighth is closed. */
const MAKE_PATTERNS = `
  CREATE TEMP TABLE bench_pattern AS
  SELECT n AS pattern, CASE WHEN n % 8 = 0 THEN repeat('0', 96)::bit(96) ELSE (
    (repeat('0', f) || repeat('1', l) || repeat('0', 96 - f - l))::bit(96)
      & ~(repeat('0', a) || repeat('1', v) || repeat('0', 96 - a - v))::bit(96)
      & ~(repeat('0', b) || repeat('1', w) || repeat('0', 96 - b - w))::bit(96)) END AS bits
  FROM (SELECT n, 28 + (random() * 10)::int AS f, 20 + (random() * 26)::int AS l, 28 + (random() * 30)::int AS a,
    (random() * 16)::int AS v, 40 + (random() * 30)::int AS b, (random() * 16)::int AS w FROM generate_series(0, 199) AS n) random`;

const ID = `md5('bench provider ' || n)::uuid`;

const PROVIDERS = `
  INSERT INTO provider (id, user_id, kind, public_name, languages, base_place_id, base_municipality, base_lat, base_lng,
    radius_metres, instant_book, trader_cipher, rating_sum, rating_count, listing_state, first_listed_at, required_until,
    settled_at, created_at, updated_at)
  SELECT ${ID}, md5('bench user ' || n)::uuid, 'PERSON', 'Prestataire ' || n,
    CASE WHEN random() < 0.3 THEN ARRAY['fr', 'en'] ELSE ARRAY['fr'] END, p.id, p.name,
    p.lat + (random() + random() - 1) * 0.12, p.lng + (random() + random() - 1) * 0.18, 3000 + (random() * 12000)::int,
    random() < 0.4, '', (reviews * (3.6 + random() * 1.4))::int, reviews, 'LISTED',
    timestamptz '2026-11-01' - random() * interval '700 days', timestamptz '2027-01-01' + random() * interval '300 days',
    '2026-11-01', '2026-11-01', '2026-11-01'
  FROM (SELECT n, random() * (SELECT max(up_to) FROM bench_place) AS at, (random() * random() * 120)::int AS reviews
    FROM generate_series($1::int, $2::int) AS n) numbered
  CROSS JOIN LATERAL (SELECT * FROM bench_place WHERE up_to >= numbered.at ORDER BY up_to LIMIT 1) p`;

const SERVICES = `
  INSERT INTO provider_service (provider_id, service_code, hourly_rate_cents)
  SELECT ${ID}, s.code, 2300 + (random() * 1800)::int FROM generate_series($1::int, $2::int) AS n
  JOIN (VALUES ('regular-cleaning', 1.0), ('deep-cleaning', 0.5), ('windows', 0.25), ('ironing', 0.15)) AS s (code, share)
    ON ('x' || substr(md5(n || s.code), 1, 4))::bit(16)::int / 65536.0 < s.share`;

const CREDENTIALS = `
  INSERT INTO provider_credential (id, provider_id, type, state, submitted_at, decided_at, valid_until)
  SELECT gen_random_uuid(), ${ID}, t::credential_type, 'VERIFIED', '2026-01-01', '2026-01-02', '2027-06-30'
  FROM generate_series($1::int, $2::int) AS n, unnest(ARRAY['IDENTITY', 'BACKGROUND', 'INSURANCE', 'BUSINESS']) AS t`;

const SETTINGS = `
  INSERT INTO availability_settings (provider_id, time_zone, buffer_before_minutes, buffer_after_minutes,
    min_notice_minutes, daily_cap_minutes, horizon_days, updated_at)
  SELECT ${ID}, 'Europe/Paris', 0, 15, 720, 600, 90, '2026-11-01' FROM generate_series($1::int, $2::int) AS n`;

const DAYS = `
  INSERT INTO day_free (provider_id, day, bits)
  SELECT ${ID}, $3::date + d, CASE WHEN d % 7 = 6 THEN repeat('0', 96)::bit(96) ELSE p.bits END
  FROM generate_series($1::int, $2::int) AS n CROSS JOIN generate_series(0, $4::int - 1) AS d
  JOIN bench_pattern p ON p.pattern = ('x' || substr(md5(n || '/' || d), 1, 4))::bit(16)::int % 200
  ORDER BY 1, 2`;
