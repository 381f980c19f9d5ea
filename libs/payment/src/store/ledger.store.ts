import { Injectable } from '@nestjs/common';
import { newId, type BookingId } from '#kernel';
import { Database, txExecute, txQuery, type Tx } from '#platform/prisma';
import type { LedgerAccount, LedgerTransaction } from '../domain/ledger.js';

/** One transaction of a booking's money with its lines, as finance reads it. Debit positive, credit negative, in cents. */
export interface LedgerRecord {
  readonly id: string;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly entries: readonly {
    readonly account: string;
    readonly ownerId: string | null;
    readonly amountCents: number;
  }[];
}

/** The double-entry ledger: written once, never changed. PostgreSQL refuses what does not balance. */
@Injectable()
export class LedgerStore {
  constructor(private readonly database: Database) {}

  /** Posts each transaction once: a key that is there already is left alone. `payment` null: what concerns the platform alone. */
  async post(
    tx: Tx,
    payment: { id: string; bookingId: string } | null,
    transactions: readonly LedgerTransaction[],
    now: Date,
  ): Promise<void> {
    for (const { kind, key, postings } of transactions) {
      if (postings.length === 0) continue;
      const id = newId();
      const written = await txExecute(
        tx,
        `INSERT INTO ledger_transaction (id, payment_id, booking_id, kind, key, occurred_at)
         VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::timestamptz) ON CONFLICT (key) DO NOTHING`,
        [id, payment?.id ?? null, payment?.bookingId ?? null, kind, key, now],
      );
      if (written === 0) continue;
      await tx.ledgerEntry.createMany({
        data: postings.map(({ account, owner, amountCents }, position) => ({
          transactionId: id,
          position,
          account,
          ownerId: owner ?? null,
          amountCents,
        })),
      });
    }
  }

  /** The sum of one person's account (cents); debit positive. */
  async balance(tx: Tx, ownerId: string, account: LedgerAccount): Promise<number> {
    const [row] = await txQuery<{ sum: number }>(
      tx,
      'SELECT coalesce(sum(amount_cents), 0)::int AS sum FROM ledger_entry WHERE owner_id = $1::uuid AND account = $2',
      [ownerId, account],
    );
    return row?.sum ?? 0;
  }

  /** The same outside a transaction, for showing. */
  async balanceNow(ownerId: string, account: LedgerAccount): Promise<number> {
    const where = { ownerId, account };
    const { _sum } = await this.database.prisma.ledgerEntry.aggregate({ where, _sum: { amountCents: true } });
    return _sum.amountCents ?? 0;
  }

  /** Everything that happened to a booking's money, oldest first. */
  async ofBooking(bookingId: BookingId): Promise<LedgerRecord[]> {
    return this.database.prisma.ledgerTransaction.findMany({
      where: { bookingId },
      orderBy: { sequence: 'asc' },
      select: {
        id: true,
        kind: true,
        occurredAt: true,
        entries: { select: { account: true, ownerId: true, amountCents: true }, orderBy: { position: 'asc' } },
      },
    });
  }
}
