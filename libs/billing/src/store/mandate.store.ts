import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, txExecute, type BillingMandate, type Tx } from '#platform/prisma';

/** Mandates to issue invoices in a provider's name. Append-only. */
@Injectable()
export class MandateStore {
  constructor(private readonly database: Database) {}

  /** False when this version was accepted before. */
  async accept(
    tx: Tx,
    mandate: { providerId: string; userId: string; version: string; textHash: string },
    now: Date,
  ): Promise<boolean> {
    const { count } = await tx.billingMandate.createMany({
      data: [{ id: newId(), ...mandate, acceptedAt: now }],
      skipDuplicates: true,
    });
    return count > 0;
  }

  /** The latest acceptance; null when there is none. */
  find(providerId: string, tx?: Tx): Promise<BillingMandate | null> {
    return (tx ?? this.database.prisma).billingMandate.findFirst({
      where: { providerId },
      orderBy: { acceptedAt: 'desc' },
    });
  }

  /** True the first time a provider reaches a level in a year. */
  async firstWarning(tx: Tx, providerId: string, year: number, level: string, now: Date): Promise<boolean> {
    const written = await txExecute(
      tx,
      `INSERT INTO billing_threshold_warning (provider_id, year, level, warned_at)
       VALUES ($1::uuid, $2::int, $3, $4::timestamptz) ON CONFLICT DO NOTHING`,
      [providerId, year, level, now],
    );
    return written > 0;
  }
}
