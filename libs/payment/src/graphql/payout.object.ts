import { Field, ObjectType } from '@nestjs/graphql';
import type { Locale } from '#kernel';
import { translate } from '#platform/i18n';
import { requirementTopics, type RequirementTopic } from '../domain/payout-requirements.js';
import type { PayoutAccount } from '../store/payout-account.store.js';
import './payment.messages.js';

@ObjectType({ description: 'One thing that is still asked of a provider before they can be paid.' })
export class PayoutRequirement {
  @Field(() => String, { description: 'Stable code: BANK_ACCOUNT, IDENTITY_DOCUMENT …' })
  topic: RequirementTopic;

  @Field(() => String, { description: 'In the language of the request.' })
  text: string;
}

@ObjectType('PayoutAccount', { description: 'Where a provider’s money goes.' })
export class PayoutAccountObject {
  @Field(() => Boolean, { description: 'The account was opened; it may still miss something.' })
  started: boolean;

  @Field(() => Boolean, { description: 'Money can be received.' })
  ready: boolean;

  @Field(() => [PayoutRequirement])
  requirements: PayoutRequirement[];

  static from(account: PayoutAccount | null, locale: Locale): PayoutAccountObject {
    const topics = requirementTopics(account?.requirements ?? []);
    return Object.assign(new PayoutAccountObject(), {
      started: Boolean(account?.stripeAccountId),
      ready: account?.ready ?? false,
      requirements: topics.map((topic) => ({ topic, text: translate(locale, `payout.requirement.${topic}`) })),
    });
  }
}
