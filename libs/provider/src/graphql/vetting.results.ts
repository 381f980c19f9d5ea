import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection, resultUnion, UserError } from '#platform/graphql';
import type { CredentialState } from '../domain/credential-state.js';
import type { CredentialType } from '../domain/credential-type.js';
import { CredentialStateEnum, CredentialTypeEnum } from './provider.enums.js';
import { ProviderFileObject } from './provider-file.object.js';
import { CredentialStateConflict, ListingStateConflict, StatementTooShort } from './provider.results.js';

@ObjectType({ implements: () => [UserError], description: 'Nobody decides about their own file.' })
export class OwnFileNotReviewable extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The referee has not answered yet.' })
export class ReferenceNotAnswered extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'The decision itself can’t stand.' })
export class InvalidDecision extends UserError {
  @Field(() => String, { description: 'Its path in the input.' })
  field: string;

  @Field(() => String)
  rule: string;
}

@ObjectType({ implements: () => [UserError], description: 'The link was used, is over, or never existed.' })
export class ReferenceLinkInvalid extends UserError {}

@ObjectType({ description: 'The reference has been received.' })
export class ReferenceReceived {
  readonly __typename = 'ReferenceReceived';

  @Field(() => Boolean)
  received: boolean = true;
}

@ObjectType({ description: 'What a referee is asked.' })
export class ReferenceRequestObject {
  @Field(() => String)
  providerPublicName: string;

  @Field(() => String, { description: 'How the provider says they know each other.' })
  relationship: string;

  @Field(() => Date, { nullable: true })
  expiresAt: Date | null;
}

@ObjectType({ description: 'A credential that waits for a reviewer.' })
export class VettingItem {
  @Field(() => ID)
  credentialId: string;

  @Field(() => ID)
  providerId: string;

  @Field(() => String)
  publicName: string;

  @Field(() => CredentialTypeEnum)
  type: CredentialType;

  @Field(() => String, { nullable: true })
  serviceCode: string | null;

  @Field(() => CredentialStateEnum)
  state: CredentialState;

  @Field(() => Int)
  version: number;

  @Field(() => Date)
  submittedAt: Date;
}

@ObjectType()
export class VettingItemConnection extends Connection(VettingItem) {}

export const StartCredentialReviewResult = resultUnion('StartCredentialReviewResult', () => [
  ProviderFileObject,
  CredentialStateConflict,
  OwnFileNotReviewable,
  ReferenceNotAnswered,
]);
export const DecideCredentialResult = resultUnion('DecideCredentialResult', () => [
  ProviderFileObject,
  CredentialStateConflict,
  OwnFileNotReviewable,
  InvalidDecision,
]);
export const SuspendProviderResult = resultUnion('SuspendProviderResult', () => [
  ProviderFileObject,
  ListingStateConflict,
  OwnFileNotReviewable,
  StatementTooShort,
]);
export const AnswerReferenceResult = resultUnion('AnswerReferenceResult', () => [
  ReferenceReceived,
  ReferenceLinkInvalid,
]);
