import { Injectable } from '@nestjs/common';
import type { Tx } from '../prisma/index.js';
import { JobRunner, type JobDefinition } from './job-runner.js';

/** Work that happens after the commit, and sweeps that find what is due. */
@Injectable()
export class Jobs {
  constructor(private readonly runner: JobRunner) {}

  register<Payload>(job: JobDefinition<Payload>): void {
    this.runner.register(job);
  }

  /** Queued with the transaction. `startAfter` is by the database's clock. */
  send(tx: Tx, name: string, payload: unknown, options: { startAfter?: Date } = {}): Promise<void> {
    return this.runner.send(tx, name, payload, options);
  }
}
