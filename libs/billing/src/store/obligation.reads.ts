import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { DocumentKind } from '../domain/document-kind.js';
import type { WaitsFor } from './obligation.store.js';

/** A document that is owed and not issued; amount in cents. */
export interface OwedRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly bookingId: string | null;
  readonly providerId: string;
  readonly amountCents: number;
  readonly occurredAt: Date;
  /** Null: due, and not tried yet. */
  readonly waitsFor: WaitsFor | null;
  readonly tries: number;
  readonly nextTryAt: Date;
}

const COLUMNS = `id, kind::text AS kind, booking_id AS "bookingId", provider_id AS "providerId", amount_cents AS "amountCents",
  occurred_at AS "occurredAt", waits_for AS "waitsFor", tries, run_at AS "nextTryAt"`;

/** What finance staff see of documents that are owed; named prepared statements. */
@Injectable()
export class ObligationReads {
  constructor(private readonly database: Database) {}

  /** The longest owed first, one more than `first` when there are more; all reasons when `waitsFor` is null. */
  waiting(
    waitsFor: WaitsFor | null,
    page: { readonly first: number; readonly after: { readonly at: string; readonly id: string } | null },
  ): Promise<OwedRow[]> {
    const keyset = page.after ? 'AND (occurred_at, id) > ($3::timestamptz, $4::uuid)' : '';
    return this.database.query(
      `billing-owed${page.after ? '-after' : ''}`,
      `SELECT ${COLUMNS} FROM billing_obligation
       WHERE state = 'WAITING' AND ($1::text IS NULL OR waits_for = $1) ${keyset}
       ORDER BY occurred_at, id LIMIT $2`,
      [waitsFor, page.first + 1, ...(page.after ? [page.after.at, page.after.id] : [])],
    );
  }

  /** Null once it is issued, and for an unknown id. */
  async find(id: string): Promise<OwedRow | null> {
    const [row] = await this.database.query<OwedRow>(
      'billing-owed-one',
      `SELECT ${COLUMNS} FROM billing_obligation WHERE id = $1::uuid AND state = 'WAITING'`,
      [id],
    );
    return row ?? null;
  }
}
