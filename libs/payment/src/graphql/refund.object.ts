import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { REFUND_REASONS, type RefundReason } from '../domain/refund-allowance.js';

export const RefundReasonEnum = Object.fromEntries(REFUND_REASONS.map((reason) => [reason, reason])) as Record<
  RefundReason,
  RefundReason
>;
registerEnumType(RefundReasonEnum, { name: 'RefundReason', description: 'Why staff give money back.' });

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

@ObjectType({ description: 'A refund was written down; Stripe is being asked.' })
export class RefundAccepted {
  @Field(() => ID)
  refundId: string;

  @Field(() => RefundAllowanceObject, { description: 'What is left now.' })
  allowance: RefundAllowanceObject;
}
