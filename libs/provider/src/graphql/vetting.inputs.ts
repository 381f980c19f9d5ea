import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsDate, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import {
  REJECTION_REASONS,
  REVOCATION_REASONS,
  type RejectionReason,
  type RevocationReason,
} from '../domain/review-decision.js';
import { CredentialDecisionEnum, RejectionReasonEnum, RevocationReasonEnum } from './provider.enums.js';

@InputType({ description: 'The outcome of a review. A rejection gives its reason.' })
export class DecideCredentialInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(40)
  credentialId: string;

  @Field(() => CredentialDecisionEnum)
  @IsIn(['VERIFIED', 'REJECTED'])
  outcome: 'VERIFIED' | 'REJECTED';

  @Field(() => RejectionReasonEnum, { nullable: true, description: 'Needed for a rejection.' })
  @IsOptional()
  @IsIn(REJECTION_REASONS)
  reason?: RejectionReason | null;

  @Field(() => String, {
    nullable: true,
    description: 'Words for the provider. About a criminal record there may be none.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Ends it sooner than the document says; for a criminal record, when it is looked at again.',
  })
  @IsOptional()
  @IsDate()
  validUntil?: Date | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'With an identity document: whether its holder needs a permit to work. Left out: as the provider said.',
  })
  @IsOptional()
  @IsBoolean()
  needsRightToWork?: boolean | null;
}

@InputType()
export class RevokeCredentialInput {
  @Field(() => ID)
  @IsString()
  @MaxLength(40)
  credentialId: string;

  @Field(() => RevocationReasonEnum)
  @IsIn(REVOCATION_REASONS)
  reason: RevocationReason;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  note?: string | null;
}
