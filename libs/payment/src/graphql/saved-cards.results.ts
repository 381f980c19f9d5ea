import { Field, ObjectType } from '@nestjs/graphql';
import { resultUnion, UserError } from '#platform/graphql';
import './saved-cards.messages.js';
import { PaymentUnavailable } from './payment.results.js';

@ObjectType({
  implements: () => [UserError],
  description: 'No card is kept yet: the first one is saved when you book.',
})
export class NoSavedCards extends UserError {}

@ObjectType({
  description: 'Stripe’s page with your cards. It is over after an hour, or five minutes if nobody opens it.',
})
export class SavedCardsPage {
  @Field(() => String, { description: 'Send the browser there.' })
  url: string;

  static at(url: string): SavedCardsPage & { __typename: 'SavedCardsPage' } {
    return Object.assign(new SavedCardsPage(), { url, __typename: 'SavedCardsPage' as const });
  }
}

export const OpenSavedCardsResult = resultUnion('OpenSavedCardsResult', () => [
  SavedCardsPage,
  NoSavedCards,
  PaymentUnavailable,
]);
