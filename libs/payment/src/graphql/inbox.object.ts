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

  static from(event: StripeInboxEvent): StripeEventObject {
    const { eventId, type, objectType, objectId, accountId, receivedAt, processedAt, tries, lastError } = event;
    return {
      ...{ eventId, type, objectType, objectId, accountId, receivedAt, processedAt, tries, lastError },
      source: StripeEventSourceEnum[event.source],
      status: StripeInboxStatusEnum[event.status],
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
