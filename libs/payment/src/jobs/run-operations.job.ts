import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { OperationStore } from '../store/operation.store.js';
import { RUN_OPERATION } from '../use-cases/plan-operation.js';
import { RunOperation } from '../use-cases/run-operation.js';

const BATCH = 50;

/** Asks Stripe what was written down: each operation right after its commit, and every minute what was left in between. */
@Injectable()
export class RunOperationsJob {
  constructor(
    jobs: Jobs,
    private readonly operations: OperationStore,
    private readonly runner: RunOperation,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    jobs.register<{ operationId: string }>({
      name: RUN_OPERATION,
      lane: 'payment',
      run: async ({ operationId }) => {
        await this.runner.run(operationId);
      },
    });
    jobs.register({ name: 'payment.run-operations', cron: '* * * * *', run: () => this.sweep() });
  }

  async sweep(): Promise<void> {
    for (;;) {
      const due = await this.operations.findDue(this.clock.now(), BATCH);
      let ran = 0;
      for (const id of due) if (await this.runner.run(id)) ran += 1;
      if (ran === 0) return;
    }
  }
}
