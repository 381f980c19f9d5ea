import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '../access/index.js';
import { JobRunner } from '../jobs/index.js';
import { Database } from '../prisma/index.js';
import { Metrics } from './metrics.js';

/** Prometheus text: process figures, queue backlog, connection pool, and what features add. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly figures: Metrics,
    jobs: JobRunner,
    database: Database,
  ) {
    figures.gauge('limpide_jobs_pending', 'Jobs due or running', () => jobs.pending());
    figures.gauges('limpide_jobs_waiting', 'Jobs due or running, by lane', 'lane', () => jobs.depths());
    figures.gauge(
      'limpide_jobs_parked',
      'Jobs that failed for good, up to 50',
      async () => (await jobs.parked()).length,
    );
    figures.gauge('limpide_database_connections', 'Open connections of the pool', () => database.pool.totalCount);
    figures.gauge('limpide_database_waiting', 'Requests waiting for a connection', () => database.pool.waitingCount);
  }

  @Public()
  @Get()
  @Header('content-type', 'text/plain; version=0.0.4')
  metrics(): Promise<string> {
    return this.figures.text();
  }
}
