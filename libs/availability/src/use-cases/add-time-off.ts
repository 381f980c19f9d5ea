import { Injectable } from '@nestjs/common';
import { ok, type Result, type TimeRange } from '#kernel';
import { plannableAbsence } from '../domain/absence.js';
import type { InvalidTimeOff } from '../domain/availability.errors.js';
import { ScheduleStore, type StoredTimeOff, type ZonedProvider } from '../store/schedule.store.js';
import { ChangeSchedule } from './change-schedule.js';

/** A provider is away. */
@Injectable()
export class AddTimeOff {
  constructor(
    private readonly change: ChangeSchedule,
    private readonly schedules: ScheduleStore,
  ) {}

  /** Closes these instants to new bookings; visits already booked stay. */
  execute(provider: ZonedProvider, range: TimeRange): Promise<Result<StoredTimeOff, InvalidTimeOff>> {
    return this.change.run<StoredTimeOff, InvalidTimeOff>(provider, async (tx, now) => {
      const absence = plannableAbsence(range, now);
      return absence.ok ? ok(await this.schedules.addTimeOff(tx, provider.providerId, absence.value)) : absence;
    });
  }
}
