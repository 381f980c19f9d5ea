import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsString, MaxLength } from 'class-validator';
import { PageArgs } from '#platform/graphql';
import { ReviewReportOutcome, ReviewReportReason } from './review.object.js';

/** Beyond any text that could be right; the rule about length answers what is nearer. */
const FAR_TOO_LONG = 10_000;

@ArgsType()
export class ProviderReviewsArgs extends PageArgs {
  @Field(() => ID)
  @IsString()
  @MaxLength(64)
  providerId: string;
}

@InputType()
export class SubmitReviewInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(64)
  bookingId: string;

  @Field(() => Int, { description: '1 to 5.' })
  @IsInt()
  overall: number;

  @Field(() => Int, { description: '1 to 5.' })
  @IsInt()
  punctuality: number;

  @Field(() => Int, { description: '1 to 5.' })
  @IsInt()
  quality: number;

  @Field(() => Int, { description: '1 to 5.' })
  @IsInt()
  communication: number;

  @Field(() => String, { defaultValue: '', description: 'At most 2,000 characters, without contacts; may be empty.' })
  @IsString()
  @MaxLength(FAR_TOO_LONG)
  text: string = '';
}

@InputType()
export class ReplyToReviewInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(64)
  reviewId: string;

  @Field(() => String)
  @IsString()
  @MaxLength(FAR_TOO_LONG)
  text: string;
}

@InputType()
export class ReportReviewInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(64)
  reviewId: string;

  @Field(() => ReviewReportReason)
  @IsEnum(ReviewReportReason)
  reason: ReviewReportReason;

  @Field(() => String, { description: 'What is wrong, for the moderator.' })
  @IsString()
  @MaxLength(FAR_TOO_LONG)
  explanation: string;
}

@InputType()
export class DecideReviewReportInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(64)
  reportId: string;

  @Field(() => ReviewReportOutcome)
  @IsEnum(ReviewReportOutcome)
  outcome: ReviewReportOutcome;

  @Field(() => String, { description: 'Kept on record, and told to the author of a removed review.' })
  @IsString()
  @MaxLength(FAR_TOO_LONG)
  reason: string;
}
