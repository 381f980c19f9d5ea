import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
import { Connection, PageArgs, resultUnion, UserError } from '#platform/graphql';
import {
  chargeAwaitsCustomer,
  mayAskAgain,
  WRITE_OFF_REASONS,
  type ChargeKind,
  type ChargeState,
  type WriteOffReason,
} from '../domain/charge-state.js';
import { UNPAID_LISTS, type UnpaidChargeView, type UnpaidList } from '../store/unpaid-charge.reads.js';
import { FurtherChargeKindEnum, FurtherChargeStateEnum } from './further-charge.object.js';
import './unpaid-charge.messages.js';

const WriteOffReasonEnum = Object.fromEntries(WRITE_OFF_REASONS.map((reason) => [reason, reason]));
registerEnumType(WriteOffReasonEnum, {
  name: 'WriteOffReason',
  description: 'CANNOT_COLLECT: it can’t be had. NOT_AGREED: the customer had not agreed to it.',
});

export const UnpaidListEnum = Object.fromEntries(UNPAID_LISTS.map((list) => [list, list]));
registerEnumType(UnpaidListEnum, {
  name: 'UnpaidList',
  description: 'OPEN: can still be had. WRITTEN_OFF: was given up, the last first.',
});

@ArgsType()
export class UnpaidChargesArgs extends PageArgs {
  @Field(() => UnpaidListEnum, { defaultValue: 'OPEN' })
  @IsIn(UNPAID_LISTS)
  list: UnpaidList = 'OPEN';
}

@ObjectType({ description: 'A tip or overtime that a bank refused and nobody has paid. Amounts in cents.' })
export class UnpaidCharge {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  bookingId: string;

  @Field(() => String, { description: 'The visit: service and reference, in the customer’s language.' })
  description: string;

  @Field(() => FurtherChargeKindEnum)
  kind: ChargeKind;

  @Field(() => FurtherChargeStateEnum)
  state: ChargeState;

  @Field(() => Int)
  amountCents: number;

  @Field(() => Int, { description: 'The provider’s part, which waits with it.' })
  providerShareCents: number;

  @Field(() => Date, { description: 'When the card was first asked.' })
  since: Date;

  @Field(() => Date, { nullable: true, description: 'Until when the customer can pay it; null: not any more.' })
  payBy: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the payment link was last sent again.' })
  askedAgainAt: Date | null;

  @Field(() => Boolean, { description: 'The payment link can be sent again now.' })
  mayAskAgain: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The bank’s code when a card was last refused, on the hosted page or the saved one.',
  })
  lastRefusal: string | null;

  @Field(() => Date, { nullable: true, description: 'When it was given up.' })
  writtenOffAt: Date | null;

  @Field(() => WriteOffReasonEnum, { nullable: true })
  writeOffReason: WriteOffReason | null;

  static from({ collectBy, ...view }: UnpaidChargeView, now: Date): UnpaidCharge & { __typename: 'UnpaidCharge' } {
    const waits = chargeAwaitsCustomer(view.state);
    return Object.assign(new UnpaidCharge(), view, {
      __typename: 'UnpaidCharge' as const,
      payBy: waits ? collectBy : null,
      mayAskAgain: (waits || view.state === 'LAPSED') && mayAskAgain(view.askedAgainAt, now),
    });
  }
}

@ObjectType()
export class UnpaidChargeConnection extends Connection(UnpaidCharge) {}

@InputType()
export class WriteOffChargeInput {
  @Field(() => ID)
  @IsUUID()
  id: string;

  @Field(() => WriteOffReasonEnum)
  @IsIn(WRITE_OFF_REASONS)
  reason: WriteOffReason;
}

@ObjectType({ implements: () => [UserError], description: 'It was paid or given up meanwhile.' })
export class ChargeNotUnpaid extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The customer was written to less than a day ago.' })
export class ChargeAskedToday extends UserError {}

export const AskChargeAgainResult = resultUnion('AskChargeAgainResult', () => [
  UnpaidCharge,
  ChargeNotUnpaid,
  ChargeAskedToday,
]);
export const WriteOffChargeResult = resultUnion('WriteOffChargeResult', () => [UnpaidCharge, ChargeNotUnpaid]);
