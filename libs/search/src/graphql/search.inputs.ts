import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { HomeInput } from '#catalog';
import { LocalDateScalar, PageArgs } from '#platform/graphql';

@InputType({ description: 'Where, what and when. Give a place or one of your addresses, and a duration or a home.' })
export class SearchInput {
  @Field(() => ID, { nullable: true, description: 'From the query places.' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  placeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'One of your own addresses, when you are signed in.' })
  @IsOptional()
  @IsString()
  @MaxLength(36)
  addressId?: string | null;

  @Field()
  @IsString()
  @MaxLength(40)
  serviceCode: string;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  @ArrayMaxSize(20)
  extras?: string[] | null;

  @Field(() => LocalDateScalar, { description: 'The local day at the place.' })
  @IsString()
  date: string;

  @Field(() => String, { nullable: true, description: 'Local time, "09:00" or "09:30"; left out: any time that day.' })
  @IsOptional()
  @IsString()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  time?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The whole visit in minutes, extras included: half hours from 60 to 720.',
  })
  @IsOptional()
  @IsInt()
  durationMinutes?: number | null;

  @Field(() => HomeInput, { nullable: true, description: 'Instead of a duration: it is estimated.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => HomeInput)
  home?: HomeInput | null;

  @Field(() => Int, { nullable: true, description: 'Total price that is not exceeded, in cents, everything included.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  maximumTotalCents?: number | null;

  @Field(() => Float, { nullable: true, description: 'Least average of reviews, 1 to 5; leaves out who has none.' })
  @IsOptional()
  @IsNumber()
  @Min(1)
  @Max(5)
  minimumRating?: number | null;

  @Field(() => [String], { nullable: true, description: 'ISO 639-1 codes; who speaks any of them.' })
  @IsOptional()
  @Matches(/^[a-z]{2}$/, { each: true })
  @ArrayMaxSize(10)
  languages?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only who confirms at once.' })
  @IsOptional()
  @IsBoolean()
  instantOnly?: boolean | null;
}

@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => SearchInput)
  @ValidateNested()
  @Type(() => SearchInput)
  input: SearchInput;
}
