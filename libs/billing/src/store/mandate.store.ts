import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { Database, txExecute, type BillingMandate, type Tx } from '#platform/prisma';

/** Mandates to issue invoices in a provider's name: accepted, and ended once. */
@Injectable()
export class MandateStore {
  constructor(private readonly database: Database) {}

  /** False when this version is in force already. */
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

  /** The latest one in force; null when there is none. */
  find(providerId: string, tx?: Tx): Promise<BillingMandate | null> {
    return (tx ?? this.database.prisma).billingMandate.findFirst({
      where: { providerId, endedAt: null },
      orderBy: { acceptedAt: 'desc' },
    });
  }

  /** When the last one ended; null when none ever did. */
  async lastEnd(providerId: string): Promise<Date | null> {
    const { _max } = await this.database.prisma.billingMandate.aggregate({
      where: { providerId },
      _max: { endedAt: true },
    });
    return _max.endedAt;
  }

  /** Ends what is in force, of any version; the versions, none when there was nothing to end. */
  async end(tx: Tx, providerId: string, now: Date): Promise<string[]> {
    const ended = await tx.billingMandate.updateManyAndReturn({
      where: { providerId, endedAt: null },
      data: { endedAt: now },
      select: { version: true },
    });
    return ended.map(({ version }) => version);
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
