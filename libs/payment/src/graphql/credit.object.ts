import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { resultUnion, UserError } from '#platform/graphql';
import { CREDIT_REASONS, GOODWILL_REASONS, type CreditReason, type GoodwillReason } from '../domain/credit.js';
import type { CustomerCredit } from '../store/credit.store.js';
import './payment.messages.js';

const named = <T extends string>(names: readonly T[]): { readonly [K in T]: K } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in T]: K };

export const CreditReasonEnum = named(CREDIT_REASONS);
export const GoodwillReasonEnum = named(GOODWILL_REASONS);
registerEnumType(CreditReasonEnum, { name: 'CreditReason', description: 'Why a customer has a credit.' });
registerEnumType(GoodwillReasonEnum, { name: 'GoodwillReason', description: 'What support makes good.' });

@ObjectType('Credit', { description: 'What a customer can pay part of a visit with. Cents of euro.' })
export class CreditObject {
  readonly __typename = 'Credit';

  @Field(() => ID)
  id: string;

  @Field(() => CreditReasonEnum)
  reason: CreditReason;

  @Field(() => ID, { description: 'The visit it is for.' })
  bookingId: string;

  @Field(() => Int)
  grantedCents: number;

  @Field(() => Int, { description: 'What is left; a part set aside for a visit to come is not counted.' })
  remainingCents: number;

  @Field(() => Date)
  grantedAt: Date;

  @Field(() => Date)
  expiresAt: Date;

  static from({ id, reason, bookingId, grantedCents, remainingCents, grantedAt, expiresAt }: CustomerCredit) {
    const fields = { id, reason, bookingId, grantedCents, remainingCents, grantedAt, expiresAt };
    return Object.assign(new CreditObject(), fields);
  }
}

@ObjectType({ description: 'A customer’s credits.' })
export class Credits {
  @Field(() => Int, { description: 'What can be used now.' })
  availableCents: number;

  @Field(() => [CreditObject], { description: 'Newest first; 50 at most.' })
  credits: CreditObject[];
}

@ObjectType({
  implements: () => [UserError],
  description: 'Support has given this customer as much in 30 days as one may.',
})
export class GoodwillLimitReached extends UserError {
  @Field(() => Int)
  limitCents: number;

  @Field(() => Int)
  leftCents: number;
}

@InputType()
export class GrantGoodwillCreditInput {
  @Field(() => ID, { description: 'The visit that is made good; its customer gets the credit.' })
  @IsUUID()
  bookingId: string;

  @Field(() => Int, { description: 'In cents.' })
  @IsInt()
  @Min(100)
  @Max(1_000_000)
  amountCents: number;

  @Field(() => GoodwillReasonEnum)
  @IsIn(GOODWILL_REASONS)
  reason: GoodwillReason;

  @Field(() => String, { description: 'Chosen by you for this one attempt, 8 to 100 characters.' })
  @Matches(/^[\x21-\x7e]{8,100}$/)
  idempotencyKey: string;
}

export const GrantGoodwillCreditResult = resultUnion('GrantGoodwillCreditResult', () => [
  CreditObject,
  GoodwillLimitReached,
]);
