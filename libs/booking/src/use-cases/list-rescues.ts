import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { ok } from '#kernel';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { RescueReads, type QueueAfter, type QueuedRescue } from '../store/rescue.reads.js';

/** Staff look at the queue: the look leaves its trace first. */
@Injectable()
export class ListRescues {
  constructor(
    private readonly transactor: Transactor,
    private readonly rescues: RescueReads,
    private readonly audit: AuditLog,
  ) {}

  /** The most urgent first, one more than `first` when there are more. */
  async execute(actor: UserActor, first: number, after: QueueAfter | null): Promise<QueuedRescue[]> {
    const entry = { actor, action: 'rescues.listed', subject: { type: 'booking', id: 'all' } };
    await this.transactor.run(async (tx) => ok(await this.audit.append(tx, entry)));
    return this.rescues.queue(first, after);
  }
}
