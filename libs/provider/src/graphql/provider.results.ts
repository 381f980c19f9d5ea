import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Failure, Locale } from '#kernel';
import { formatEuros } from '#kernel';
import { currentLocale } from '#platform/access';
import { notFound, resultUnion, toUserError, UserError } from '#platform/graphql';
import { translate, type MessageParameters } from '#platform/i18n';
import type { CredentialState } from '../domain/credential-state.js';
import type { ListingState } from '../domain/listing-state.js';
import { CredentialStateEnum, ListingStateEnum } from './provider.enums.js';
import { ProviderFileObject } from './provider-file.object.js';
import '../provider.messages.js';

@ObjectType({ implements: () => [UserError], description: 'This account already has a provider’s file.' })
export class AlreadyProvider extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'A field of the profile breaks a rule.' })
export class InvalidProfile extends UserError {
  @Field(() => String, { description: 'Its path in the input.' })
  field: string;

  @Field(() => String)
  rule: string;
}

@ObjectType({
  implements: () => [UserError],
  description: 'The hourly rate is outside what is allowed where the provider is.',
})
export class PriceOutOfBounds extends UserError {
  @Field(() => String)
  serviceCode: string;

  @Field(() => Int)
  minimumCents: number;

  @Field(() => Int)
  maximumCents: number;
}

@ObjectType({ implements: () => [UserError], description: 'No such service, or named twice.' })
export class ServiceNotInCatalog extends UserError {
  @Field(() => String)
  serviceCode: string;
}

@ObjectType({
  implements: () => [UserError],
  description: 'A listed provider adds only services whose skill has been checked.',
})
export class SkillNotVerified extends UserError {
  @Field(() => String)
  serviceCode: string;
}

@ObjectType({ implements: () => [UserError], description: 'What was handed in can’t be right.' })
export class InvalidCredential extends UserError {
  @Field(() => String, { description: 'Its path in the input.' })
  field: string;

  @Field(() => String)
  rule: string;
}

@ObjectType({
  implements: () => [UserError],
  description: 'The credential is in a state from which this can’t be done.',
})
export class CredentialStateConflict extends UserError {
  @Field(() => CredentialStateEnum)
  state: CredentialState;
}

@ObjectType({ implements: () => [UserError], description: 'This referee has already been asked for this provider.' })
export class RefereeAlreadyNamed extends UserError {}

@ObjectType({ implements: () => [UserError], description: 'No such document, or not yours.' })
export class DocumentNotFound extends UserError {
  @Field(() => String)
  documentId: string;
}

@ObjectType({ implements: () => [UserError], description: 'The listing is in a state from which this can’t be done.' })
export class ListingStateConflict extends UserError {
  @Field(() => ListingStateEnum)
  state: ListingState;
}

@ObjectType({ implements: () => [UserError], description: 'The statement of reasons is too short to be one.' })
export class StatementTooShort extends UserError {
  @Field(() => Int)
  minimumLength: number;
}

@ObjectType({ implements: () => [UserError], description: 'There is no suspension to appeal against.' })
export class NothingToAppeal extends UserError {}

export const ApplyAsProviderResult = resultUnion('ApplyAsProviderResult', () => [
  ProviderFileObject,
  AlreadyProvider,
  InvalidProfile,
]);
export const UpdateProviderProfileResult = resultUnion('UpdateProviderProfileResult', () => [
  ProviderFileObject,
  InvalidProfile,
  PriceOutOfBounds,
  ServiceNotInCatalog,
]);
export const SetProviderServicesResult = resultUnion('SetProviderServicesResult', () => [
  ProviderFileObject,
  PriceOutOfBounds,
  ServiceNotInCatalog,
  SkillNotVerified,
]);
export const SubmitCredentialResult = resultUnion('SubmitCredentialResult', () => [
  ProviderFileObject,
  InvalidCredential,
  CredentialStateConflict,
  ServiceNotInCatalog,
  RefereeAlreadyNamed,
  DocumentNotFound,
]);
export const ChangeListingResult = resultUnion('ChangeListingResult', () => [ProviderFileObject, ListingStateConflict]);
export const AppealSuspensionResult = resultUnion('AppealSuspensionResult', () => [
  ProviderFileObject,
  NothingToAppeal,
  StatementTooShort,
]);

/** A failure as a member of a result union; what does not exist is an exception. */
export function toFailure<
  F extends Failure & { rule?: string; minimumCents?: number; maximumCents?: number; minimumLength?: number },
>(failure: F) {
  if (failure.kind === 'ProviderNotFound') throw notFound();
  return toUserError(failure, parametersOf(failure, currentLocale()));
}

function parametersOf(
  failure: { rule?: string; minimumCents?: number; maximumCents?: number; minimumLength?: number },
  locale: Locale,
): MessageParameters {
  const { rule, minimumCents, maximumCents, minimumLength } = failure;
  return {
    ...(rule ? { explanation: translate(locale, `provider.rule.${rule}`) } : {}),
    ...(minimumCents !== undefined ? { minimum: formatEuros(minimumCents, locale) } : {}),
    ...(maximumCents !== undefined ? { maximum: formatEuros(maximumCents, locale) } : {}),
    ...(minimumLength !== undefined ? { minimumLength } : {}),
  };
}
