import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, isId, ok, type Failure, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { ObligationReads, type OwedRow } from '../store/obligation.reads.js';
import { CatchUp } from './catch-up.js';

/** Finance staff try again, now, to issue a document that is owed. */
@Injectable()
export class RetryOwed {
  constructor(
    private readonly reads: ObligationReads,
    private readonly catchUp: CatchUp,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
  ) {}

  /** What it waits for now; null when it was issued. */
  async execute(actor: UserActor, id: string): Promise<Result<OwedRow | null, Failure<'NotFound'>>> {
    const owed = isId(id) ? await this.reads.find(id) : null;
    if (!owed) return err({ kind: 'NotFound' });
    await this.transactor.run(async (tx) => {
      const subject = { type: 'billing-obligation', id };
      await this.audit.append(tx, { actor, action: 'billing-obligation.retried', subject, data: { kind: owed.kind } });
      return ok(undefined);
    });
    await this.catchUp.issue(id);
    return ok(await this.reads.find(id));
  }
}
