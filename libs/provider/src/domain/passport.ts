import type { CredentialState } from './credential-state.js';
import type { CredentialType } from './credential-type.js';
import {
  DEFAULT_LISTING_RULES,
  requirementsOf,
  type HeldCredential,
  type ListingRules,
  type ProviderFile,
} from './listable.js';

/** A place in the passport that no credential fills yet. */
export interface MissingEntry {
  readonly type: CredentialType;
  readonly subject: string;
  /** False: listing does not depend on it. */
  readonly required: boolean;
}

/**
 * What is still without any credential, in the order of the requirements: the blank pages of a provider's compliance
 * passport. References count; the declaration for services à la personne is optional and comes last.
 */
export function blankPages(file: ProviderFile, rules: ListingRules = DEFAULT_LISTING_RULES): MissingEntry[] {
  const required = requirementsOf(file, rules).flatMap(({ type, subject, count }) => {
    const held = file.credentials.filter(
      (credential) => credential.type === type && (subject === null || credential.subject === subject),
    );
    const blank: MissingEntry = { type, subject: subject ?? '', required: true };
    return Array.from({ length: Math.max(0, count - held.length) }, () => blank);
  });
  const hasSap = file.credentials.some(({ type }) => type === 'SAP');
  return hasSap ? required : [...required, { type: 'SAP', subject: '', required: false }];
}

/** True when listing depends on a credential of this type and subject. */
export const isRequired = (file: ProviderFile, credential: { type: CredentialType; subject: string }): boolean =>
  requirementsOf(file).some(
    ({ type, subject }) => type === credential.type && (subject === null || subject === credential.subject),
  );

/** States in which it is the provider's turn. */
export const isProvidersTurn = (state: CredentialState): boolean =>
  state === 'MISSING' || state === 'REJECTED' || state === 'EXPIRED' || state === 'REVOKED';

/** True for what has ended and has been followed by something that is verified: a page that needs no attention any more. */
export const isSuperseded = (credential: HeldCredential, all: readonly HeldCredential[]): boolean =>
  (credential.state === 'EXPIRED' || credential.state === 'REVOKED') &&
  all.some(
    ({ type, subject, state }) => type === credential.type && subject === credential.subject && state === 'VERIFIED',
  );
