import { Injectable } from '@nestjs/common';
import { cellOf, type Cell } from '#geo';
import { Database, txQuery, type Tx } from '#platform/prisma';
import type { ProviderFacts } from '../domain/provider-facts.js';

/** An instant as JavaScript writes it, so that texts compare like instants. */
const ISO = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Reads the rows of provider that search copies. One statement for many providers: a rebuild of a hundred thousand is
 * as plain as the refresh of one. Nothing personal is read: no legal name, contact or document.
 */
const FACTS = `
  SELECT p.id AS "providerId", p.listing_state = 'LISTED' AS listed, p.public_name AS "publicName",
    p.base_place_id AS "basePlaceId", p.base_municipality AS municipality, p.base_lat AS "baseLat", p.base_lng AS "baseLng",
    p.radius_metres AS "radiusMetres", p.languages, p.instant_book AS "instantBook",
    p.cancellation_policy::text AS "cancellationPolicy",
    CASE WHEN p.vat = 'SAP_10' AND NOT EXISTS (
      SELECT FROM provider_credential c WHERE c.provider_id = p.id AND c.type = 'SAP' AND c.state = 'VERIFIED'
    ) THEN 'STANDARD_20' ELSE p.vat::text END AS "vatRegime",
    p.required_until AS "requiredUntil", p.first_listed_at AS "firstListedAt",
    p.rating_sum AS "ratingSum", p.rating_count AS "ratingCount",
    outcomes.kept AS "keptVisits", outcomes.broken AS "brokenVisits", badges.list AS badges, offers.list AS offers
  FROM provider p
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE o.kept)::int AS kept, count(*) FILTER (WHERE NOT o.kept)::int AS broken
    FROM search_outcome o WHERE o.provider_id = p.id
  ) outcomes
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('serviceCode', s.service_code, 'hourlyRateCents', s.hourly_rate_cents,
      'completedVisits', (SELECT count(*) FROM search_outcome o
        WHERE o.provider_id = p.id AND o.service_code = s.service_code AND o.kept)) ORDER BY s.service_code), '[]') AS list
    FROM provider_service s WHERE s.provider_id = p.id
  ) offers
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('type', b.type, 'serviceCode', b.service_code, 'checkedAt', ${ISO('b.checked_at')},
      'validUntil', ${ISO('b.valid_until')}, 'count', b.count) ORDER BY b.type, b.service_code), '[]') AS list
    FROM (
      SELECT c.type::text, CASE WHEN c.type = 'SKILL' THEN c.subject END AS service_code, max(c.decided_at) AS checked_at,
        CASE WHEN bool_and(c.valid_until IS NOT NULL) THEN max(c.valid_until) END AS valid_until, count(*)::int
      FROM provider_credential c WHERE c.provider_id = p.id AND c.state = 'VERIFIED'
      GROUP BY 1, 2
    ) b
  ) badges`;

type FactsRow = Omit<ProviderFacts, 'base'> & { baseLat: number; baseLng: number };

@Injectable()
export class ProviderFactsReads {
  constructor(private readonly database: Database) {}

  /** What is true of these providers at this moment of the transaction; those that do not exist are left out. */
  async of(tx: Tx, providerIds: readonly string[]): Promise<ProviderFacts[]> {
    return (await txQuery<FactsRow>(tx, `${FACTS} WHERE p.id = ANY($1::uuid[])`, [providerIds])).map(toFacts);
  }

  async ofUser(userId: string): Promise<ProviderFacts | null> {
    const [row] = await this.database.query<FactsRow>('search-facts-of-user', `${FACTS} WHERE p.user_id = $1`, [
      userId,
    ]);
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

function toFacts({ baseLat, baseLng, ...row }: FactsRow): ProviderFacts {
  return { ...row, base: { lat: baseLat, lng: baseLng } };
}
