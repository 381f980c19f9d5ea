import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '#platform/jobs';
import { ScheduleStore } from '../store/schedule.store.js';
import { RebuildDays, WALK_STEP } from '../use-cases/rebuild-days.js';

/**
 * Every night all bitmaps are computed anew and compared: rows that are right are not touched, wrong ones are repaired
 * and counted in the log. A count above zero is a bug in whoever changed a source without telling.
 */
@Injectable()
export class RepairDrift implements OnModuleInit {
  readonly #logger = new Logger('Availability');

  constructor(
    private readonly jobs: Jobs,
    private readonly schedules: ScheduleStore,
    private readonly rebuilder: RebuildDays,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'availability.repair-drift',
      cron: '40 2 * * *',
      run: async () => {
        await this.run();
      },
    });
  }

  /** Answers how many days were wrong. */
  async run(): Promise<number> {
    let repaired = 0;
    let batch = await this.schedules.nextProviders(null, WALK_STEP);
    while (batch.length > 0) {
      repaired += await this.rebuilder.rebuild(batch);
      batch = await this.schedules.nextProviders(batch.at(-1) ?? null, WALK_STEP);
    }
    if (repaired > 0) this.#logger.warn({ repaired }, 'Day bitmaps had drifted from their sources');
    return repaired;
  }
}
