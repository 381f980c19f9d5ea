import { Injectable } from '@nestjs/common';
import { MINUTE, newId, plus } from '#kernel';
import {
  Database,
  txQuery,
  type ReconciliationDifference,
  type ReconciliationResolution,
  type ReconciliationRun,
  type Tx,
} from '#platform/prisma';
import type { DifferenceKind } from '../domain/reconciliation.js';

export type { ReconciliationDifference, ReconciliationResolution, ReconciliationRun } from '#platform/prisma';

/** How long one step may take before another worker may assume that the one who works died. */
const LEASE = 5 * MINUTE;

/** What is written of a difference. */
export interface Finding {
  readonly kind: DifferenceKind;
  readonly reference: string;
  readonly stripeGrossCents: number | null;
  readonly stripeFeeCents: number | null;
  readonly ledgerGrossCents: number | null;
  readonly ledgerFeeCents: number | null;
  readonly movementIds: string[];
  readonly paymentId: string | null;
  readonly bookingId: string | null;
}

export interface RunProgress {
  state?: 'MATCHING' | 'COMPLETED';
  cursor?: string | null;
  movementsSeen?: { increment: number };
  compared?: { increment: number };
  opened?: { increment: number };
  explained?: { increment: number };
  openAtEnd?: number;
  stripeCents?: number;
  ledgerCents?: number;
}

/** Runs and the differences they find. */
@Injectable()
export class ReconciliationStore {
  constructor(private readonly database: Database) {}

  /** The run that is under way, or a new one that looks back from the last completed one. */
  async begin(tx: Tx, input: { startedBy: string | null; lookBack: number; now: Date }): Promise<ReconciliationRun> {
    // One at a time: the second of two who begin together waits here and finds the first one's run.
    await txQuery(tx, `SELECT pg_advisory_xact_lock(hashtext('reconciliation-run'))::text AS locked`);
    const open = await tx.reconciliationRun.findFirst({ where: { state: { not: 'COMPLETED' } } });
    if (open) return open;
    const last = await tx.reconciliationRun.findFirst({ orderBy: [{ startedAt: 'desc' }, { id: 'desc' }] });
    const { startedBy, now, lookBack } = input;
    const since = last ? plus(last.startedAt, -lookBack) : null;
    return tx.reconciliationRun.create({ data: { id: newId(), startedBy, startedAt: now, since } });
  }

  /** Takes the run that is under way, unless another worker has it. */
  async claim(now: Date): Promise<ReconciliationRun | null> {
    const [row] = await this.database.query<{ id: string }>(
      'reconcile-claim',
      `UPDATE reconciliation_run SET leased_until = $2
       WHERE state <> 'COMPLETED' AND (leased_until IS NULL OR leased_until <= $1) RETURNING id`,
      [now, plus(now, LEASE)],
    );
    return row ? this.database.prisma.reconciliationRun.findUnique({ where: { id: row.id } }) : null;
  }

  /** Writes how far the run is and keeps it for this worker. */
  advance(tx: Tx, runId: string, progress: RunProgress, now: Date): Promise<ReconciliationRun> {
    const over = progress.state === 'COMPLETED';
    const data = { ...progress, leasedUntil: over ? null : plus(now, LEASE), ...(over ? { endedAt: now } : {}) };
    return tx.reconciliationRun.update({ where: { id: runId }, data });
  }

  /** Lets another worker go on. */
  async release(runId: string): Promise<void> {
    await this.database.prisma.reconciliationRun.updateMany({ where: { id: runId }, data: { leasedUntil: null } });
  }

  /** Open differences and those that an admin has closed, of these objects. */
  async known(tx: Tx, references: readonly string[]): Promise<ReconciliationDifference[]> {
    const where = {
      reference: { in: [...references] },
      state: { in: ['OPEN', 'RESOLVED'] as ('OPEN' | 'RESOLVED')[] },
    };
    return tx.reconciliationDifference.findMany({ where });
  }

  async open(tx: Tx, runId: string, finding: Finding, now: Date): Promise<void> {
    await tx.reconciliationDifference.create({ data: { id: newId(), runId, openedAt: now, ...finding } });
  }

  /** An open difference is as it is seen last. */
  async update(tx: Tx, id: string, finding: Finding): Promise<void> {
    await tx.reconciliationDifference.update({ where: { id }, data: finding });
  }

  async explain(tx: Tx, id: string, runId: string, now: Date): Promise<void> {
    const data = { state: 'EXPLAINED', endedAt: now, explainedByRunId: runId } as const;
    await tx.reconciliationDifference.update({ where: { id }, data });
  }

  /** Locks one; null when there is none of that id. */
  async lock(tx: Tx, id: string): Promise<ReconciliationDifference | null> {
    await txQuery(tx, 'SELECT 1 AS one FROM reconciliation_difference WHERE id = $1::uuid FOR UPDATE', [id]);
    return tx.reconciliationDifference.findUnique({ where: { id } });
  }

  resolve(
    tx: Tx,
    id: string,
    by: { userId: string; resolution: ReconciliationResolution; note: string },
    now: Date,
  ): Promise<ReconciliationDifference> {
    const { userId, resolution, note } = by;
    const data = { state: 'RESOLVED', endedAt: now, resolvedBy: userId, resolution, note } as const;
    return tx.reconciliationDifference.update({ where: { id }, data });
  }

  countOpen(tx: Tx): Promise<number> {
    return tx.reconciliationDifference.count({ where: { state: 'OPEN' } });
  }
}
