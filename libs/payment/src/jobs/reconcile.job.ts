import { Injectable } from '@nestjs/common';
import { Jobs } from '#platform/jobs';
import { CONTINUE_RECONCILIATION, Reconcile } from '../use-cases/reconcile.js';

/** Every night, when the day's sweeps are done; and what an admin asked for or a dead worker left, every ten minutes. */
@Injectable()
export class ReconcileJob {
  constructor(jobs: Jobs, reconcile: Reconcile) {
    jobs.register({ name: 'payment.reconcile', cron: '10 4 * * *', run: () => reconcile.nightly() });
    jobs.register({ name: CONTINUE_RECONCILIATION, cron: '*/10 * * * *', run: () => reconcile.continue() });
  }
}
