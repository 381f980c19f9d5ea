import { Injectable } from '@nestjs/common';
import type { Result } from '#kernel';
import { EventBus } from '#platform/jobs';
import type { InvalidHours } from '../domain/availability.errors.js';
import { validateWeek, type WeekdayRange } from '../domain/schedule.js';
import { ScheduleStore, type ZonedProvider } from '../store/schedule.store.js';
import { ChangeSchedule } from './change-schedule.js';

/** A provider says when they usually work. */
@Injectable()
export class SetWeeklyHours {
  constructor(
    private readonly change: ChangeSchedule,
    private readonly schedules: ScheduleStore,
    private readonly events: EventBus,
  ) {}

  /** Replaces the whole week; an empty one closes it. Existing bookings stay. */
  execute(provider: ZonedProvider, hours: readonly WeekdayRange[]): Promise<Result<WeekdayRange[], InvalidHours>> {
    return this.change.run(provider, async (tx) => {
      const week = validateWeek(hours);
      if (!week.ok) return week;
      const { providerId } = provider;
      await this.schedules.replaceWeeklyHours(tx, providerId, week.value);
      await this.events.publish(tx, {
        type: 'WorkingHoursChanged',
        data: { providerId, hasWorkingHours: week.value.length > 0 },
      });
      return week;
    });
  }
}
