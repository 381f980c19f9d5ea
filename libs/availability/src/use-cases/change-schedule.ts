import { Inject, Injectable } from '@nestjs/common';
import type { Clock, Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor, type Tx } from '#platform/prisma';
import { ScheduleStore, type ZonedProvider } from '../store/schedule.store.js';
import { RebuildDays } from './rebuild-days.js';

/**
 * The frame of every change a provider makes to their time: their row is made and locked, the change is written, the
 * day bitmaps follow in the same transaction.
 */
@Injectable()
export class ChangeSchedule {
  constructor(
    private readonly transactor: Transactor,
    private readonly schedules: ScheduleStore,
    private readonly rebuilder: RebuildDays,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  run<T, E>(provider: ZonedProvider, change: (tx: Tx, now: Date) => Promise<Result<T, E>>): Promise<Result<T, E>> {
    return this.transactor.run(async (tx) => {
      const now = this.clock.now();
      await this.schedules.open(tx, provider, now);
      await this.schedules.moveToZone(tx, provider, now);
      const result = await change(tx, now);
      if (result.ok) await this.rebuilder.within(tx, [provider.providerId]);
      return result;
    });
  }
}
