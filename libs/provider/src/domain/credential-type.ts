/**
 * One checked fact about a provider.
 * BACKGROUND is the criminal record (bulletin n° 3): seen by a reviewer, never uploaded and never kept (GDPR art. 10).
 * SAP is the declaration for services à la personne: optional. RIGHT_TO_WORK is asked only where it is needed.
 */
export const CREDENTIAL_TYPES = [
  'IDENTITY',
  'BACKGROUND',
  'INSURANCE',
  'SKILL',
  'REFERENCE',
  'BUSINESS',
  'VIGILANCE',
  'SAP',
  'RIGHT_TO_WORK',
] as const;
export type CredentialType = (typeof CREDENTIAL_TYPES)[number];

/** Types that a person must prove with at least one document. SKILL may be proven by a trial visit instead. */
const PROVEN_BY_DOCUMENT: ReadonlySet<CredentialType> = new Set([
  'IDENTITY',
  'INSURANCE',
  'BUSINESS',
  'VIGILANCE',
  'SAP',
  'RIGHT_TO_WORK',
]);

/** Types for which no document may ever be kept: a criminal record is looked at, and a referee answers by a link. */
const WITHOUT_DOCUMENT: ReadonlySet<CredentialType> = new Set(['BACKGROUND', 'REFERENCE']);

export const needsDocument = (type: CredentialType): boolean => PROVEN_BY_DOCUMENT.has(type);
export const acceptsDocuments = (type: CredentialType): boolean => !WITHOUT_DOCUMENT.has(type);
