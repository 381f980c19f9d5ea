import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import type { Locale } from '#kernel';
import { Connection, resultUnion, UserError } from '#platform/graphql';
import { translate } from '#platform/i18n';
import type { ChargeKind } from '../domain/charge-state.js';
import { payoutFailureOf } from '../domain/payout.js';
import type { Payout, PayoutLine } from '../store/payout.store.js';
import { FurtherChargeKindEnum } from './further-charge.object.js';
import { FreshSignInNeeded, PaymentUnavailable } from './payment.results.js';
import './payout.messages.js';

/** A million euros: beyond it a number is a slip of the finger. */
const MOST_CENTS = 100_000_000;

export enum PayoutStatusEnum {
  REQUESTED = 'REQUESTED',
  PENDING = 'PENDING',
  IN_TRANSIT = 'IN_TRANSIT',
  PAID = 'PAID',
  FAILED = 'FAILED',
  CANCELED = 'CANCELED',
  REFUSED = 'REFUSED',
}
registerEnumType(PayoutStatusEnum, {
  name: 'PayoutStatus',
  description:
    'REQUESTED: Stripe has not answered yet. FAILED: the bank sent the money back. REFUSED: nothing has moved.',
});

@ObjectType('PayoutLine', { description: 'What one visit brought to a payout; negative: taken back.' })
export class PayoutLineObject {
  @Field(() => ID, { nullable: true })
  bookingId: string | null;

  @Field(() => FurtherChargeKindEnum, { nullable: true, description: 'A tip or overtime; null: the visit itself.' })
  chargeKind: ChargeKind | null;

  @Field(() => Int)
  amountCents: number;

  @Field(() => Date)
  at: Date;
}

@ObjectType('Payout', { description: 'Money on its way to a provider’s bank.' })
export class PayoutObject {
  @Field(() => ID)
  id: string;

  @Field(() => PayoutStatusEnum)
  status: PayoutStatusEnum;

  @Field(() => Boolean, { description: 'Asked for and made at once; else the weekly one.' })
  instant: boolean;

  @Field(() => Int, { description: 'What arrives.' })
  amountCents: number;

  @Field(() => Int, { description: 'What it costs on top.' })
  feeCents: number;

  @Field(() => Date)
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: 'When the bank has it, as Stripe expects.' })
  arrivesAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Why the bank sent it back, and what to do about it.' })
  failureText: string | null;

  @Field(() => [PayoutLineObject], {
    description: 'What is inside a weekly payout, 100 at most; of instant ones Stripe does not tell.',
  })
  lines: PayoutLineObject[];

  static from(payout: Payout & { lines?: readonly PayoutLine[] }, locale: Locale) {
    const { id, amountCents, feeCents, createdAt, arrivesAt, failureCode, status } = payout;
    const failed = status === 'FAILED' || status === 'REFUSED';
    return Object.assign(new PayoutObject(), {
      ...{ id, amountCents, feeCents, createdAt, arrivesAt },
      __typename: 'Payout' as const,
      status: PayoutStatusEnum[status],
      instant: payout.method === 'INSTANT',
      failureText: failed ? translate(locale, `payout.failure.${payoutFailureOf(failureCode)}`) : null,
      lines: (payout.lines ?? []).map(({ bookingId, chargeKind, amountCents: cents, at }) => ({
        bookingId,
        chargeKind,
        amountCents: cents,
        at,
      })),
    });
  }
}

@ObjectType()
export class PayoutConnection extends Connection(PayoutObject) {}

@ObjectType({ description: 'A provider’s money at Stripe.' })
export class PayoutBalance {
  @Field(() => Int, { description: 'May go to the bank.' })
  availableCents: number;

  @Field(() => Int, { description: 'Becomes available in the coming days.' })
  pendingCents: number;

  @Field(() => Int, { description: 'The most that can be at the bank at once.' })
  instantCents: number;

  @Field(() => Int, { description: 'What that would cost on top.' })
  instantFeeCents: number;
}

@ObjectType({ description: 'What a provider has, owes and may expect.' })
export class PayoutOverview {
  @Field(() => PayoutBalance, {
    nullable: true,
    description: 'Null while Stripe gives no answer, or without an account.',
  })
  balance: PayoutBalance | null;

  @Field(() => Int, { description: 'What the provider owes the platform; the next transfers keep it back.' })
  debtCents: number;

  @Field(() => Date, { nullable: true, description: 'When Stripe pays out next; null without a ready account.' })
  nextPayoutAt: Date | null;

  @Field(() => PayoutObject, { nullable: true, description: 'The last payout, when the bank has sent it back.' })
  failed: PayoutObject | null;
}

@InputType()
export class InstantPayoutInput {
  @Field(() => ID, { description: 'Made by the client, one for each intention: sent twice, it is the same payout.' })
  @IsUUID()
  requestId: string;

  @Field(() => Int, { description: 'What is to arrive; the fee comes on top.' })
  @IsInt()
  @Min(1)
  @Max(MOST_CENTS)
  amountCents: number;
}

@ObjectType({ implements: () => [UserError], description: 'The payout account is not open, or misses something.' })
export class PayoutAccountNotReady extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'What you owe is kept back first.' })
export class ProviderInDebt extends UserError {
  @Field(() => Int)
  debtCents: number;
}

@ObjectType({ implements: () => [UserError], description: 'The instant payout before has no answer yet.' })
export class PayoutUnderWay extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'Less is available than was asked for.' })
export class AmountNotAvailable extends UserError {
  @Field(() => Int)
  availableCents: number;
}

export const RequestInstantPayoutResult = resultUnion('RequestInstantPayoutResult', () => [
  PayoutObject,
  PayoutAccountNotReady,
  ProviderInDebt,
  PayoutUnderWay,
  AmountNotAvailable,
  PaymentUnavailable,
  FreshSignInNeeded,
]);
