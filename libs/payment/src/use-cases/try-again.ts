import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, ok, type Clock, type Failure, type Result } from '#kernel';
import type { UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { InboxStore } from '../store/inbox.store.js';
import { OperationStore } from '../store/operation.store.js';
import { ApplyInbox } from './apply-inbox.js';
import { RunOperation } from './run-operation.js';

type NotFound = Failure<'NotFound'>;

/** Finance staff try again what stopped: money may move by it, so it is on record who asked. */
@Injectable()
export class TryAgain {
  constructor(
    private readonly inbox: InboxStore,
    private readonly operations: OperationStore,
    private readonly runner: RunOperation,
    private readonly applyInbox: ApplyInbox,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asks Stripe again for a parked operation, after looking whether it has acted already. */
  async operation(actor: UserActor, id: string): Promise<Result<void, NotFound>> {
    const found = await this.transactor.run<void, NotFound>(async (tx) => {
      if (!(await this.operations.unpark(tx, id, this.clock.now()))) return err({ kind: 'NotFound' });
      const subject = { type: 'payment-operation', id };
      await this.audit.append(tx, { actor, action: 'payment-operation.retried', subject });
      return ok(undefined);
    });
    if (found.ok) await this.runner.run(id);
    return found;
  }

  /** Looks again at the object of an event, whatever became of it. */
  async event(actor: UserActor, eventId: string): Promise<Result<void, NotFound>> {
    const found = await this.transactor.run<void, NotFound>(async (tx) => {
      if (!(await this.inbox.replay(tx, eventId, this.clock.now()))) return err({ kind: 'NotFound' });
      const subject = { type: 'stripe-event', id: eventId };
      await this.audit.append(tx, { actor, action: 'stripe-event.replayed', subject });
      return ok(undefined);
    });
    if (found.ok) await this.applyInbox.run();
    return found;
  }
}
