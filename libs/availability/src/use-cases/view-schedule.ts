import { Inject, Injectable } from '@nestjs/common';
import { addDays, localDate, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { PLANNING_DAYS } from '../domain/absence.js';
import { DEFAULT_SETTINGS } from '../domain/availability-settings.js';
import type { Schedule } from '../domain/schedule.js';
import { ScheduleStore, type StoredTimeOff, type ZonedProvider } from '../store/schedule.store.js';

/** A schedule with the absences that are not over, each by its id. */
export interface ViewedSchedule extends Schedule {
  readonly absences: readonly StoredTimeOff[];
}

/** What a provider has said so far about when they work; the default before they said anything. */
@Injectable()
export class ViewSchedule {
  constructor(
    private readonly schedules: ScheduleStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ providerId, timeZone }: ZonedProvider): Promise<ViewedSchedule> {
    const now = this.clock.now();
    const today = localDate(now, timeZone);
    const [schedule, absences] = await Promise.all([
      this.schedules.schedule(undefined, providerId, { from: today, to: addDays(today, PLANNING_DAYS) }),
      this.schedules.timeOff(providerId, now),
    ]);
    return { ...(schedule ?? this.unsaid(timeZone)), absences };
  }

  private unsaid(timeZone: string): Schedule {
    const { travel } = this.schedules;
    return { timeZone, weeklyHours: [], exceptions: new Map(), timeOff: [], settings: DEFAULT_SETTINGS, travel };
  }
}
