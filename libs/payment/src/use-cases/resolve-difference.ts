import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Failure, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import {
  ReconciliationStore,
  type ReconciliationDifference,
  type ReconciliationResolution,
} from '../store/reconciliation.store.js';

export type DifferenceNotFound = Failure<'DifferenceNotFound'>;
/** A person or a later run has closed it meanwhile. */
export type DifferenceClosed = Failure<'DifferenceClosed'>;

/** An admin closes a difference and says why; it comes back only with other amounts. */
@Injectable()
export class ResolveDifference {
  constructor(
    private readonly runs: ReconciliationStore,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  resolve(
    actor: UserActor,
    input: { id: string; resolution: ReconciliationResolution; note: string },
  ): Promise<Result<ReconciliationDifference, DifferenceNotFound | DifferenceClosed>> {
    const { id, resolution, note } = input;
    return this.transactor.run(async (tx) => {
      const difference = await this.runs.lock(tx, id);
      if (!difference) return err({ kind: 'DifferenceNotFound' as const });
      if (difference.state !== 'OPEN') return err({ kind: 'DifferenceClosed' as const });
      const by = { userId: actor.userId, resolution, note };
      const resolved = await this.runs.resolve(tx, id, by, this.clock.now());
      await this.audit.append(tx, {
        actor,
        action: 'reconciliation-difference.resolved',
        subject: { type: 'reconciliation-difference', id },
        data: { kind: difference.kind, reference: difference.reference, resolution },
      });
      return ok(resolved);
    });
  }
}
