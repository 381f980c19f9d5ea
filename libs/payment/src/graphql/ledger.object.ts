import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'One line of the double-entry ledger.' })
export class LedgerEntry {
  @Field(() => String)
  account: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The customer or provider whose account it is; null for the platform’s own.',
  })
  ownerId: string | null;

  @Field(() => Int, { description: 'Debit positive, credit negative.' })
  amountCents: number;
}

@ObjectType({ description: 'Lines that belong together; they add up to zero.' })
export class LedgerTransaction {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  kind: string;

  @Field(() => Date)
  occurredAt: Date;

  @Field(() => [LedgerEntry])
  entries: LedgerEntry[];
}

@ObjectType({ description: 'A question to Stripe that found no answer for days and waits for a person.' })
export class ParkedPaymentOperation {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  paymentId: string;

  @Field(() => String)
  kind: string;

  @Field(() => Int, { nullable: true })
  amountCents: number | null;

  @Field(() => Date)
  createdAt: Date;

  @Field(() => Int)
  tries: number;

  @Field(() => String, { nullable: true })
  failureCode: string | null;
}

@ObjectType({ description: 'A webhook event that could not be applied and waits for a person.' })
export class ParkedStripeEvent {
  @Field(() => ID)
  eventId: string;

  @Field(() => String)
  type: string;

  @Field(() => String)
  objectId: string;

  @Field(() => Date)
  receivedAt: Date;

  @Field(() => Int)
  tries: number;

  @Field(() => String, { nullable: true })
  lastError: string | null;
}
