import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { DocumentKind } from '../domain/document-kind.js';

/** A document in a list: nothing of its content. */
export interface DocumentRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly issuedOn: string;
  readonly issuedAt: Date;
  readonly bookingId: string | null;
  readonly totalCents: number;
  readonly inMyName: boolean;
}

/** Which documents of somebody: those a customer gets, or those of a provider's business. */
export type DocumentSide = 'CUSTOMER' | 'PROVIDER';

/** What is addressed to a customer; everything else is a provider's. */
const TO_CUSTOMERS = `kind IN ('NOTE', 'PROVIDER_INVOICE', 'PROVIDER_CREDIT_NOTE', 'FEE_INVOICE', 'FEE_CREDIT_NOTE')`;

const COLUMNS = `id, kind, number_text AS number, issued_on::text AS "issuedOn", issued_at AS "issuedAt", booking_id AS "bookingId",
  total_cents AS "totalCents", (issuer_user_id IS NOT DISTINCT FROM $1::uuid) AS "inMyName"`;

/** Lists of documents; named prepared statements. */
@Injectable()
export class DocumentReads {
  constructor(private readonly database: Database) {}

  /** Newest first, one more than `first` when there are more. */
  page(
    side: DocumentSide,
    userId: string,
    kind: DocumentKind | null,
    page: { readonly first: number; readonly after: { readonly at: string; readonly id: string } | null },
  ): Promise<DocumentRow[]> {
    const owner =
      side === 'CUSTOMER'
        ? `recipient_user_id = $1::uuid AND ${TO_CUSTOMERS}`
        : `(issuer_user_id = $1::uuid OR (recipient_user_id = $1::uuid AND NOT ${TO_CUSTOMERS}))`;
    const keyset = page.after ? 'AND (issued_at, id) < ($4::timestamptz, $5::uuid)' : '';
    return this.database.query(
      `billing-documents-${side}${page.after ? '-after' : ''}`,
      `SELECT ${COLUMNS} FROM billing_document WHERE ${owner} AND ($2::text IS NULL OR kind = $2::billing_document_kind) ${keyset}
       ORDER BY issued_at DESC, id DESC LIMIT $3`,
      [userId, kind, page.first + 1, ...(page.after ? [page.after.at, page.after.id] : [])],
    );
  }

  /** A booking's documents that somebody may open, oldest first; all of them for finance staff. */
  ofBooking(bookingId: string, userId: string, all: boolean): Promise<DocumentRow[]> {
    return this.database.query(
      'billing-documents-of-booking',
      `SELECT ${COLUMNS} FROM billing_document
       WHERE booking_id = $2::uuid AND ($3 OR recipient_user_id = $1::uuid OR issuer_user_id = $1::uuid)
       ORDER BY issued_at, id LIMIT 100`,
      [userId, bookingId, all],
    );
  }

  /** Documents issued before an instant whose PDF has not been made. */
  async unrendered(before: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'billing-documents-unrendered',
      `SELECT id FROM billing_document WHERE rendered_at IS NULL AND issued_at <= $1 ORDER BY issued_at LIMIT $2`,
      [before, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** What a provider has sold in `[from, until)` by the ledger, refunds taken off (cents, taxes included), issued or not. */
  async turnover(providerId: string, from: Date, until: Date): Promise<number> {
    const [row] = await this.database.query<{ cents: number }>(
      'billing-turnover',
      `SELECT coalesce(sum(CASE kind WHEN 'PROVIDER_INVOICE' THEN amount_cents ELSE -amount_cents END), 0)::int AS cents
       FROM billing_obligation WHERE provider_id = $1::uuid AND occurred_at >= $2 AND occurred_at < $3
         AND kind IN ('PROVIDER_INVOICE', 'PROVIDER_CREDIT_NOTE')`,
      [providerId, from, until],
    );
    return row?.cents ?? 0;
  }
}
