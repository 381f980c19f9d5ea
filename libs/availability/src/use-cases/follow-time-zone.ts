import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { Transactor } from '#platform/prisma';
import { ScheduleStore, type ZonedProvider } from '../store/schedule.store.js';
import { RebuildDays } from './rebuild-days.js';

/** A provider who moves to another time zone keeps their wall-clock hours; what is free then changes. */
@Injectable()
export class FollowTimeZone {
  constructor(
    private readonly transactor: Transactor,
    private readonly schedules: ScheduleStore,
    private readonly rebuilder: RebuildDays,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nothing happens when the zone is the one already known, or the provider has said nothing about their time yet. */
  async execute(provider: ZonedProvider): Promise<void> {
    await this.transactor.run(async (tx) => {
      const moved = await this.schedules.moveToZone(tx, provider, this.clock.now());
      return ok(moved ? await this.rebuilder.within(tx, [provider.providerId]) : 0);
    });
  }
}
