import { Module, type Provider } from '@nestjs/common';
import { Availability } from './availability.js';
import { ExtendHorizon } from './jobs/extend-horizon.js';
import { RepairDrift } from './jobs/repair-drift.js';
import { OccupiedTimesRegistry } from './occupied-times.js';
import { DayFreeStore } from './store/day-free.store.js';
import { ScheduleStore } from './store/schedule.store.js';
import { AddTimeOff } from './use-cases/add-time-off.js';
import { ChangeSchedule } from './use-cases/change-schedule.js';
import { CheckBookingSlot } from './use-cases/check-booking-slot.js';
import { FindFreeSlots } from './use-cases/find-free-slots.js';
import { RebuildDays } from './use-cases/rebuild-days.js';
import { RemoveDateException } from './use-cases/remove-date-exception.js';
import { RemoveTimeOff } from './use-cases/remove-time-off.js';
import { SetDateException } from './use-cases/set-date-exception.js';
import { SetWeeklyHours } from './use-cases/set-weekly-hours.js';
import { UpdateAvailabilitySettings } from './use-cases/update-availability-settings.js';

/** Everything but the API: what the rules, stores and jobs need, with no other feature. */
export const AVAILABILITY_PROVIDERS: Provider[] = [
  ScheduleStore,
  DayFreeStore,
  OccupiedTimesRegistry,
  RebuildDays,
  FindFreeSlots,
  CheckBookingSlot,
  ChangeSchedule,
  SetWeeklyHours,
  SetDateException,
  RemoveDateException,
  AddTimeOff,
  RemoveTimeOff,
  UpdateAvailabilitySettings,
  ExtendHorizon,
  RepairDrift,
  Availability,
];

@Module({ providers: AVAILABILITY_PROVIDERS, exports: [Availability, OccupiedTimesRegistry] })
export class AvailabilityModule {}
