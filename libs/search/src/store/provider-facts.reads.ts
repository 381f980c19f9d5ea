import { Injectable } from '@nestjs/common';
import { cellOf, type Cell } from '#geo';
import { Database, txQuery, type Tx } from '#platform/prisma';
import type { ProviderFacts } from '../domain/provider-facts.js';

/**
 * Reads the rows of provider that ranking follows from, and how visits ended. One statement for many providers, each
 * table read once: a rebuild of a hundred thousand is as plain as the refresh of one. Nothing personal is read.
 */
const FACTS = `
  WITH visits AS (
    SELECT provider_id, service_code, count(*) FILTER (WHERE kept)::int AS kept, count(*) FILTER (WHERE NOT kept)::int AS broken
    FROM search_outcome WHERE provider_id = ANY($1::uuid[]) GROUP BY provider_id, service_code
  ), outcomes AS (
    SELECT provider_id, sum(kept)::int AS kept, sum(broken)::int AS broken FROM visits GROUP BY provider_id
  ), offers AS (
    SELECT s.provider_id, json_agg(json_build_array(s.service_code, s.hourly_rate_cents, coalesce(v.kept, 0))
      ORDER BY s.service_code) AS list
    FROM provider_service s LEFT JOIN visits v ON v.provider_id = s.provider_id AND v.service_code = s.service_code
    WHERE s.provider_id = ANY($1::uuid[]) GROUP BY s.provider_id
  )
  SELECT p.id AS "providerId", p.listing_state = 'LISTED' AS listed, p.base_place_id AS "basePlaceId",
    p.base_lat AS lat, p.base_lng AS lng, p.radius_metres AS "radiusMetres", p.first_listed_at AS "firstListedAt",
    p.rating_sum AS "ratingSum", p.rating_count AS "ratingCount",
    coalesce(outcomes.kept, 0) AS "keptVisits", coalesce(outcomes.broken, 0) AS "brokenVisits",
    coalesce(offers.list, '[]') AS offers
  FROM provider p
  LEFT JOIN outcomes ON outcomes.provider_id = p.id
  LEFT JOIN offers ON offers.provider_id = p.id
  WHERE p.id = ANY($1::uuid[])`;

type FactsRow = Omit<ProviderFacts, 'base' | 'offers'> & {
  lat: number;
  lng: number;
  /** Service code, cents an hour, visits of the service that took place. */
  offers: [string, number, number][];
};

@Injectable()
export class ProviderFactsReads {
  constructor(private readonly database: Database) {}

  /** What is true of these providers at this moment of the transaction; those that do not exist are left out. */
  async of(tx: Tx, providerIds: readonly string[]): Promise<ProviderFacts[]> {
    return (await txQuery<FactsRow>(tx, FACTS, [providerIds])).map(toFacts);
  }

  async ofUser(userId: string): Promise<ProviderFacts | null> {
    const [provider] = await this.database.query<{ id: string }>(
      'search-provider-of-user',
      'SELECT id FROM provider WHERE user_id = $1',
      [userId],
    );
    if (!provider) return null;
    const [row] = await this.database.query<FactsRow>('search-facts', FACTS, [[provider.id]]);
    return row ? toFacts(row) : null;
  }

  /**
   * The next providers by id, and those that search still holds rows of though they are gone, with the cell of their
   * base (0 when gone). Start after the nil UUID.
   */
  async providersAfter(afterId: string, limit: number): Promise<{ id: string; cell: Cell }[]> {
    const rows = await this.database.query<{ id: string; lat: number | null; lng: number | null }>(
      'search-providers-after',
      `SELECT known.id, p.base_lat AS lat, p.base_lng AS lng FROM (
         (SELECT id FROM provider WHERE id > $1 ORDER BY id LIMIT $2)
         UNION (SELECT provider_id FROM search_provider WHERE provider_id > $1 ORDER BY provider_id LIMIT $2)
         UNION (SELECT DISTINCT provider_id FROM search_posting WHERE provider_id > $1 ORDER BY provider_id LIMIT $2)
       ) known LEFT JOIN provider p ON p.id = known.id ORDER BY known.id LIMIT $2`,
      [afterId, limit],
    );
    return rows.map(({ id, lat, lng }) => ({ id, cell: lat === null || lng === null ? 0 : cellOf({ lat, lng }) }));
  }
}

const toFacts = ({ lat, lng, offers, ...row }: FactsRow): ProviderFacts => ({
  ...row,
  base: { lat, lng },
  offers: offers.map(([serviceCode, hourlyRateCents, completedVisits]) => ({
    serviceCode,
    hourlyRateCents,
    completedVisits,
  })),
});
