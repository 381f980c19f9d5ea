import { Injectable } from '@nestjs/common';
import { FieldCipher } from '#platform/crypto';
import { Database, isConstraintViolation, txExecute, txQuery, type Prisma, type Tx } from '#platform/prisma';
import type { HeldCredential, ListingGap, ProviderFile } from '../domain/listable.js';
import type { Listing } from '../domain/listing-state.js';
import type { OfferedService } from '../domain/offer.js';
import type { Trader } from '../domain/profile.js';
import { taxProfileOf } from '../domain/tax-profile.js';
import type { TraderIdentity } from '../provider-summary.js';

const WITH = { services: { orderBy: { serviceCode: 'asc' } }, credentials: { orderBy: { id: 'asc' } } } as const;

/** A provider's row with what the rules need. */
export type ProviderRecord = Prisma.ProviderGetPayload<{ include: { services: true; credentials: true } }>;
type NewProvider = Omit<Prisma.ProviderUncheckedCreateInput, 'id' | 'traderCipher' | 'settledAt' | 'updatedAt'> & {
  id: string;
  trader: Trader;
  createdAt: Date;
};
type ProfileChange = Pick<
  Prisma.ProviderUncheckedUpdateInput,
  | 'publicName' | 'bio' | 'languages' | 'radiusMetres' | 'instantBook' | 'cancellationPolicy' | 'vat' | 'needsRightToWork'
  | 'timeZone' | 'basePlaceId' | 'baseMunicipality' | 'baseLat' | 'baseLng' | 'termsVersion' | 'termsAcceptedAt'
  | 'payoutsReady' | 'hasWorkingHours' | 'inGoodStanding' | 'sapDeclarationNumber' | 'sapDeclaredOn' | 'sapExclusive'
>; // prettier-ignore

/** True when the account already has a provider's file. */
export const isSecondApplication = (error: unknown): boolean => isConstraintViolation(error, 'provider_user_once');

/** Providers under lock: whoever changes one holds its row until the transaction ends. */
@Injectable()
export class ProviderStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async lock(tx: Tx, providerId: string): Promise<ProviderRecord | null> {
    await txQuery(tx, 'SELECT id FROM provider WHERE id = $1::uuid FOR UPDATE', [providerId]);
    return tx.provider.findUnique({ where: { id: providerId }, include: WITH });
  }

  async lockByUser(tx: Tx, userId: string): Promise<ProviderRecord | null> {
    await txQuery(tx, 'SELECT id FROM provider WHERE user_id = $1::uuid FOR UPDATE', [userId]);
    return tx.provider.findUnique({ where: { userId }, include: WITH });
  }

  find(providerId: string): Promise<ProviderRecord | null> {
    return this.database.prisma.provider.findUnique({ where: { id: providerId }, include: WITH });
  }

  findByUser(userId: string): Promise<ProviderRecord | null> {
    return this.database.prisma.provider.findUnique({ where: { userId }, include: WITH });
  }

  async insert(tx: Tx, { trader, ...row }: NewProvider): Promise<void> {
    const traderCipher = this.#encryptTrader(row.id, trader);
    await tx.provider.create({ data: { ...row, traderCipher, settledAt: row.createdAt, updatedAt: row.createdAt } });
  }

  async update(tx: Tx, providerId: string, change: ProfileChange, at: Date): Promise<void> {
    await tx.provider.update({ where: { id: providerId }, data: { ...change, updatedAt: at } });
  }

  async setTrader(tx: Tx, providerId: string, trader: Trader): Promise<void> {
    await tx.provider.update({
      where: { id: providerId },
      data: { traderCipher: this.#encryptTrader(providerId, trader) },
    });
  }

  async setServices(tx: Tx, providerId: string, services: readonly OfferedService[]): Promise<void> {
    await tx.providerService.deleteMany({ where: { providerId } });
    await tx.providerService.createMany({ data: services.map((service) => ({ providerId, ...service })) });
  }

  async setListing(
    tx: Tx,
    providerId: string,
    listing: Listing,
    settled: { requiredUntil: Date | null; firstListedAt: Date | null; at: Date },
  ): Promise<void> {
    const { state, pausedBy, suspendedFrom } = listing;
    const { requiredUntil, firstListedAt, at } = settled;
    const data = { listingState: state, pausedBy, suspendedFrom, requiredUntil, firstListedAt, settledAt: at };
    await tx.provider.update({ where: { id: providerId }, data });
  }

  /** Counts a published review once, however often it is told; answers whether it was new. */
  async addRating(tx: Tx, rating: { reviewId: string; providerId: string; overall: number }): Promise<boolean> {
    const { count } = await tx.providerRating.createMany({ data: [rating], skipDuplicates: true });
    if (count === 0) return false;
    await txExecute(
      tx,
      'UPDATE provider SET rating_sum = rating_sum + $2::int, rating_count = rating_count + 1 WHERE id = $1::uuid',
      [rating.providerId, rating.overall],
    );
    return true;
  }

  /** Stops counting a review that was taken down, once and in whatever order it is told; answers whether it counted. */
  async removeRating(tx: Tx, rating: { reviewId: string; providerId: string; overall: number }): Promise<boolean> {
    const [row] = await txQuery<{ counted: boolean }>(
      tx,
      `INSERT INTO provider_rating (review_id, provider_id, overall, removed) VALUES ($1::uuid, $2::uuid, $3::int, true)
       ON CONFLICT (review_id) DO UPDATE SET removed = true WHERE NOT provider_rating.removed RETURNING xmax <> 0 AS counted`,
      [rating.reviewId, rating.providerId, rating.overall],
    );
    if (!row?.counted) return false;
    await txExecute(
      tx,
      'UPDATE provider SET rating_sum = rating_sum - $2::int, rating_count = rating_count - 1 WHERE id = $1::uuid',
      [rating.providerId, rating.overall],
    );
    return true;
  }

  traderOf(record: Pick<ProviderRecord, 'id' | 'traderCipher'>): Trader {
    return JSON.parse(this.cipher.decrypt(record.traderCipher, traderContext(record.id))) as Trader;
  }

  async traderIdentity(providerId: string): Promise<TraderIdentity | null> {
    const [row] = await this.database.query<TraderRow>('provider-trader-identity', TRADER_IDENTITY, [providerId]);
    if (!row) return null;
    const business =
      row.submissionId && row.factsCipher
        ? (JSON.parse(this.cipher.decrypt(row.factsCipher, factsContext(row.submissionId))) as BusinessFacts)
        : null;
    return {
      ...this.traderOf(row),
      siret: business?.siret ?? null,
      legalForm: business?.legalForm ?? null,
      taxProfile: taxProfileOf(row.vat, sapOf(row)),
    };
  }

  #encryptTrader(providerId: string, { legalName, address, phone, email }: Trader): string {
    return this.cipher.encrypt(JSON.stringify({ legalName, address, phone, email }), traderContext(providerId));
  }
}

type TraderRow = Pick<
  ProviderRecord,
  'id' | 'traderCipher' | 'vat' | 'sapDeclarationNumber' | 'sapDeclaredOn' | 'sapExclusive'
> & { submissionId: string | null; factsCipher: string | null };
interface BusinessFacts {
  siret: string;
  legalForm: string;
}

/** The provider with the latest facts of the business that was verified last: every quote names them. */
const TRADER_IDENTITY = `
  SELECT p.id, p.trader_cipher AS "traderCipher", p.vat::text AS vat, p.sap_declaration_number AS "sapDeclarationNumber",
    p.sap_declared_on AS "sapDeclaredOn", p.sap_exclusive AS "sapExclusive",
    s.id AS "submissionId", s.facts_cipher AS "factsCipher"
  FROM provider p
  LEFT JOIN LATERAL (
    SELECT c.id FROM provider_credential c WHERE c.provider_id = p.id AND c.type = 'BUSINESS' AND c.state = 'VERIFIED'
    ORDER BY c.decided_at DESC LIMIT 1
  ) business ON true
  LEFT JOIN LATERAL (
    SELECT f.id, f.facts_cipher FROM provider_credential_submission f WHERE f.credential_id = business.id
    ORDER BY f.version DESC LIMIT 1
  ) s ON true
  WHERE p.id = $1::uuid`;

const traderContext = (providerId: string): string => `provider.trader:${providerId}`;
/** What a submission's facts are encrypted for. */
export const factsContext = (submissionId: string): string => `provider.facts:${submissionId}`;

/** The verified declaration for services à la personne, or null. */
export const sapOf = ({
  sapDeclarationNumber,
  sapDeclaredOn,
  sapExclusive,
}: Pick<ProviderRecord, 'sapDeclarationNumber' | 'sapDeclaredOn' | 'sapExclusive'>) =>
  sapDeclarationNumber
    ? { declarationNumber: sapDeclarationNumber, declaredOn: sapDeclaredOn ?? '', exclusive: sapExclusive }
    : null;

export const listingOf = ({ listingState, pausedBy, suspendedFrom }: ProviderRecord): Listing => ({
  state: listingState,
  pausedBy,
  suspendedFrom,
});

/** The row as the rule about listing sees it. */
export const fileOf = (record: ProviderRecord): ProviderFile => ({
  needsRightToWork: record.needsRightToWork,
  services: record.services,
  credentials: record.credentials.map(({ type, subject, state, validFrom, validUntil }): HeldCredential => ({
    type,
    subject,
    state,
    validFrom,
    validUntil,
  })),
  payoutsReady: record.payoutsReady,
  hasWorkingHours: record.hasWorkingHours,
  accountInGoodStanding: record.inGoodStanding,
  termsAccepted: record.termsVersion !== null,
});

/** A gap as a code for events and the audit log: `CREDENTIAL_EXPIRED.INSURANCE`. */
export const gapCode = ({ code, credentialType, serviceCode }: ListingGap): string =>
  [code, credentialType, serviceCode].filter(Boolean).join('.');
