import { Injectable } from '@nestjs/common';
import { newId, type LocalDate } from '#kernel';
import { Database, txQuery, type BillingObligation, type Tx } from '#platform/prisma';
import type { DocumentKind } from '../domain/document-kind.js';

export type Obligation = BillingObligation;

/** A document that is owed because of one thing that happened. Amounts in cents. */
export interface NewObligation {
  readonly key: string;
  readonly kind: DocumentKind;
  readonly movementKey: string | null;
  readonly movementKind: string | null;
  readonly paymentId: string | null;
  readonly bookingId: string | null;
  readonly providerId: string;
  readonly customerId: string | null;
  readonly amountCents: number;
  readonly beforeCents: number;
  readonly goodwillCents: number;
  /** First day of the month, for statements. */
  readonly month: LocalDate | null;
  readonly occurredAt: Date;
}

/** Why an obligation is not fulfilled yet: the mandate, the document it corrects, or an attempt that failed. */
export type WaitsFor = 'MANDATE' | 'INVOICE' | 'FAILURE';

/** What is owed and not yet issued, and what was: one row for each document that something that happened asks for. */
@Injectable()
export class ObligationStore {
  constructor(private readonly database: Database) {}

  /** Writes down what is not there already; answers the ids of the new ones. */
  async owe(tx: Tx, obligations: readonly NewObligation[], now: Date): Promise<string[]> {
    const rows = obligations.map(({ month, ...owed }) => ({
      id: newId(),
      ...owed,
      month: month === null ? null : new Date(`${month}T00:00:00Z`),
      runAt: now,
    }));
    const written = await tx.billingObligation.createManyAndReturn({
      data: rows,
      skipDuplicates: true,
      select: { id: true },
    });
    return written.map(({ id }) => id);
  }

  find(id: string): Promise<Obligation | null> {
    return this.database.prisma.billingObligation.findUnique({ where: { id } });
  }

  /** Locks it for whoever issues; null when it has been issued meanwhile, or somebody else is at it. */
  async lockWaiting(tx: Tx, id: string): Promise<boolean> {
    const rows = await txQuery(
      tx,
      `SELECT id FROM billing_obligation WHERE id = $1::uuid AND state = 'WAITING' FOR UPDATE SKIP LOCKED`,
      [id],
    );
    return rows.length > 0;
  }

  async markIssued(tx: Tx, id: string, documentId: string): Promise<void> {
    await tx.billingObligation.update({ where: { id }, data: { state: 'ISSUED', documentId, waitsFor: null } });
  }

  /** Looked at again at `runAt`. */
  async putOff(tx: Tx, id: string, waitsFor: WaitsFor, runAt: Date): Promise<void> {
    await tx.billingObligation.updateMany({
      where: { id, state: 'WAITING' },
      data: { waitsFor, runAt, tries: { increment: 1 } },
    });
  }

  /** Ids that are due, the oldest happening first: numbers follow what happened as far as they can. */
  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'billing-obligations-due',
      `SELECT id FROM billing_obligation WHERE state = 'WAITING' AND run_at <= $1 ORDER BY run_at, occurred_at, id LIMIT $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Everything of a provider that waited for their mandate becomes due; answers the ids. */
  async release(tx: Tx, providerId: string, now: Date): Promise<string[]> {
    const rows = await txQuery<{ id: string }>(
      tx,
      `UPDATE billing_obligation SET run_at = $2::timestamptz, waits_for = NULL
       WHERE provider_id = $1::uuid AND state = 'WAITING' AND waits_for IN ('MANDATE', 'INVOICE') RETURNING id`,
      [providerId, now],
    );
    return rows.map(({ id }) => id);
  }

  /** The issued document of a kind of a payment's visit (or its fee), or of the overtime beside it; null while there is none. */
  async issuedOf(tx: Tx, paymentId: string, kind: DocumentKind, ofOvertime: boolean): Promise<string | null> {
    const movementKind = ofOvertime ? 'OVERTIME' : { in: ['CAPTURE', 'FEE'] };
    const row = await tx.billingObligation.findFirst({
      where: { paymentId, kind, state: 'ISSUED', movementKind },
      orderBy: { occurredAt: 'asc' },
      select: { documentId: true },
    });
    return row?.documentId ?? null;
  }

  /** The document issued for what is owed under this key; null while there is none. */
  async issuedFor(tx: Tx, key: string): Promise<string | null> {
    const row = await tx.billingObligation.findUnique({ where: { key }, select: { documentId: true } });
    return row?.documentId ?? null;
  }

  /** How many documents in the provider's name wait for their mandate. */
  waitingForMandate(providerId: string): Promise<number> {
    return this.database.prisma.billingObligation.count({
      where: { providerId, state: 'WAITING', waitsFor: 'MANDATE' },
    });
  }

  /** Up to which ledger sequence everything owed has been written down. */
  async progress(name: string): Promise<string> {
    const row = await this.database.prisma.billingProgress.findUnique({ where: { name } });
    return String(row?.sequence ?? 0);
  }

  async advance(tx: Tx, name: string, sequence: string): Promise<void> {
    await txQuery(
      tx,
      `INSERT INTO billing_progress (name, sequence) VALUES ($1, $2::bigint)
       ON CONFLICT (name) DO UPDATE SET sequence = greatest(billing_progress.sequence, excluded.sequence) RETURNING name`,
      [name, sequence],
    );
  }
}
