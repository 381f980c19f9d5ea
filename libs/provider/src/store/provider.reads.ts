import { Injectable } from '@nestjs/common';
import { Database, txQuery, type Tx } from '#platform/prisma';
import type { HeldCredential, ProviderFile } from '../domain/listable.js';
import type { ListingState } from '../domain/listing-state.js';
import type { OfferedService } from '../domain/offer.js';
import type { CancellationPolicy, ProviderKind } from '../domain/profile.js';
import { taxProfileOf, type VatRegime } from '../domain/tax-profile.js';
import type { ProviderSummary } from '../provider-summary.js';

interface SummaryRow {
  providerId: string;
  userId: string;
  publicName: string;
  kind: ProviderKind;
  bio: string;
  timeZone: string;
  lat: number;
  lng: number;
  municipality: string;
  placeId: string;
  radiusMetres: number;
  services: OfferedService[];
  languages: string[];
  instantBook: boolean;
  cancellationPolicy: CancellationPolicy;
  vat: VatRegime;
  sapDeclarationNumber: string | null;
  sapDeclaredOn: string | null;
  sapExclusive: boolean;
  listingState: ListingState;
  requiredUntil: Date | null;
  ratingSum: number;
  ratingCount: number;
  createdAt: Date;
  firstListedAt: Date | null;
}

const SUMMARY = `
  SELECT p.id AS "providerId", p.user_id AS "userId", p.public_name AS "publicName", p.kind::text AS kind, p.bio,
    p.time_zone AS "timeZone", p.base_lat AS lat, p.base_lng AS lng, p.base_municipality AS municipality,
    p.base_place_id AS "placeId", p.radius_metres AS "radiusMetres", p.languages, p.instant_book AS "instantBook",
    p.cancellation_policy::text AS "cancellationPolicy", p.vat::text AS vat,
    p.sap_declaration_number AS "sapDeclarationNumber", p.sap_declared_on AS "sapDeclaredOn", p.sap_exclusive AS "sapExclusive",
    p.listing_state::text AS "listingState", p.required_until AS "requiredUntil", p.rating_sum AS "ratingSum",
    p.rating_count AS "ratingCount", p.created_at AS "createdAt", p.first_listed_at AS "firstListedAt",
    coalesce((SELECT json_agg(json_build_object('serviceCode', s.service_code, 'hourlyRateCents', s.hourly_rate_cents)
      ORDER BY s.service_code) FROM provider_service s WHERE s.provider_id = p.id), '[]') AS services
  FROM provider p`;

interface FileRow {
  listingState: ListingState;
  needsRightToWork: boolean;
  payoutsReady: boolean;
  hasWorkingHours: boolean;
  inGoodStanding: boolean;
  termsAccepted: boolean;
  services: OfferedService[];
  credentials: (Omit<HeldCredential, 'validFrom' | 'validUntil'> & {
    validFrom: string | null;
    validUntil: string | null;
  })[];
}

const FILE = `
  SELECT p.listing_state::text AS "listingState", p.needs_right_to_work AS "needsRightToWork", p.payouts_ready AS "payoutsReady",
    p.has_working_hours AS "hasWorkingHours", p.in_good_standing AS "inGoodStanding", p.terms_version IS NOT NULL AS "termsAccepted",
    coalesce((SELECT json_agg(json_build_object('serviceCode', s.service_code, 'hourlyRateCents', s.hourly_rate_cents)
      ORDER BY s.service_code) FROM provider_service s WHERE s.provider_id = p.id), '[]') AS services,
    coalesce((SELECT json_agg(json_build_object('type', c.type, 'subject', c.subject, 'state', c.state,
      'validFrom', c.valid_from, 'validUntil', c.valid_until)) FROM provider_credential c WHERE c.provider_id = p.id), '[]') AS credentials
  FROM provider p WHERE p.id = $1::uuid`;

/** What has been checked about a provider, as the public sees it. */
export interface Badge {
  readonly providerId: string;
  readonly type: HeldCredential['type'];
  readonly subject: string;
  readonly checkedAt: Date;
  readonly validUntil: Date | null;
}

/** Reads that other features and screens ask often, each one statement. */
@Injectable()
export class ProviderReads {
  constructor(private readonly database: Database) {}

  async summaries(ids: readonly string[], now: Date): Promise<ProviderSummary[]> {
    const rows = await this.database.query<SummaryRow>(
      'provider-summaries',
      `${SUMMARY} WHERE p.id = ANY($1::uuid[])`,
      [ids],
    );
    return rows.map((row) => toSummary(row, now));
  }

  async summaryOfUser(userId: string, now: Date): Promise<ProviderSummary | null> {
    const [row] = await this.database.query<SummaryRow>('provider-summary-of-user', `${SUMMARY} WHERE p.user_id = $1`, [
      userId,
    ]);
    return row ? toSummary(row, now) : null;
  }

  /** In id order, from after an id on. */
  async page(after: string | null, limit: number, now: Date): Promise<ProviderSummary[]> {
    const sql = `${SUMMARY} WHERE $1::uuid IS NULL OR p.id > $1 ORDER BY p.id LIMIT $2`;
    return (await this.database.query<SummaryRow>('provider-page', sql, [after, limit])).map((row) =>
      toSummary(row, now),
    );
  }

  /** What the rule about listing needs; inside a transaction when one is given. Null for an unknown provider. */
  async file(providerId: string, tx?: Tx): Promise<{ file: ProviderFile; listingState: ListingState } | null> {
    const [row] = tx
      ? await txQuery<FileRow>(tx, FILE, [providerId])
      : await this.database.query<FileRow>('provider-file', FILE, [providerId]);
    if (!row) return null;
    const { listingState, inGoodStanding, credentials, ...rest } = row;
    const held = credentials.map(({ validFrom, validUntil, ...credential }) => ({
      ...credential,
      validFrom: validFrom === null ? null : new Date(validFrom),
      validUntil: validUntil === null ? null : new Date(validUntil),
    }));
    return { listingState, file: { ...rest, accountInGoodStanding: inGoodStanding, credentials: held } };
  }

  /** Verified credentials that hold at an instant; of several for the same fact, the one that holds longest. */
  async badges(providerIds: readonly string[], now: Date): Promise<Badge[]> {
    return this.database.query<Badge>(
      'provider-badges',
      `SELECT DISTINCT ON (provider_id, type, subject) provider_id AS "providerId", type::text AS type, subject,
         decided_at AS "checkedAt", valid_until AS "validUntil"
       FROM provider_credential
       WHERE provider_id = ANY($1::uuid[]) AND state = 'VERIFIED' AND (valid_from IS NULL OR valid_from <= $2)
         AND (valid_until IS NULL OR valid_until > $2)
       ORDER BY provider_id, type, subject, valid_until DESC NULLS FIRST`,
      [providerIds, now],
    );
  }
}

function toSummary(row: SummaryRow, now: Date): ProviderSummary {
  const {
    lat,
    lng,
    municipality,
    placeId,
    vat,
    sapDeclarationNumber,
    sapDeclaredOn,
    sapExclusive,
    listingState,
    ...rest
  } = row;
  const sap = sapDeclarationNumber
    ? { declarationNumber: sapDeclarationNumber, declaredOn: sapDeclaredOn ?? '', exclusive: sapExclusive }
    : null;
  return {
    ...rest,
    base: { lat, lng, municipality, placeId },
    taxProfile: taxProfileOf(vat, sap),
    listed: listingState === 'LISTED' && (row.requiredUntil === null || now < row.requiredUntil),
    ratingAverage: row.ratingCount > 0 ? row.ratingSum / row.ratingCount : null,
  };
}
