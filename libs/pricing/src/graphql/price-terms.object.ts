import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { CancellationPolicy, PolicyStep } from '../domain/cancellation-schedule.js';

@ObjectType('CancellationPolicyStep', {
  description: 'From so many hours before a visit on, what cancelling it costs.',
})
class CancellationPolicyStepObject implements PolicyStep {
  @Field(() => Int, { description: 'Elapsed hours before the start.' })
  hoursBefore: number;

  @Field(() => Int, { description: 'Percent of all that the customer pays.' })
  percent: number;
}

@ObjectType('CancellationPolicyTerms', {
  description: 'A policy that a provider can choose. Before its first step cancelling is free.',
})
export class CancellationPolicyTermsObject {
  @Field(() => String)
  policy: CancellationPolicy;

  @Field(() => [CancellationPolicyStepObject])
  steps: readonly PolicyStep[];
}

@ObjectType('PriceTerms', {
  description:
    'What the platform adds, keeps and promises today. A booking keeps the terms of its quote. Shares are in basis points: 500 is 5 %.',
})
export class PriceTermsObject {
  @Field(() => Int, { description: 'Added to the provider’s price, paid by the customer.' })
  customerFeeBasisPoints: number;

  @Field(() => Int, { description: 'Kept from the provider’s price.' })
  commissionBasisPoints: number;

  @Field(() => Int, { description: 'Added to the work on a Sunday.' })
  sundaySurchargeBasisPoints: number;

  @Field(() => Int, { description: 'Added to the work on a public holiday.' })
  holidaySurchargeBasisPoints: number;

  @Field(() => Int, { description: 'Added to the work when booked less than `shortNoticeHours` before.' })
  shortNoticeSurchargeBasisPoints: number;

  @Field(() => Int)
  shortNoticeHours: number;

  @Field(() => Int, { description: 'How long a quote can be booked.' })
  quoteValidMinutes: number;

  @Field(() => Int, { description: 'How long a slot is kept while its customer pays.' })
  holdMinutes: number;

  @Field(() => Int, { description: 'A visit at most so many days ahead is held on the card at once.' })
  immediateHoldDays: number;

  @Field(() => Int, { description: 'A later one is held so many hours before it begins.' })
  authoriseBeforeHours: number;

  @Field(() => Int, { description: 'After a visit the money waits so long before the provider’s share leaves.' })
  claimWindowHours: number;

  @Field(() => Int, { description: 'Days to withdraw from the contract.' })
  withdrawalDays: number;

  @Field(() => [CancellationPolicyTermsObject])
  cancellationPolicies: CancellationPolicyTermsObject[];
}
