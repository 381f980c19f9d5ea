import { Injectable } from '@nestjs/common';
import { localDate, ok, type Result } from '#kernel';
import type { InvalidAvailabilitySettings } from '../domain/availability.errors.js';
import { changeSettings, DEFAULT_SETTINGS, type AvailabilitySettings } from '../domain/availability-settings.js';
import { ScheduleStore, type ZonedProvider } from '../store/schedule.store.js';
import { ChangeSchedule } from './change-schedule.js';

/** A provider changes their buffers, notice, daily cap or horizon. */
@Injectable()
export class UpdateAvailabilitySettings {
  constructor(
    private readonly change: ChangeSchedule,
    private readonly schedules: ScheduleStore,
  ) {}

  /** What is left out stays as it is. */
  execute(
    provider: ZonedProvider,
    changes: Partial<AvailabilitySettings>,
  ): Promise<Result<AvailabilitySettings, InvalidAvailabilitySettings>> {
    return this.change.run<AvailabilitySettings, InvalidAvailabilitySettings>(provider, async (tx, now) => {
      const today = localDate(now, provider.timeZone);
      const known = await this.schedules.schedule(tx, provider.providerId, { from: today, to: today });
      const settings = changeSettings(known?.settings ?? DEFAULT_SETTINGS, changes);
      if (!settings.ok) return settings;
      await this.schedules.saveSettings(tx, provider.providerId, settings.value, now);
      return ok(settings.value);
    });
  }
}
