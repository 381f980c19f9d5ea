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
    const columns = columnsOf(postings);
    const gone = await txQuery<{ id: string }>(tx, DELETE_POSTINGS, [providerIds, ...columns]);
    const written = await txQuery<{ id: string }>(tx, INSERT_POSTINGS, columns);
    return [...gone, ...written].map(({ id }) => id);
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

const GIVEN = (first: number): string =>
  `unnest(${['uuid', 'int', 'smallint', 'int', 'float8', 'float8', 'int', 'int']
    .map((type, index) => `$${first + index}::${type}[]`)
    .join(', ')}) AS given (provider_id, cell, service, rank, lat, lng, radius_metres, hourly_rate_cents)`;

const DELETE_POSTINGS = `
  WITH given AS MATERIALIZED (SELECT * FROM ${GIVEN(2)}),
  gone AS (
    DELETE FROM search_posting p WHERE p.provider_id = ANY($1::uuid[]) AND NOT EXISTS (
      SELECT FROM given g WHERE g.provider_id = p.provider_id AND g.cell = p.cell AND g.service = p.service
        AND g.rank = p.rank AND g.lat = p.lat AND g.lng = p.lng AND g.radius_metres = p.radius_metres
        AND g.hourly_rate_cents = p.hourly_rate_cents)
    RETURNING p.provider_id)
  SELECT DISTINCT provider_id AS id FROM gone`;

const INSERT_POSTINGS = `
  WITH written AS (
    INSERT INTO search_posting (provider_id, cell, service, rank, lat, lng, radius_metres, hourly_rate_cents)
    SELECT * FROM ${GIVEN(1)} ORDER BY cell, service, rank, provider_id
    ON CONFLICT DO NOTHING RETURNING provider_id)
  SELECT DISTINCT provider_id AS id FROM written`;

const columnsOf = (postings: readonly Posting[]): unknown[] =>
  (['providerId', 'cell', 'service', 'rank', 'lat', 'lng', 'radiusMetres', 'hourlyRateCents'] as const).map((column) =>
    postings.map((posting) => posting[column]),
  );
