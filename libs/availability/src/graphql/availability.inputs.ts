import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDate,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LocalDateScalar } from '#platform/graphql';

@InputType({ description: 'A stretch of one local day, in minutes since midnight: 540 to 1020 is nine to five.' })
export class LocalRangeInput {
  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1440)
  startMinute: number;

  @Field(() => Int, { description: 'Up to 1440, which is midnight.' })
  @IsInt()
  @Min(0)
  @Max(1440)
  endMinute: number;
}

@InputType()
export class WeekdayRangeInput extends LocalRangeInput {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;
}

@InputType()
export class WeeklyHoursInput {
  @Field(() => [WeekdayRangeInput], { description: 'The whole week; several ranges a day; none closes it.' })
  @ArrayMaxSize(42)
  @ValidateNested({ each: true })
  @Type(() => WeekdayRangeInput)
  hours: WeekdayRangeInput[];
}

@InputType()
export class DateExceptionInput {
  @Field(() => LocalDateScalar)
  @IsString()
  date: string;

  @Field(() => [LocalRangeInput], { description: 'The hours of that day instead of the usual ones; none closes it.' })
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => LocalRangeInput)
  hours: LocalRangeInput[];
}

@InputType()
export class TimeOffInput {
  @Field(() => Date)
  @IsDate()
  start: Date;

  @Field(() => Date, { description: 'The first instant back at work.' })
  @IsDate()
  end: Date;
}

@InputType({ description: 'What is left out stays as it is.' })
export class AvailabilitySettingsInput {
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  bufferBeforeMinutes?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  bufferAfterMinutes?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  minNoticeMinutes?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  dailyCapMinutes?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  horizonDays?: number | null;
}

@InputType({ description: 'Where the visit would be; makes travel between visits count.' })
export class SlotPlaceInput {
  @Field(() => Number)
  @Min(-90)
  @Max(90)
  lat: number;

  @Field(() => Number)
  @Min(-180)
  @Max(180)
  lng: number;
}

@ArgsType()
export class FreeSlotsArgs {
  @Field(() => ID)
  @IsString()
  @MaxLength(64)
  providerId: string;

  @Field(() => LocalDateScalar, { description: 'First local day of the provider.' })
  @IsString()
  from: string;

  @Field(() => LocalDateScalar, { description: 'Last local day, at most 31 days in all.' })
  @IsString()
  to: string;

  @Field(() => Int)
  @IsInt()
  @Min(30)
  @Max(720)
  durationMinutes: number;

  @Field(() => ID, { nullable: true, description: 'INSEE code of the municipality the visit would be in.' })
  @IsOptional()
  @IsString()
  @MaxLength(8)
  placeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'One of your own addresses. At most one of the three is given.' })
  @IsOptional()
  @IsUUID()
  addressId?: string | null;

  @Field(() => SlotPlaceInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SlotPlaceInput)
  place?: SlotPlaceInput | null;
}
