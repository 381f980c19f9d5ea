import { Injectable } from '@nestjs/common';
import { txExecute, txQuery, type Tx } from '#platform/prisma';
import type { Posting } from '../domain/postings.js';
import type { ProviderFacts } from '../domain/provider-facts.js';

/** Writes what search reads. Every method answers the providers whose rows it had to change. */
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

  /** Makes the rows of these providers the ones given: those without are removed. */
  async writeProviders(tx: Tx, providerIds: readonly string[], listed: readonly ProviderFacts[]): Promise<string[]> {
    const gone = await txQuery<{ id: string }>(
      tx,
      `DELETE FROM search_provider WHERE provider_id = ANY($1::uuid[]) AND NOT provider_id = ANY($2::uuid[])
       RETURNING provider_id AS id`,
      [providerIds, listed.map(({ providerId }) => providerId)],
    );
    const written = await txQuery<{ id: string }>(tx, UPSERT_PROVIDERS, [JSON.stringify(listed)]);
    return [...gone, ...written].map(({ id }) => id);
  }

  /** Makes the postings of these providers the ones given; what is already right is not touched. */
  async writePostings(tx: Tx, providerIds: readonly string[], postings: readonly Posting[]): Promise<string[]> {
    const rows = await txQuery<{ id: string }>(tx, WRITE_POSTINGS, [providerIds, ...columnsOf(postings)]);
    return rows.map(({ id }) => id);
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

const UPSERT_PROVIDERS = `
  INSERT INTO search_provider AS s (provider_id, public_name, municipality, languages, instant_book, cancellation_policy,
    vat_regime, rating_sum, rating_count, required_until, badges)
  SELECT "providerId", "publicName", municipality, languages, "instantBook", "cancellationPolicy", "vatRegime",
    "ratingSum", "ratingCount", "requiredUntil", badges
  FROM json_to_recordset($1::json) AS f ("providerId" uuid, "publicName" text, municipality text, languages text[],
    "instantBook" boolean, "cancellationPolicy" text, "vatRegime" text, "ratingSum" int, "ratingCount" int,
    "requiredUntil" timestamptz, badges jsonb)
  ON CONFLICT (provider_id) DO UPDATE SET public_name = excluded.public_name, municipality = excluded.municipality,
    languages = excluded.languages, instant_book = excluded.instant_book,
    cancellation_policy = excluded.cancellation_policy, vat_regime = excluded.vat_regime,
    rating_sum = excluded.rating_sum, rating_count = excluded.rating_count, required_until = excluded.required_until,
    badges = excluded.badges
  WHERE s IS DISTINCT FROM excluded
  RETURNING provider_id AS id`;

const COLUMNS = 'provider_id, cell, service, rank, lat, lng, radius_metres, hourly_rate_cents';

/**
 * Deletes first, then inserts: a posting whose rate alone changed keeps its key. The columns come as array literals,
 * which cost a driver nothing to send by the ten thousand.
 */
const WRITE_POSTINGS = `
  WITH given AS MATERIALIZED (
    SELECT * FROM unnest($2::text::uuid[], $3::text::int[], $4::text::smallint[], $5::text::int[], $6::text::float8[],
      $7::text::float8[], $8::text::int[], $9::text::int[]) AS given (${COLUMNS})
  ), known AS MATERIALIZED (
    SELECT ${COLUMNS} FROM search_posting WHERE provider_id = ANY($1::uuid[])
  ), gone AS (
    DELETE FROM search_posting p USING (TABLE known EXCEPT TABLE given) stale
    WHERE p.cell = stale.cell AND p.service = stale.service AND p.rank = stale.rank AND p.provider_id = stale.provider_id
    RETURNING p.provider_id
  ), written AS (
    INSERT INTO search_posting (${COLUMNS})
    SELECT * FROM (TABLE given EXCEPT TABLE known) fresh WHERE (SELECT count(*) FROM gone) >= 0
    ORDER BY cell, service, rank, provider_id
    RETURNING provider_id
  )
  SELECT provider_id AS id FROM gone UNION SELECT provider_id FROM written`;

const columnsOf = (postings: readonly Posting[]): string[] =>
  (['providerId', 'cell', 'service', 'rank', 'lat', 'lng', 'radiusMetres', 'hourlyRateCents'] as const).map(
    (column) => `{${postings.map((posting) => posting[column]).join()}}`,
  );
