import { Controller, Get, Header } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Public } from '../access/index.js';
import { JobRunner } from '../jobs/index.js';
import { Database } from '../prisma/index.js';

/** Prometheus text: process figures, queue backlog, connection pool. Numbers only. */
@Controller('metrics')
export class MetricsController {
  readonly #registry = new Registry();

  constructor(jobs: JobRunner, database: Database) {
    collectDefaultMetrics({ register: this.#registry });
    const gauge = (name: string, help: string, collect: () => number | Promise<number>): void => {
      new Gauge({
        name,
        help,
        registers: [this.#registry],
        async collect() {
          this.set(await collect());
        },
      });
    };
    gauge('limpide_jobs_pending', 'Jobs due or running', () => jobs.pending());
    gauge('limpide_jobs_parked', 'Jobs that failed for good, up to 50', async () => (await jobs.parked()).length);
    gauge('limpide_database_connections', 'Open connections of the pool', () => database.pool.totalCount);
    gauge('limpide_database_waiting', 'Requests waiting for a connection', () => database.pool.waitingCount);
  }

  @Public()
  @Get()
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return this.#registry.metrics();
  }
}
