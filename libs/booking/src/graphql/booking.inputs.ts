import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { HomeInput } from '#catalog';
import { FurtherChargeKindEnum, type ChargeKind } from '#payment';
import { CHECKLIST_POINTS } from '../domain/checklist.js';

const KEY_DESCRIPTION =
  'Chosen by you for this one attempt, 8 to 100 characters. The same key and input are answered with the same result, however often they are sent.';
const KEY = /^[\x21-\x7e]{8,100}$/;
const CODE = /^[a-z][a-z0-9-]{0,39}$/;

@InputType()
export class RequestQuoteInput {
  @Field(() => ID)
  @IsUUID()
  providerId: string;

  @Field(() => String, { description: 'As in the query services, e.g. regular-cleaning.' })
  @Matches(CODE)
  serviceCode: string;

  @Field(() => [String], { defaultValue: [], description: 'Codes of the service’s extras.' })
  @ArrayMaxSize(20)
  @Matches(CODE, { each: true })
  extraCodes: string[] = [];

  @Field(() => HomeInput, { nullable: true, description: 'Give either the home or durationMinutes.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => HomeInput)
  home?: HomeInput | null;

  @Field(() => Int, { nullable: true, description: 'The whole visit, extras included: whole half hours, 60 to 720.' })
  @IsOptional()
  @IsInt()
  @Min(60)
  @Max(720)
  durationMinutes?: number | null;

  @Field(() => ID, { nullable: true, description: 'One of your addresses, or else placeId.' })
  @IsOptional()
  @IsUUID()
  addressId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A municipality as in the query places.' })
  @IsOptional()
  @Matches(/^[0-9AB]{5}$/)
  placeId?: string | null;

  @Field(() => Date, { description: 'On the half hour of the provider’s local clock.' })
  @IsDate()
  start: Date;

  @Field(() => String, { description: KEY_DESCRIPTION })
  @Matches(KEY)
  idempotencyKey: string;
}

@InputType()
export class HoldBookingInput {
  @Field(() => ID)
  @IsUUID()
  quoteId: string;

  @Field(() => ID, { description: 'One of your addresses, in the municipality the quote is for.' })
  @IsUUID()
  addressId: string;

  @Field(() => Boolean, { description: 'You accept the terms shown with the quote.' })
  @IsBoolean()
  termsAccepted: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'You expressly ask for a visit within the withdrawal period (Code de la consommation, art. L221-25).',
  })
  @IsBoolean()
  earlyStartRequested: boolean = false;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'You know that the right to withdraw ends once the visit is fully done (art. L221-28 1°).',
  })
  @IsBoolean()
  lossAcknowledged: boolean = false;

  @Field(() => Int, {
    defaultValue: 0,
    description:
      'Of the total, what you pay with your credit, in cents: at most usableCredit. The card is charged the rest.',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  creditCents: number = 0;

  @Field(() => ID, {
    nullable: true,
    description:
      'A confirmed visit of yours at the same hour whose provider may not come. The platform cancels it and gives its money back when this one is confirmed.',
  })
  @IsOptional()
  @IsUUID()
  replacesBookingId?: string | null;

  @Field(() => String, { description: KEY_DESCRIPTION })
  @Matches(KEY)
  idempotencyKey: string;
}

@InputType()
export class BookingActionInput {
  @Field(() => ID)
  @IsUUID()
  bookingId: string;

  @Field(() => String, { description: KEY_DESCRIPTION })
  @Matches(KEY)
  idempotencyKey: string;
}

@InputType()
export class CancelBookingInput extends BookingActionInput {
  @Field(() => Int, {
    description: 'The fee that cancellationTerms showed you. Cancelling never costs more than that.',
  })
  @IsInt()
  @Min(0)
  shownFeeCents: number;
}

@InputType()
export class ReportNoShowInput extends BookingActionInput {
  @Field(() => String, { description: 'Who did not come: CUSTOMER or PROVIDER.' })
  @IsIn(['CUSTOMER', 'PROVIDER'])
  who: 'CUSTOMER' | 'PROVIDER';
}

@InputType()
export class StartVisitInput {
  @Field(() => ID)
  @IsUUID()
  bookingId: string;

  @Field(() => String, { description: 'The 4 digits the customer gives at the door.' })
  @Length(4, 4)
  @IsString()
  code: string;
}

@InputType()
export class ChecklistAnswerInput {
  @Field(() => String)
  @IsIn(CHECKLIST_POINTS)
  point: string;

  @Field(() => Boolean)
  @IsBoolean()
  done: boolean;

  @Field(() => String, { nullable: true, description: 'Needed when the point was not done.' })
  @IsOptional()
  @MaxLength(300)
  note?: string;
}

@InputType()
export class FinishVisitInput {
  @Field(() => ID)
  @IsUUID()
  bookingId: string;

  @Field(() => [ChecklistAnswerInput], { description: 'Every point of the booking’s checklist, once.' })
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => ChecklistAnswerInput)
  checklist: ChecklistAnswerInput[];
}

@InputType()
export class GiveTipInput extends BookingActionInput {
  @Field(() => Int, { description: 'In cents; it goes whole to the provider.' })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  amountCents: number;
}

@InputType()
export class FurtherChargePageInput {
  @Field(() => ID)
  @IsUUID()
  bookingId: string;

  @Field(() => FurtherChargeKindEnum)
  @IsIn(['TIP', 'OVERTIME'])
  kind: ChargeKind;
}

@InputType()
export class ProposeOvertimeInput extends BookingActionInput {
  @Field(() => Int, { description: 'Whole quarters of an hour, 120 at most.' })
  @IsInt()
  @Min(1)
  @Max(1_440)
  minutes: number;
}

@InputType()
export class AnswerOvertimeInput extends BookingActionInput {
  @Field(() => ID)
  @IsUUID()
  overtimeId: string;

  @Field(() => Int, { description: 'The amount you were shown: you never pay another.' })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  shownAmountCents: number;

  @Field(() => Boolean, { description: 'True: you order it with the obligation to pay. False: it costs nothing.' })
  @IsBoolean()
  agree: boolean;
}
