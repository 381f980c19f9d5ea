import type { Failure } from '#kernel';

/** This account already has a provider's file. */
export type AlreadyProvider = Failure<'AlreadyProvider'>;
/** The referee has not answered yet: there is nothing to review. */
export type ReferenceNotAnswered = Failure<'ReferenceNotAnswered'>;
/** This referee has already been written to for this provider; nobody is asked twice. */
export type RefereeAlreadyNamed = Failure<'RefereeAlreadyNamed'>;
/** The one-time link was used, ran out, or never existed: the three are indistinguishable. */
export type ReferenceLinkInvalid = Failure<'ReferenceLinkInvalid'>;
/** There is no suspension to appeal against, or it was appealed already. */
export type NothingToAppeal = Failure<'NothingToAppeal'>;
/** No such provider or credential. */
export type ProviderNotFound = Failure<'ProviderNotFound'>;
