import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { Connection, PageArgs, resultUnion, UserError } from '#platform/graphql';
import type { ReconciliationDifference, ReconciliationRun } from '../store/reconciliation.store.js';
import './reconciliation.messages.js';

export enum ReconciliationRunStateEnum {
  WALKING = 'WALKING',
  MATCHING = 'MATCHING',
  COMPLETED = 'COMPLETED',
}
registerEnumType(ReconciliationRunStateEnum, {
  name: 'ReconciliationRunState',
  description: 'WALKING: reading Stripe’s book. MATCHING: comparing it with the ledger.',
});

export enum ReconciliationDifferenceKindEnum {
  MISSING_IN_LEDGER = 'MISSING_IN_LEDGER',
  MISSING_AT_STRIPE = 'MISSING_AT_STRIPE',
  AMOUNT = 'AMOUNT',
  FEE = 'FEE',
  BALANCE = 'BALANCE',
}
registerEnumType(ReconciliationDifferenceKindEnum, {
  name: 'ReconciliationDifferenceKind',
  description: 'BALANCE: Stripe’s balance is not the sum of the movements it has told of.',
});

export enum ReconciliationDifferenceStateEnum {
  OPEN = 'OPEN',
  RESOLVED = 'RESOLVED',
  EXPLAINED = 'EXPLAINED',
}
registerEnumType(ReconciliationDifferenceStateEnum, {
  name: 'ReconciliationDifferenceState',
  description: 'RESOLVED by a person; EXPLAINED: a later run found both books in agreement.',
});

export enum ReconciliationResolutionEnum {
  DONE_BY_HAND_AT_STRIPE = 'DONE_BY_HAND_AT_STRIPE',
  CORRECTED_AT_STRIPE = 'CORRECTED_AT_STRIPE',
  CORRECTED_IN_LEDGER = 'CORRECTED_IN_LEDGER',
  ACCEPTED_LOSS = 'ACCEPTED_LOSS',
  OTHER = 'OTHER',
}
registerEnumType(ReconciliationResolutionEnum, { name: 'ReconciliationResolution' });

@ObjectType('ReconciliationRun', { description: 'One comparison of Stripe’s book with the ledger.' })
export class ReconciliationRunObject {
  @Field(() => ID)
  id: string;

  @Field(() => ReconciliationRunStateEnum)
  state: ReconciliationRunStateEnum;

  @Field(() => Boolean, { description: 'Asked for by a person; else the nightly one.' })
  byHand: boolean;

  @Field(() => Date)
  startedAt: Date;

  @Field(() => Date, { nullable: true })
  endedAt: Date | null;

  @Field(() => Int, { description: 'Movements of Stripe’s book that were read.' })
  movementsSeen: number;

  @Field(() => Int, { description: 'Objects compared.' })
  compared: number;

  @Field(() => Int, { description: 'Differences that were new.' })
  opened: number;

  @Field(() => Int, { description: 'Earlier differences that were gone.' })
  explained: number;

  @Field(() => Int, { nullable: true, description: 'Open differences at its end.' })
  openAtEnd: number | null;

  @Field(() => Int, { nullable: true, description: 'Our balance as Stripe says it, available and pending.' })
  stripeCents: number | null;

  @Field(() => Int, { nullable: true, description: 'The same in the ledger (STRIPE_CLEARING).' })
  ledgerCents: number | null;

  static from(run: ReconciliationRun): ReconciliationRunObject {
    const { id, startedAt, endedAt, movementsSeen, compared, opened, explained, openAtEnd } = run;
    const { stripeCents, ledgerCents } = run;
    return {
      ...{ id, startedAt, endedAt, movementsSeen, compared, opened, explained, openAtEnd, stripeCents, ledgerCents },
      state: ReconciliationRunStateEnum[run.state],
      byHand: run.startedBy !== null,
    };
  }
}

@ObjectType()
export class ReconciliationRunConnection extends Connection(ReconciliationRunObject) {}

@ObjectType('ReconciliationDifference', {
  description: 'Stripe and the ledger disagree about one object. Amounts are null where a side knows nothing of it.',
})
export class ReconciliationDifferenceObject {
  @Field(() => ID)
  id: string;

  @Field(() => ReconciliationDifferenceKindEnum)
  kind: ReconciliationDifferenceKindEnum;

  @Field(() => ReconciliationDifferenceStateEnum)
  state: ReconciliationDifferenceStateEnum;

  @Field(() => String, { description: 'Stripe’s id of the object, or ours when Stripe has none.' })
  reference: string;

  @Field(() => Int, { nullable: true, description: 'What Stripe has moved, before its fee; negative: money left.' })
  stripeGrossCents: number | null;

  @Field(() => Int, { nullable: true })
  stripeFeeCents: number | null;

  @Field(() => Int, { nullable: true })
  ledgerGrossCents: number | null;

  @Field(() => Int, { nullable: true })
  ledgerFeeCents: number | null;

  @Field(() => [String], { description: 'Stripe’s balance transactions, 20 at most.' })
  movementIds: string[];

  @Field(() => ID, { nullable: true })
  paymentId: string | null;

  @Field(() => ID, { nullable: true })
  bookingId: string | null;

  @Field(() => Date)
  openedAt: Date;

  @Field(() => Date, { nullable: true })
  endedAt: Date | null;

  @Field(() => ReconciliationResolutionEnum, { nullable: true })
  resolution: ReconciliationResolutionEnum | null;

  @Field(() => ID, { nullable: true, description: 'The admin who closed it.' })
  resolvedBy: string | null;

  @Field(() => String, { nullable: true })
  note: string | null;

  static from(row: ReconciliationDifference) {
    const { id, reference, stripeGrossCents, stripeFeeCents, ledgerGrossCents, ledgerFeeCents, movementIds } = row;
    const { paymentId, bookingId, openedAt, endedAt, resolvedBy, note } = row;
    return Object.assign(new ReconciliationDifferenceObject(), {
      __typename: 'ReconciliationDifference' as const,
      ...{ id, reference, stripeGrossCents, stripeFeeCents, ledgerGrossCents, ledgerFeeCents, movementIds },
      ...{ paymentId, bookingId, openedAt, endedAt, resolvedBy, note },
      kind: ReconciliationDifferenceKindEnum[row.kind],
      state: ReconciliationDifferenceStateEnum[row.state],
      resolution: row.resolution && ReconciliationResolutionEnum[row.resolution],
    });
  }
}

@ObjectType()
export class ReconciliationDifferenceConnection extends Connection(ReconciliationDifferenceObject) {}

@ArgsType()
export class ReconciliationDifferenceArgs extends PageArgs {
  @Field(() => ReconciliationDifferenceStateEnum, { nullable: true, description: 'Absent: all.' })
  @IsOptional()
  @IsEnum(ReconciliationDifferenceStateEnum)
  state?: ReconciliationDifferenceStateEnum | null;
}

@InputType()
export class ResolveReconciliationDifferenceInput {
  @Field(() => ID)
  @IsUUID()
  id: string;

  @Field(() => ReconciliationResolutionEnum)
  @IsEnum(ReconciliationResolutionEnum)
  resolution: ReconciliationResolutionEnum;

  @Field(() => String, {
    description: 'What was found out, for whoever reads it later: 10 to 500 characters, no names.',
  })
  @IsString()
  @Length(10, 500)
  note: string;
}

@ObjectType({ implements: () => [UserError], description: 'Someone, or a later run, has closed it meanwhile.' })
export class DifferenceClosed extends UserError {}

export const ResolveReconciliationDifferenceResult = resultUnion('ResolveReconciliationDifferenceResult', () => [
  ReconciliationDifferenceObject,
  DifferenceClosed,
]);
