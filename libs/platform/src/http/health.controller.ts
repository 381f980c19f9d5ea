import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus';
import { Public } from '../access/index.js';
import { JobRunner } from '../jobs/index.js';
import { Database } from '../prisma/index.js';
import { Draining } from './draining.js';

/** For load balancers and people on call. Names of parts and up or down, nothing else. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicator: HealthIndicatorService,
    private readonly database: Database,
    private readonly jobs: JobRunner,
    private readonly draining: Draining,
  ) {}

  @Public()
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  @HealthCheck({ noCache: true })
  ready(): Promise<HealthCheckResult> {
    if (this.draining.started) throw new ServiceUnavailableException({ status: 'draining' });
    return this.health.check([
      () => this.#check('database', async () => (await this.database.query('health', 'SELECT 1 AS one')).length === 1),
      () => this.#check('queue', () => this.jobs.isReady()),
      () => this.#check('migrations', () => this.#noHalfAppliedMigration()),
    ]);
  }

  async #noHalfAppliedMigration(): Promise<boolean> {
    const rows = await this.database.query<{ open: number; done: number }>(
      'health-migrations',
      `SELECT count(*) FILTER (WHERE finished_at IS NULL AND rolled_back_at IS NULL)::int AS open,
              count(*) FILTER (WHERE finished_at IS NOT NULL)::int AS done FROM _prisma_migrations`,
    );
    return rows[0]?.open === 0 && rows[0].done > 0;
  }

  async #check(name: string, probe: () => Promise<boolean>) {
    const session = this.indicator.check(name);
    try {
      return (await probe()) ? session.up() : session.down();
    } catch {
      return session.down();
    }
  }
}
