import { Injectable } from '@nestjs/common';
import { Database, type ReconciliationDifference, type ReconciliationRun } from '#platform/prisma';

/** Where a page begins: the last row of the page before. */
export type After = readonly [at: Date, id: string] | null;

/** What finance staff read about reconciliation. */
@Injectable()
export class ReconciliationReads {
  constructor(private readonly database: Database) {}

  /** Newest first, one more than `first`. */
  runs(first: number, after: After): Promise<ReconciliationRun[]> {
    const older = after && { OR: [{ startedAt: { lt: after[0] } }, { startedAt: after[0], id: { lt: after[1] } }] };
    return this.database.prisma.reconciliationRun.findMany({
      ...(older ? { where: older } : {}),
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: first + 1,
    });
  }

  /** Newest first, one more than `first`. */
  differences(
    state: ReconciliationDifference['state'] | undefined,
    first: number,
    after: After,
  ): Promise<ReconciliationDifference[]> {
    const older = after && { OR: [{ openedAt: { lt: after[0] } }, { openedAt: after[0], id: { lt: after[1] } }] };
    return this.database.prisma.reconciliationDifference.findMany({
      where: { ...(state ? { state } : {}), ...(older ?? {}) },
      orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      take: first + 1,
    });
  }

  ofBooking(bookingId: string): Promise<ReconciliationDifference[]> {
    return this.database.prisma.reconciliationDifference.findMany({
      where: { bookingId },
      orderBy: { openedAt: 'asc' },
      take: 50,
    });
  }
}
