import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';

/** One transaction of the ledger as a movement between a customer, the platform and a provider. Amounts in cents. */
export interface MoneyMovement {
  /** Decimal text; in the order in which they were written. */
  readonly sequence: string;
  /** What happened, once. */
  readonly key: string;
  readonly kind: string;
  readonly paymentId: string;
  readonly bookingId: string;
  readonly customerId: string;
  readonly providerId: string;
  readonly occurredAt: Date;
  /** What the customer paid or got back, without a sign. */
  readonly customerCents: number;
  /** What the provider is owed more (positive) or less (negative) since. */
  readonly providerCents: number;
}

const MOVEMENT = `
  SELECT t.sequence::text AS sequence, t.key, t.kind, t.payment_id AS "paymentId", t.booking_id AS "bookingId",
    p.customer_id AS "customerId", p.provider_id AS "providerId", t.occurred_at AS "occurredAt",
    coalesce(sum(e.amount_cents) FILTER (WHERE e.account = 'CUSTOMER' AND e.amount_cents > 0), 0)::int AS "customerCents",
    (-coalesce(sum(e.amount_cents) FILTER (WHERE e.account IN ('PROVIDER_PAYABLE', 'PROVIDER_DEBT')), 0))::int AS "providerCents"
  FROM ledger_transaction t JOIN payment p ON p.id = t.payment_id LEFT JOIN ledger_entry e ON e.transaction_id = t.id`;
const GROUP = `GROUP BY t.sequence, t.key, t.kind, t.payment_id, t.booking_id, p.customer_id, p.provider_id, t.occurred_at`;

/** The ledger for those who write about it: invoices, statements. */
@Injectable()
export class MovementReads {
  constructor(private readonly database: Database) {}

  /** Everything written after a sequence, in order. */
  after(sequence: string, limit: number): Promise<MoneyMovement[]> {
    return this.database.query(
      'payment-movements-after',
      `${MOVEMENT} WHERE t.sequence > $1::bigint ${GROUP} ORDER BY t.sequence LIMIT $2`,
      [sequence, limit],
    );
  }

  /** All movements of a payment, in order. */
  ofPayment(paymentId: string): Promise<MoneyMovement[]> {
    return this.database.query(
      'payment-movements-of-payment',
      `${MOVEMENT} WHERE t.payment_id = $1::uuid ${GROUP} ORDER BY t.sequence`,
      [paymentId],
    );
  }

  /** What moved a provider's balance in `[from, until)`, in order of time. */
  ofProvider(providerId: string, from: Date, until: Date): Promise<MoneyMovement[]> {
    return this.database.query(
      'payment-movements-of-provider',
      `${MOVEMENT} WHERE t.id IN (SELECT transaction_id FROM ledger_entry
         WHERE owner_id = $1::uuid AND account IN ('PROVIDER_PAYABLE', 'PROVIDER_DEBT'))
         AND t.occurred_at >= $2 AND t.occurred_at < $3 ${GROUP} ORDER BY t.occurred_at, t.sequence`,
      [providerId, from, until],
    );
  }

  /** What a provider is owed just before an instant (cents; negative: they owe us). */
  async owedBefore(providerId: string, instant: Date): Promise<number> {
    const [row] = await this.database.query<{ owed: number }>(
      'payment-owed-before',
      `SELECT (-coalesce(sum(e.amount_cents), 0))::int AS owed FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
       WHERE e.owner_id = $1::uuid AND e.account IN ('PROVIDER_PAYABLE', 'PROVIDER_DEBT') AND t.occurred_at < $2`,
      [providerId, instant],
    );
    return row?.owed ?? 0;
  }

  /** Providers whose balance moved in `[from, until)`. */
  async providersBetween(from: Date, until: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'payment-providers-between',
      `SELECT DISTINCT e.owner_id AS id FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
       WHERE e.account IN ('PROVIDER_PAYABLE', 'PROVIDER_DEBT') AND t.occurred_at >= $1 AND t.occurred_at < $2 ORDER BY 1`,
      [from, until],
    );
    return rows.map(({ id }) => id);
  }
}
