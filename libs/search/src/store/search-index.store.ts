import { Injectable } from '@nestjs/common';
import { BinaryRows, textArray, txCopy, txExecute, txQuery, uuidBytes, type Tx } from '#platform/prisma';
import { badgesOf, type Newcomer } from '../domain/newcomer.js';
import type { Postings } from '../domain/postings.js';

/** Writes what search reads; whole sets of providers in each statement. */
@Injectable()
export class SearchIndexStore {
  /** Others who refresh these providers wait until this transaction ends, so that the newest facts are written last. */
  async lock(tx: Tx, providerIds: readonly string[]): Promise<void> {
    await txExecute(
      tx,
      `SELECT count(pg_advisory_xact_lock(hashtextextended('search:' || id, 0))) FROM (
         SELECT id FROM unnest($1::text[]) AS id ORDER BY id) ordered`,
      [providerIds],
    );
  }

  /**
   * Copies what search shows of these providers from the rows of provider; those who are not listed have none. Answers
   * the providers whose row was not right.
   */
  async copyProviders(tx: Tx, providerIds: readonly string[]): Promise<string[]> {
    const rows = await txQuery<{ id: string }>(tx, COPY_PROVIDERS, [providerIds]);
    return rows.map(({ id }) => id);
  }

  /**
   * Makes the postings of these providers the ones given: compared by a fingerprint for each provider, and only those
   * that differ are written. Answers their ids.
   */
  async replacePostings(tx: Tx, providerIds: readonly string[], postings: readonly Postings[]): Promise<string[]> {
    const rows = await txQuery<{ id: string }>(tx, FIND_DIFFERENT, [providerIds, ...columnsOf(postings)]);
    if (rows.length === 0) return [];
    const different = new Set(rows.map(({ id }) => id));
    await txExecute(tx, 'DELETE FROM search_posting WHERE provider_id = ANY($1::uuid[])', [[...different]]);
    const fresh = postings.filter(({ providerId }) => different.has(providerId));
    await txExecute(tx, `${ADD_POSTINGS} ORDER BY cell, service, rank, provider_id`, columnsOf(fresh));
    return [...different];
  }

  /** Writes what is shown of providers who have no row yet, within a bulk load. */
  async addProviders(tx: Tx, newcomers: readonly Newcomer[]): Promise<void> {
    const rows = new BinaryRows(10);
    for (const one of newcomers) {
      rows.row().uuid(one.providerId).text(one.publicName).text(one.municipality).bytes(textArray(one.languages));
      rows.bool(one.instantBook).text(one.cancellationPolicy).int4(one.ratingSum).int4(one.ratingCount);
      if (one.requiredUntil) rows.instant(one.requiredUntil);
      else rows.nothing();
      rows.json(JSON.stringify(badgesOf(one.credentials)));
    }
    await txCopy(tx, `COPY search_provider (${SHOWN}) FROM STDIN`, rows);
  }

  /** Writes postings of providers who have none, within a bulk load. */
  async addPostings(tx: Tx, postings: readonly Postings[]): Promise<void> {
    const rows = new BinaryRows(COLUMN_LIST.length);
    for (const { providerId, cells, ranks, service, lat, lng, radiusMetres, hourlyRateCents } of postings) {
      const id = uuidBytes(providerId);
      for (const [at, cell] of cells.entries()) {
        rows
          .row()
          .uuid(id)
          .int4(cell)
          .int2(service)
          .int4(ranks[at] as number);
        rows.float8(lat).float8(lng).int4(radiusMetres).int4(hourlyRateCents);
      }
    }
    await txCopy(tx, `COPY search_posting (${COLUMNS}) FROM STDIN`, rows);
  }

  /** Records how a booking ended; a second telling changes nothing. False when it was known. */
  async recordOutcome(
    tx: Tx,
    outcome: { bookingId: string; providerId: string; serviceCode: string; kept: boolean },
  ): Promise<boolean> {
    const { count } = await tx.searchOutcome.createMany({ data: [outcome], skipDuplicates: true });
    return count > 0;
  }
}

/** An instant as JavaScript writes it, so that texts compare like instants. */
const ISO = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const SHOWN = `provider_id, public_name, municipality, languages, instant_book, cancellation_policy, rating_sum, rating_count,
  required_until, badges`;

/**
 * A credential's subject is shown of a skill alone: it is the service; of a reference it is nobody's business. The badges
 * are put together as text, which costs half of what json_build_object does.
 */
const COPY_PROVIDERS = `
  WITH checked AS (
    SELECT provider_id, type::text AS type, CASE WHEN type = 'SKILL' THEN subject END AS service_code,
      max(decided_at) AS checked_at, CASE WHEN bool_and(valid_until IS NOT NULL) THEN max(valid_until) END AS valid_until,
      count(*)::int AS count
    FROM provider_credential WHERE provider_id = ANY($1::uuid[]) AND state = 'VERIFIED' GROUP BY 1, 2, 3
  ), badges AS (
    SELECT provider_id, '[' || string_agg('{"type":"' || type || '","count":' || count
      || ',"checkedAt":' || coalesce('"' || ${ISO('checked_at')} || '"', 'null')
      || ',"validUntil":' || coalesce('"' || ${ISO('valid_until')} || '"', 'null')
      || ',"serviceCode":' || coalesce(to_json(service_code)::text, 'null') || '}', ',' ORDER BY type, service_code) || ']' AS list
    FROM checked GROUP BY provider_id
  ), given AS MATERIALIZED (
    SELECT p.id AS provider_id, p.public_name, p.base_municipality AS municipality, p.languages, p.instant_book,
      p.cancellation_policy::text AS cancellation_policy,
      p.rating_sum, p.rating_count, p.required_until, coalesce(badges.list, '[]')::jsonb AS badges
    FROM provider p LEFT JOIN badges ON badges.provider_id = p.id
    WHERE p.id = ANY($1::uuid[]) AND p.listing_state = 'LISTED'
  ), known AS MATERIALIZED (
    SELECT ${SHOWN} FROM search_provider WHERE provider_id = ANY($1::uuid[])
  ), gone AS (
    DELETE FROM search_provider s USING known
    WHERE s.provider_id = known.provider_id AND NOT EXISTS (SELECT FROM given WHERE given.provider_id = known.provider_id)
    RETURNING s.provider_id
  ), written AS (
    INSERT INTO search_provider (${SHOWN})
    SELECT given.* FROM given LEFT JOIN known ON known.provider_id = given.provider_id WHERE given IS DISTINCT FROM known
    ON CONFLICT (provider_id) DO UPDATE SET public_name = excluded.public_name, municipality = excluded.municipality,
      languages = excluded.languages, instant_book = excluded.instant_book,
      cancellation_policy = excluded.cancellation_policy, rating_sum = excluded.rating_sum, rating_count = excluded.rating_count, required_until = excluded.required_until,
      badges = excluded.badges
    RETURNING provider_id
  )
  SELECT provider_id AS id FROM gone UNION ALL SELECT provider_id FROM written`;

const COLUMN_LIST = ['provider_id', 'cell', 'service', 'rank', 'lat', 'lng', 'radius_metres', 'hourly_rate_cents'];
const COLUMNS = COLUMN_LIST.join(', ');

/** One value for each provider and service travels, and two lists; their rows are made in the database. */
const given = (first: number): string => {
  const types = ['uuid[]', 'smallint[]', 'int[]', 'float8[]', 'float8[]', 'int[]', 'text[]', 'text[]'];
  const columns = types.map((type, index) => `$${first + index}::text::${type}`).join(', ');
  return `SELECT o.provider_id, c.cell, o.service, c.rank, o.lat, o.lng, o.radius_metres, o.hourly_rate_cents
    FROM unnest(${columns}) AS o (provider_id, service, hourly_rate_cents, lat, lng, radius_metres, cells, ranks)
    CROSS JOIN LATERAL unnest(o.cells::int[], o.ranks::int[]) AS c (cell, rank)`;
};

/** Rows of a provider are all different (they have a key), so their hashes, combined, stand for the set of them. */
const FINGERPRINTS = (rows: string): string => `
  SELECT provider_id, count(*) AS count, bit_xor(hash_record_extended(ROW(${COLUMNS}), 0)) AS hash
  FROM (${rows}) rows GROUP BY provider_id`;

const FIND_DIFFERENT = `
  SELECT coalesce(given.provider_id, known.provider_id) AS id
  FROM (${FINGERPRINTS(given(2))}) given
  FULL JOIN (${FINGERPRINTS(`SELECT ${COLUMNS} FROM search_posting WHERE provider_id = ANY($1::uuid[])`)}) known
    ON known.provider_id = given.provider_id
  WHERE (given.count, given.hash) IS DISTINCT FROM (known.count, known.hash)`;

/** Where the index is there, its order follows, so that each of its pages is visited once. */
const ADD_POSTINGS = `INSERT INTO search_posting (${COLUMNS}) SELECT * FROM (${given(1)}) given`;

/** Array literals: they cost a driver nothing to send by the ten thousand. */
const columnsOf = (postings: readonly Postings[]): string[] => [
  ...(['providerId', 'service', 'hourlyRateCents', 'lat', 'lng', 'radiusMetres'] as const).map(
    (column) => `{${postings.map((one) => one[column]).join()}}`,
  ),
  ...(['cells', 'ranks'] as const).map((column) => `{${postings.map((one) => `"{${one[column].join()}}"`).join()}}`),
];
