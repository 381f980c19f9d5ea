import { Injectable } from '@nestjs/common';
import type { LocalDate, Result } from '#kernel';
import { plannableDate } from '../domain/absence.js';
import type { InvalidExceptionDate, InvalidHours } from '../domain/availability.errors.js';
import { validateDay, type LocalRange } from '../domain/schedule.js';
import { ScheduleStore, type ZonedProvider } from '../store/schedule.store.js';
import { ChangeSchedule } from './change-schedule.js';

/** One day with other hours than usual. */
export interface StoredException {
  readonly date: LocalDate;
  readonly hours: readonly LocalRange[];
}

/** A provider works other hours on one day, or none. */
@Injectable()
export class SetDateException {
  constructor(
    private readonly change: ChangeSchedule,
    private readonly schedules: ScheduleStore,
  ) {}

  /** Replaces that day's hours; no ranges close it. */
  execute(
    provider: ZonedProvider,
    date: LocalDate,
    ranges: readonly LocalRange[],
  ): Promise<Result<StoredException, InvalidExceptionDate | InvalidHours>> {
    return this.change.run<StoredException, InvalidExceptionDate | InvalidHours>(provider, async (tx, now) => {
      const day = plannableDate(date, now, provider.timeZone);
      if (!day.ok) return day;
      const hours = validateDay(ranges);
      if (!hours.ok) return hours;
      await this.schedules.saveException(tx, provider.providerId, date, hours.value);
      return { ok: true, value: { date, hours: hours.value } };
    });
  }
}
