import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ChargeKind } from '../domain/charge-state.js';
import { FurtherChargeKindEnum } from './further-charge.object.js';
import { RefundStatusEnum } from './payment-summary.object.js';
import { REFUND_REASONS, REFUND_TARGETS, type RefundReason, type RefundTarget } from '../domain/refund-allowance.js';

export const RefundReasonEnum = Object.fromEntries(REFUND_REASONS.map((reason) => [reason, reason])) as Record<
  RefundReason,
  RefundReason
>;
registerEnumType(RefundReasonEnum, { name: 'RefundReason', description: 'Why staff give money back.' });

export const RefundTargetEnum = Object.fromEntries(REFUND_TARGETS.map((target) => [target, target])) as Record<
  RefundTarget,
  RefundTarget
>;
registerEnumType(RefundTargetEnum, { name: 'RefundTarget', description: 'The visit, or what was charged beside it.' });

@ObjectType({ description: 'How much a member of staff may give back of a booking. Amounts in cents.' })
export class RefundAllowanceObject {
  @Field(() => Int, { description: 'Taken from the customer and not given back.' })
  leftCents: number;

  @Field(() => Int, { description: 'What you may give back now.' })
  allowedCents: number;

  @Field(() => Int, { nullable: true, description: 'What you may give back of one booking in all; null: all of it.' })
  limitCents: number | null;

  @Field(() => Boolean, { description: 'The bank has the money: nothing can be given back while it decides.' })
  disputeOpen: boolean;

  @Field(() => String)
  currency: string;
}

@ObjectType({ description: 'A refund given by a member of staff, for the file.' })
export class StaffRefund {
  @Field(() => ID)
  id: string;

  @Field(() => Date)
  requestedAt: Date;

  @Field(() => ID, { description: 'Who gave it.' })
  requestedBy: string;

  @Field(() => Int)
  amountCents: number;

  @Field(() => FurtherChargeKindEnum, { nullable: true, description: 'What was given back; null: the visit.' })
  furtherCharge: ChargeKind | null;

  @Field(() => RefundStatusEnum)
  status: 'REQUESTED' | 'SENT' | 'FAILED';

  @Field(() => String, { description: 'A code: QUALITY, LATE …' })
  reason: string;

  @Field(() => String, { nullable: true, description: 'In their words; the customer does not see it.' })
  note: string | null;
}

@ObjectType({ description: 'A refund was written down; Stripe is being asked.' })
export class RefundAccepted {
  @Field(() => ID)
  refundId: string;

  @Field(() => RefundAllowanceObject, { description: 'What is left now.' })
  allowance: RefundAllowanceObject;
}
