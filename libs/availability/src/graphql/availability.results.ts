import { Field, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion, UserError } from '#platform/graphql';
import { MyAvailabilityObject } from './availability.object.js';

@ObjectType({ implements: () => [UserError] })
export class InvalidHours extends UserError {
  @Field(() => String, { description: 'WEEKDAY, ORDER, QUARTER_HOUR, OVERLAP or TOO_MANY.' })
  reason: string;
}

@ObjectType({ implements: () => [UserError] })
export class InvalidExceptionDate extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class InvalidTimeOff extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class TimeOffNotFound extends UserError {}

@ObjectType({ implements: () => [UserError] })
export class InvalidAvailabilitySettings extends UserError {
  @Field(() => String, { description: 'Name of the setting.' })
  field: string;

  @Field(() => Int)
  minimum: number;

  @Field(() => Int)
  maximum: number;
}

export const SetWeeklyHoursResult = resultUnion('SetWeeklyHoursResult', () => [MyAvailabilityObject, InvalidHours]);
export const SetDateExceptionResult = resultUnion('SetDateExceptionResult', () => [
  MyAvailabilityObject,
  InvalidHours,
  InvalidExceptionDate,
]);
export const AddTimeOffResult = resultUnion('AddTimeOffResult', () => [MyAvailabilityObject, InvalidTimeOff]);
export const RemoveTimeOffResult = resultUnion('RemoveTimeOffResult', () => [MyAvailabilityObject, TimeOffNotFound]);
export const UpdateAvailabilitySettingsResult = resultUnion('UpdateAvailabilitySettingsResult', () => [
  MyAvailabilityObject,
  InvalidAvailabilitySettings,
]);
