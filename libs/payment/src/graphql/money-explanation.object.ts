import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { MONEY_CHECKS, type MoneyCheck } from '../domain/money-sums.js';
import { MONEY_EVENTS, MONEY_PARTS, type MoneyEvent, type MoneyPart } from '../domain/money-story.js';

const named = <T extends string>(names: readonly T[]): { readonly [K in T]: K } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [K in T]: K };

const MoneyCheckEnum = named(MONEY_CHECKS);
const MoneyEventEnum = named(MONEY_EVENTS);
const MoneyPartEnum = named(MONEY_PARTS);
registerEnumType(MoneyCheckEnum, {
  name: 'MoneyCheckName',
  description: 'What is proved of a booking’s money.',
  valuesMap: {
    BOOKS_BALANCE: { description: 'Every transaction’s lines add up to nothing.' },
    MONEY_PASSED_ON: {
      description: 'What came in and stayed was passed on, is due to the provider, or is the platform’s.',
    },
    RECORDS_AGREE: { description: 'Payment, refunds, further charges and disputes say the same as the ledger.' },
  },
});
registerEnumType(MoneyEventEnum, { name: 'MoneyEvent', description: 'What can happen to a booking’s money.' });
registerEnumType(MoneyPartEnum, { name: 'MoneyPart', description: 'Whose part of an amount, or by what means.' });

@ObjectType('MoneyStepPart', { description: 'A part of a step’s amount.' })
class MoneyStepPartObject {
  @Field(() => MoneyPartEnum)
  part: MoneyPart;

  @Field(() => Int)
  amountCents: number;
}

@ObjectType('MoneyStep', { description: 'One thing that happened to a booking’s money.' })
class MoneyStepObject {
  @Field(() => Date)
  at: Date;

  @Field(() => MoneyEventEnum)
  what: MoneyEvent;

  @Field(() => Int, { nullable: true, description: 'Without a sign.' })
  amountCents: number | null;

  @Field(() => [MoneyStepPartObject])
  parts: MoneyStepPartObject[];

  @Field(() => [ID], { description: 'Stripe’s ids of the objects involved, as far as they are known.' })
  stripeIds: string[];

  @Field(() => String, { nullable: true, description: 'What is asked of Stripe and not answered.' })
  operation: string | null;
}

@ObjectType('MoneySums', { description: 'Where a booking’s money came from and went, by its ledger.' })
class MoneySumsObject {
  @Field(() => Int, { description: 'From the customer’s cards: visit or fee, tip, overtime.' })
  capturedCents: number;

  @Field(() => Int, { description: 'Back to cards.' })
  refundedCents: number;

  @Field(() => Int, { description: 'Taken by banks and not given back.' })
  disputedCents: number;

  @Field(() => Int, { description: 'What credit pays, after refunds to the credit.' })
  creditCents: number;

  @Field(() => Int)
  transferredCents: number;

  @Field(() => Int)
  reversedCents: number;

  @Field(() => Int, { description: 'What is the provider’s in the end, whether they have it yet or not.' })
  providerShareCents: number;

  @Field(() => Int, { description: 'What has not been sent to the provider.' })
  providerDueCents: number;

  @Field(() => Int, { description: 'Owed by the provider; negative: an older debt kept back from this booking.' })
  providerDebtCents: number;

  @Field(() => Int, { description: 'Without tax.' })
  commissionCents: number;

  @Field(() => Int, { description: 'The tax on the commission.' })
  vatCents: number;

  @Field(() => Int)
  stripeFeesCents: number;

  @Field(() => Int, { description: 'Of what banks have taken, what nobody bears yet.' })
  undecidedCents: number;

  @Field(() => Int, { description: 'Of what banks have taken, what the platform bears.' })
  lossCents: number;
}

@ObjectType('MoneyCheck', { description: 'One proof.' })
class MoneyCheckObject {
  @Field(() => MoneyCheckEnum)
  check: MoneyCheck['check'];

  @Field(() => Boolean)
  holds: boolean;

  @Field(() => Int, { description: 'By how much it fails; 0 when it holds.' })
  gapCents: number;
}

@ObjectType('MoneyExplanation', { description: 'A booking’s money in steps, sums and proofs.' })
export class MoneyExplanationObject {
  @Field(() => [MoneyStepObject], { description: 'Oldest first.' })
  steps: MoneyStepObject[];

  @Field(() => MoneySumsObject)
  sums: MoneySumsObject;

  @Field(() => [MoneyCheckObject])
  checks: MoneyCheckObject[];
}
