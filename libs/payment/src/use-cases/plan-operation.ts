import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import type { Tx } from '#platform/prisma';
import { OperationStore, type PlannedOperation } from '../store/operation.store.js';

/** The job that asks Stripe what an operation says. */
export const RUN_OPERATION = 'payment.run-operation';

/** Writes down what is to be asked of Stripe once the transaction is committed. */
@Injectable()
export class PlanOperation {
  constructor(
    private readonly operations: OperationStore,
    private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The operation's id. A job asks at once; the sweep asks again should the job be lost. */
  async plan(tx: Tx, payment: { id: string }, operation: PlannedOperation): Promise<string> {
    const operationId = await this.planHere(tx, payment, operation);
    await this.jobs.send(tx, RUN_OPERATION, { operationId });
    return operationId;
  }

  /** The same for a caller who waits for the answer and runs the operation itself right after the commit. */
  planHere(tx: Tx, payment: { id: string }, operation: PlannedOperation): Promise<string> {
    return this.operations.plan(tx, payment, operation, this.clock.now());
  }
}
