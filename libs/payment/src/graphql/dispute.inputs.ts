import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, Min } from 'class-validator';
import { PageArgs } from '#platform/graphql';
import { DISPUTE_BEARERS, type DisputeBearer } from '../domain/dispute.js';
import { ATTACHMENT_FIELDS, type AttachmentField } from '../domain/evidence-attachment.js';
import { LONGEST_NOTE } from '../domain/evidence-pack.js';
import { REFUND_REASONS, REFUND_TARGETS, type RefundReason, type RefundTarget } from '../domain/refund-allowance.js';
import { DISPUTE_LISTS, type DisputeList } from '../store/dispute.reads.js';
import { DisputeAttachmentFieldEnum, DisputeBearerEnum, DisputeListEnum } from './dispute.object.js';
import { RefundReasonEnum, RefundTargetEnum } from './refund.object.js';

@ArgsType()
export class DisputesArgs extends PageArgs {
  @Field(() => DisputeListEnum, { defaultValue: DisputeListEnum.OPEN })
  @IsIn(DISPUTE_LISTS)
  list: DisputeList = 'OPEN';
}

@InputType()
export class DisputeNoteInput {
  @Field(() => ID)
  @IsUUID()
  disputeId: string;

  @Field(() => String, { description: `At most ${String(LONGEST_NOTE)} characters; empty takes the note out.` })
  @IsString()
  @MaxLength(LONGEST_NOTE)
  note: string;
}

@InputType()
export class AttachToDisputeInput {
  @Field(() => ID)
  @IsUUID()
  disputeId: string;

  @Field(() => ID, { description: 'What `POST /documents` answered to your upload.' })
  @IsUUID()
  documentId: string;

  @Field(() => DisputeAttachmentFieldEnum)
  @IsIn(ATTACHMENT_FIELDS)
  field: AttachmentField;
}

@InputType()
export class DetachFromDisputeInput {
  @Field(() => ID)
  @IsUUID()
  disputeId: string;

  @Field(() => ID)
  @IsUUID()
  attachmentId: string;
}

@InputType()
export class DecideDisputeInput {
  @Field(() => ID)
  @IsUUID()
  disputeId: string;

  @Field(() => DisputeBearerEnum)
  @IsIn(DISPUTE_BEARERS)
  bearer: DisputeBearer;

  @Field(() => String, { description: 'Why, 10 to 2,000 characters; for the file.' })
  @IsString()
  @Length(10, 2_000)
  reason: string;
}

@InputType()
export class RefundBookingInput {
  @Field(() => ID)
  @IsUUID()
  bookingId: string;

  @Field(() => RefundTargetEnum, { defaultValue: RefundTargetEnum.VISIT })
  @IsIn(REFUND_TARGETS)
  target: RefundTarget = 'VISIT';

  @Field(() => Int, { nullable: true, description: 'Cents; absent: all that is left.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  amountCents?: number;

  @Field(() => String, { defaultValue: 'eur', description: 'That of the payment.' })
  @Matches(/^[a-z]{3}$/)
  currency: string = 'eur';

  @Field(() => RefundReasonEnum)
  @IsIn(REFUND_REASONS)
  reason: RefundReason;

  @Field(() => String, { defaultValue: '', description: 'For the file; the customer does not see it.' })
  @IsString()
  @MaxLength(2_000)
  note: string = '';

  @Field(() => String, { description: 'Chosen by you for one attempt: sent again it makes no second refund.' })
  @Matches(/^[\x21-\x7e]{8,100}$/)
  idempotencyKey: string;
}
