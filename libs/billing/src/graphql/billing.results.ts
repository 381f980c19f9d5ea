import { Field, ObjectType } from '@nestjs/graphql';
import { resultUnion, UserError } from '#platform/graphql';
import { ProviderInvoicing } from './billing.object.js';
import '../billing.messages.js';

@ObjectType({
  implements: () => [UserError],
  description: 'The text has changed since you read it; nothing was accepted.',
})
export class MandateOutdated extends UserError {
  @Field(() => String, { description: 'The version in force.' })
  version: string;
}

@ObjectType({ implements: () => [UserError], description: 'Only who offers services gives a mandate.' })
export class NotAProvider extends UserError {}

export const AcceptInvoicingMandateResult = resultUnion('AcceptInvoicingMandateResult', () => [
  ProviderInvoicing,
  MandateOutdated,
  NotAProvider,
]);

export const EndInvoicingMandateResult = resultUnion('EndInvoicingMandateResult', () => [
  ProviderInvoicing,
  NotAProvider,
]);
