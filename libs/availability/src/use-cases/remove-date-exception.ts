import { Injectable } from '@nestjs/common';
import { ok, type LocalDate } from '#kernel';
import { ScheduleStore, type ZonedProvider } from '../store/schedule.store.js';
import { ChangeSchedule } from './change-schedule.js';

/** A day goes back to its usual hours. */
@Injectable()
export class RemoveDateException {
  constructor(
    private readonly change: ChangeSchedule,
    private readonly schedules: ScheduleStore,
  ) {}

  /** Nothing happens when the day had no exception. */
  async execute(provider: ZonedProvider, date: LocalDate): Promise<void> {
    await this.change.run(provider, async (tx) => {
      await this.schedules.removeException(tx, provider.providerId, date);
      return ok(date);
    });
  }
}
