import { Injectable } from '@nestjs/common';
import { err, isId, ok, type Result } from '#kernel';
import type { TimeOffNotFound } from '../domain/availability.errors.js';
import { ScheduleStore, type StoredTimeOff, type ZonedProvider } from '../store/schedule.store.js';
import { ChangeSchedule } from './change-schedule.js';

/** A provider is not away after all. */
@Injectable()
export class RemoveTimeOff {
  constructor(
    private readonly change: ChangeSchedule,
    private readonly schedules: ScheduleStore,
  ) {}

  execute(provider: ZonedProvider, id: string): Promise<Result<StoredTimeOff, TimeOffNotFound>> {
    return this.change.run<StoredTimeOff, TimeOffNotFound>(provider, async (tx) => {
      const removed = isId(id) ? await this.schedules.removeTimeOff(tx, provider.providerId, id) : null;
      return removed ? ok(removed) : err({ kind: 'TimeOffNotFound' });
    });
  }
}
