import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsOptional, Matches } from 'class-validator';
import { Connection, PageArgs } from '#platform/graphql';
import { IGNORED_EVENTS, subjectOf } from '../domain/stripe-event.js';
import type { StripeInboxEvent } from '../store/inbox.store.js';

export enum StripeInboxStatusEnum {
  RECEIVED = 'RECEIVED',
  APPLIED = 'APPLIED',
  IGNORED = 'IGNORED',
  PARKED = 'PARKED',
}
registerEnumType(StripeInboxStatusEnum, {
  name: 'StripeEventStatus',
  description: 'RECEIVED: waits or is tried again. PARKED: failed too often, waits for a person.',
});

export enum StripeEventSourceEnum {
  PLATFORM = 'PLATFORM',
  CONNECT = 'CONNECT',
  THIN = 'THIN',
}
registerEnumType(StripeEventSourceEnum, { name: 'StripeEventSource' });

export enum StripeIgnoredReasonEnum {
  TYPE_NOT_ACTED_ON = 'TYPE_NOT_ACTED_ON',
  MADE_BY_HAND = 'MADE_BY_HAND',
  OTHER_APPLICATION = 'OTHER_APPLICATION',
  FOREIGN_ACCOUNT = 'FOREIGN_ACCOUNT',
  ACCOUNT_OWN_MATTER = 'ACCOUNT_OWN_MATTER',
  NOT_AT_STRIPE = 'NOT_AT_STRIPE',
  LEFT_TO_RECONCILIATION = 'LEFT_TO_RECONCILIATION',
}
registerEnumType(StripeIgnoredReasonEnum, {
  name: 'StripeIgnoredReason',
  description: 'Why an event is kept and nothing is done about it. It is not tried again unless a person replays it.',
  valuesMap: {
    TYPE_NOT_ACTED_ON: { description: 'Nothing depends on events of this type.' },
    MADE_BY_HAND: { description: 'The object carries no id of ours.' },
    OTHER_APPLICATION: {
      description: 'It carries ids that were not given here: another installation uses the Stripe account.',
    },
    FOREIGN_ACCOUNT: { description: 'It comes from a connected account that belongs to no provider of ours.' },
    ACCOUNT_OWN_MATTER: {
      description: 'It happened inside a provider’s own account; of those only payouts concern us.',
    },
    NOT_AT_STRIPE: { description: 'Stripe shows no such object to our key.' },
    LEFT_TO_RECONCILIATION: { description: 'The platform’s own payout, which reconciliation books.' },
  },
});

@ObjectType('StripeEvent', { description: 'A webhook event as it came in; its body is never kept.' })
export class StripeEventObject {
  @Field(() => ID)
  eventId: string;

  @Field(() => StripeEventSourceEnum)
  source: StripeEventSourceEnum;

  @Field(() => String)
  type: string;

  @Field(() => String)
  objectType: string;

  @Field(() => String)
  objectId: string;

  @Field(() => String, { nullable: true, description: 'The connected account it is about.' })
  accountId: string | null;

  @Field(() => StripeInboxStatusEnum)
  status: StripeInboxStatusEnum;

  @Field(() => Date)
  receivedAt: Date;

  @Field(() => Date, { nullable: true })
  processedAt: Date | null;

  @Field(() => Int)
  tries: number;

  @Field(() => String, { nullable: true })
  lastError: string | null;

  @Field(() => String, { nullable: true, description: 'Why nothing is done about events of this type, in English.' })
  ignoredBecause: string | null;

  @Field(() => StripeIgnoredReasonEnum, { nullable: true, description: 'With IGNORED, and only then.' })
  ignoredReason: StripeIgnoredReasonEnum | null;

  static from(event: StripeInboxEvent): StripeEventObject {
    const { eventId, type, objectType, objectId, accountId, receivedAt, processedAt, tries, lastError } = event;
    return {
      ...{ eventId, type, objectType, objectId, accountId, receivedAt, processedAt, tries, lastError },
      source: StripeEventSourceEnum[event.source],
      status: StripeInboxStatusEnum[event.status],
      ignoredReason: event.ignoredReason && StripeIgnoredReasonEnum[event.ignoredReason],
      ignoredBecause: subjectOf(type) ? null : (IGNORED_EVENTS[type] ?? null),
    };
  }
}

@ObjectType()
export class StripeEventConnection extends Connection(StripeEventObject) {}

@ArgsType()
export class StripeEventArgs extends PageArgs {
  @Field(() => StripeInboxStatusEnum, { nullable: true })
  @IsOptional()
  @IsEnum(StripeInboxStatusEnum)
  status?: StripeInboxStatusEnum | null;

  @Field(() => String, { nullable: true, description: 'The whole type: `payout.failed`.' })
  @IsOptional()
  @Matches(/^[\w.[\]]{1,120}$/)
  type?: string | null;

  @Field(() => ID, { nullable: true, description: 'Stripe’s id of the object it is about.' })
  @IsOptional()
  @Matches(/^\w{1,255}$/)
  objectId?: string | null;
}
