import { Injectable } from '@nestjs/common';
import { Database, txQuery, type Tx } from '#platform/prisma';
import type { LedgerSide, SeenMovement, StripeSide } from '../domain/reconciliation.js';

export type MirroredSide = StripeSide & { readonly movementIds: readonly string[]; readonly chargeId: string | null };
export type BookedSide = LedgerSide & { readonly paymentId: string | null; readonly bookingId: string | null };

/** Every object of which a movement, a ledger line or an open difference speaks since an instant, in order. */
const REFERENCES = `
  WITH spoken AS (
    SELECT reference FROM stripe_movement WHERE $1::timestamptz IS NULL OR at >= $1::timestamptz
    UNION
    SELECT coalesce(o.stripe_id, f.stripe_id, CASE WHEN t.key LIKE 'charge:%' THEN c.intent_id END, s.stripe_id, a.about)
    FROM ledger_transaction t
    CROSS JOIN LATERAL (SELECT split_part(t.key, ':', 2) AS about) a
    CROSS JOIN LATERAL (SELECT CASE WHEN a.about ~ '^[0-9a-f]{8}-[0-9a-f-]{27}$' THEN a.about::uuid END AS row_id) i
    LEFT JOIN payment_operation o ON o.id = i.row_id
    LEFT JOIN payment_refund f ON f.id = i.row_id
    LEFT JOIN payment_charge c ON c.id = i.row_id
    LEFT JOIN payment_operation s ON s.payment_id = c.payment_id AND s.kind = 'TRANSFER_CHARGE' AND s.status = 'DONE'
      AND s.details->>'furtherChargeId' = c.id::text AND t.key LIKE 'charge-transfer:%'
    WHERE ($1::timestamptz IS NULL OR t.occurred_at >= $1::timestamptz)
      AND EXISTS (SELECT 1 FROM ledger_entry e WHERE e.transaction_id = t.id AND e.account = 'STRIPE_CLEARING')
    UNION
    SELECT reference FROM reconciliation_difference WHERE state = 'OPEN' AND kind <> 'BALANCE')
  SELECT reference FROM spoken WHERE reference COLLATE "C" > $2 COLLATE "C" ORDER BY reference COLLATE "C" LIMIT $3`;

const MIRRORED = `
  SELECT reference, sum(gross_cents)::int AS "grossCents", sum(fee_cents)::int AS "feeCents", max(at) AS "lastAt",
    (array_agg(id ORDER BY at, id))[1:20] AS "movementIds", max(charge_id) AS "chargeId"
  FROM stripe_movement WHERE reference = ANY($1) GROUP BY reference`;

/**
 * A ledger key's second part is Stripe's id, or our row's that Stripe's answer belongs to. A tip or overtime has two keys of
 * one row: what was taken, and what was sent on.
 */
const BOOKED = `
  WITH about AS (
    SELECT reference, reference AS about FROM unnest($1::text[]) AS given(reference)
    UNION SELECT o.stripe_id, o.id::text FROM payment_operation o WHERE o.stripe_id = ANY($1)
    UNION SELECT f.stripe_id, f.id::text FROM payment_refund f WHERE f.stripe_id = ANY($1)),
  booked AS (
    SELECT a.reference, t.id, t.occurred_at, t.payment_id, t.booking_id
    FROM about a JOIN ledger_transaction t ON split_part(t.key, ':', 2) = a.about
    UNION
    SELECT c.intent_id, t.id, t.occurred_at, t.payment_id, t.booking_id
    FROM payment_charge c JOIN ledger_transaction t ON t.key = 'charge:' || c.id WHERE c.intent_id = ANY($1)
    UNION
    SELECT o.stripe_id, t.id, t.occurred_at, t.payment_id, t.booking_id
    FROM payment_operation o JOIN ledger_transaction t ON t.key = 'charge-transfer:' || (o.details->>'furtherChargeId')
    WHERE o.stripe_id = ANY($1) AND o.kind = 'TRANSFER_CHARGE')
  SELECT b.reference, sum(e.amount_cents)::int AS "grossCents",
    coalesce(sum(e.amount_cents) FILTER (WHERE e.account = 'STRIPE_FEES'), 0)::int AS "feeCents",
    max(b.occurred_at) AS "lastAt", (array_agg(b.payment_id))[1] AS "paymentId", (array_agg(b.booking_id))[1] AS "bookingId"
  FROM booked b JOIN ledger_entry e ON e.transaction_id = b.id AND e.account IN ('STRIPE_CLEARING', 'STRIPE_FEES')
  GROUP BY b.reference`;

/** The copy of Stripe's book, and both books' view of the same objects. */
@Injectable()
export class StripeMovementStore {
  constructor(private readonly database: Database) {}

  /** Writes what is not there yet; how many were new. */
  async copy(tx: Tx, movements: readonly SeenMovement[], now: Date): Promise<number> {
    const data = movements.map((movement) => ({ ...movement, seenAt: now }));
    return (await tx.stripeMovement.createMany({ data, skipDuplicates: true })).count;
  }

  async references(since: Date | null, after: string, limit: number): Promise<string[]> {
    const values = [since, after, limit];
    const rows = await this.database.query<{ reference: string }>('reconcile-references', REFERENCES, values);
    return rows.map(({ reference }) => reference);
  }

  async mirrored(tx: Tx, references: readonly string[]): Promise<Map<string, MirroredSide>> {
    return byReference(await txQuery<MirroredSide & { reference: string }>(tx, MIRRORED, [references]));
  }

  async booked(tx: Tx, references: readonly string[]): Promise<Map<string, BookedSide>> {
    return byReference(await txQuery<BookedSide & { reference: string }>(tx, BOOKED, [references]));
  }

  /** The payment that a charge, intent, transfer or reversal belongs to. */
  async findPayment(
    tx: Tx,
    about: { reference: string; chargeId: string | null },
  ): Promise<{ paymentId: string; bookingId: string } | null> {
    const [row] = await txQuery<{ paymentId: string; bookingId: string }>(
      tx,
      `SELECT p.id AS "paymentId", p.booking_id AS "bookingId" FROM payment p
       WHERE p.charge_id = $1 OR p.intent_id = $2
         OR p.id IN (SELECT o.payment_id FROM payment_operation o WHERE o.stripe_id = $2)
         OR p.id IN (SELECT c.payment_id FROM payment_charge c WHERE c.stripe_charge_id = $1 OR c.intent_id = $2) LIMIT 1`,
      [about.chargeId, about.reference],
    );
    return row ?? null;
  }

  /** The sums of both books (cents). */
  async totals(tx: Tx): Promise<{ mirroredCents: number; ledgerCents: number }> {
    const [row] = await txQuery<{ mirrored: number; ledger: number }>(
      tx,
      `SELECT (SELECT coalesce(sum(gross_cents - fee_cents), 0) FROM stripe_movement)::float8 AS mirrored,
              (SELECT coalesce(sum(amount_cents), 0) FROM ledger_entry WHERE account = 'STRIPE_CLEARING')::float8 AS ledger`,
    );
    return { mirroredCents: row?.mirrored ?? 0, ledgerCents: row?.ledger ?? 0 };
  }
}

const byReference = <Row extends { reference: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.reference, row]));
