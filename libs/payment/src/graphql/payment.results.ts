import { Field, Int, ObjectType } from '@nestjs/graphql';
import { resultUnion, UserError } from '#platform/graphql';
import './payment.messages.js';

@ObjectType({
  implements: () => [UserError],
  description: 'The money is held or the card saved: nothing is left to do.',
})
export class PaymentAlreadySecured extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The booking can no longer be paid.' })
export class PaymentClosed extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The payment service gave no answer. Trying again is safe.' })
export class PaymentUnavailable extends UserError {}

@ObjectType({
  implements: () => [UserError],
  description: 'You signed in more than ten minutes ago: use `proveAgain`, then try again.',
})
export class FreshSignInNeeded extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'A visit has one tip, and this one was given before.' })
export class AlreadyCharged extends UserError {
  @Field(() => Int)
  amountCents: number;
}

@ObjectType({
  implements: () => [UserError],
  description: 'Less of your credit can be used for this visit: look again and confirm.',
})
export class CreditNotUsable extends UserError {
  @Field(() => Int)
  usableCents: number;
}

@ObjectType({ description: 'A page of Stripe, the payment service, for one person and a short time.' })
export class PaymentPage {
  @Field(() => String, { description: 'Send the browser there.' })
  url: string;

  @Field(() => Date)
  expiresAt: Date;

  static from(page: { url: string; expiresAt: Date }): PaymentPage & { __typename: 'PaymentPage' } {
    return Object.assign(new PaymentPage(), { ...page, __typename: 'PaymentPage' as const });
  }
}

export const StartPayoutOnboardingResult = resultUnion('StartPayoutOnboardingResult', () => [
  PaymentPage,
  PaymentUnavailable,
  FreshSignInNeeded,
]);
