import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, localDate, ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Jobs } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { LONGEST_HORIZON_DAYS } from '../domain/availability-settings.js';
import { DayFreeStore } from '../store/day-free.store.js';
import { ScheduleStore } from '../store/schedule.store.js';
import { RebuildDays, WALK_STEP } from '../use-cases/rebuild-days.js';

/** Nights this job may miss without leaving a hole at the far end. */
const SPARE_NIGHTS = 7;

/** Every night the bitmaps get their next day and lose those that are past; in batches, with bounded memory. */
@Injectable()
export class ExtendHorizon implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly schedules: ScheduleStore,
    private readonly days: DayFreeStore,
    private readonly rebuilder: RebuildDays,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'availability.extend-horizon', cron: '10 0 * * *', run: () => this.run() });
  }

  async run(): Promise<void> {
    const yesterday = addDays(localDate(this.clock.now(), 'UTC'), -1);
    let batch = await this.schedules.nextProviders(null, WALK_STEP);
    while (batch.length > 0) {
      const providers = batch;
      await this.rebuilder.rebuild(providers, (today) => ({
        from: addDays(today, LONGEST_HORIZON_DAYS - SPARE_NIGHTS),
        to: addDays(today, LONGEST_HORIZON_DAYS),
      }));
      await this.transactor.run(async (tx) => ok(await this.days.prune(tx, providers, yesterday)));
      batch = await this.schedules.nextProviders(providers.at(-1) ?? null, WALK_STEP);
    }
  }
}
