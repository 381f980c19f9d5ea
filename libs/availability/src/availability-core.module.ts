import { Module } from '@nestjs/common';
import { Availability } from './availability.js';
import { ExtendHorizon } from './jobs/extend-horizon.js';
import { RepairDrift } from './jobs/repair-drift.js';
import { OccupiedTimesRegistry } from './occupied-times.js';
import { SlotPlaces } from './slot-places.js';
import { DayFreeStore } from './store/day-free.store.js';
import { ScheduleStore } from './store/schedule.store.js';
import { AddTimeOff } from './use-cases/add-time-off.js';
import { ChangeSchedule } from './use-cases/change-schedule.js';
import { CheckBookingSlot } from './use-cases/check-booking-slot.js';
import { FindFreeSlots } from './use-cases/find-free-slots.js';
import { FollowTimeZone } from './use-cases/follow-time-zone.js';
import { RebuildDays } from './use-cases/rebuild-days.js';
import { RemoveDateException } from './use-cases/remove-date-exception.js';
import { RemoveTimeOff } from './use-cases/remove-time-off.js';
import { SetDateException } from './use-cases/set-date-exception.js';
import { SetWeeklyHours } from './use-cases/set-weekly-hours.js';
import { UpdateAvailabilitySettings } from './use-cases/update-availability-settings.js';
import { ViewSchedule } from './use-cases/view-schedule.js';

const ROOMS = [
  ScheduleStore,
  DayFreeStore,
  OccupiedTimesRegistry,
  SlotPlaces,
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
  FollowTimeZone,
  ViewSchedule,
  ExtendHorizon,
  RepairDrift,
  Availability,
];

/** Rules, stores, use cases and jobs: everything that needs no other feature. */
@Module({ providers: ROOMS, exports: ROOMS })
export class AvailabilityCoreModule {}
