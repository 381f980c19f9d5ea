import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TimeRange } from '#kernel';
import { LocalDateScalar } from '#platform/graphql';
import type { ViewedSchedule } from '../use-cases/view-schedule.js';

@ObjectType('LocalRange', { description: 'A stretch of one local day, in minutes since midnight.' })
export class LocalRangeObject {
  @Field(() => Int)
  startMinute: number;

  @Field(() => Int)
  endMinute: number;
}

@ObjectType('WeekdayRange')
export class WeekdayRangeObject extends LocalRangeObject {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  weekday: number;
}

@ObjectType('DateException')
export class DateExceptionObject {
  @Field(() => LocalDateScalar)
  date: string;

  @Field(() => [LocalRangeObject], { description: 'None: closed that day.' })
  hours: LocalRangeObject[];
}

@ObjectType('TimeOff')
export class TimeOffObject {
  @Field(() => ID)
  id: string;

  @Field(() => Date)
  start: Date;

  @Field(() => Date)
  end: Date;
}

@ObjectType('AvailabilitySettings')
export class AvailabilitySettingsObject {
  @Field(() => Int)
  bufferBeforeMinutes: number;

  @Field(() => Int)
  bufferAfterMinutes: number;

  @Field(() => Int)
  minNoticeMinutes: number;

  @Field(() => Int)
  dailyCapMinutes: number;

  @Field(() => Int)
  horizonDays: number;
}

@ObjectType('MyAvailability', { description: 'When a provider works, in their own time zone.' })
export class MyAvailabilityObject {
  readonly __typename = 'MyAvailability';

  @Field(() => String, { description: 'IANA name.' })
  timeZone: string;

  @Field(() => [WeekdayRangeObject])
  weeklyHours: WeekdayRangeObject[];

  @Field(() => [DateExceptionObject], { description: 'From today on.' })
  exceptions: DateExceptionObject[];

  @Field(() => [TimeOffObject], { description: 'Absences that are not over.' })
  timeOff: TimeOffObject[];

  @Field(() => AvailabilitySettingsObject)
  settings: AvailabilitySettingsObject;

  static from({ timeZone, weeklyHours, exceptions, absences, settings }: ViewedSchedule): MyAvailabilityObject {
    return Object.assign(new MyAvailabilityObject(), {
      timeZone,
      weeklyHours: [...weeklyHours],
      exceptions: [...exceptions].map(([date, hours]) => ({ date, hours: [...hours] })),
      timeOff: [...absences],
      settings,
    });
  }
}

@ObjectType('FreeSlot', { description: 'A visit that could be booked now.' })
export class FreeSlotObject implements TimeRange {
  @Field(() => Date)
  start: Date;

  @Field(() => Date)
  end: Date;
}
