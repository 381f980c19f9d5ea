import { registerEnumType } from '@nestjs/graphql';
import { CREDENTIAL_STATES, type CredentialState } from '../domain/credential-state.js';
import { CREDENTIAL_TYPES, type CredentialType } from '../domain/credential-type.js';
import { LISTING_GAPS, type ListingGapCode } from '../domain/listable.js';
import { LISTING_STATES, type ListingState } from '../domain/listing-state.js';
import {
  CANCELLATION_POLICIES,
  PROVIDER_KINDS,
  type CancellationPolicy,
  type ProviderKind,
} from '../domain/profile.js';
import {
  REJECTION_REASONS,
  REVOCATION_REASONS,
  type RejectionReason,
  type RevocationReason,
} from '../domain/review-decision.js';
import { SUSPENSION_REASONS, type SuspensionReason } from '../domain/suspension.js';
import { VAT_REGIMES, type VatRegime } from '../domain/tax-profile.js';

const toEnum = <T extends string>(values: readonly T[]): Record<T, T> =>
  Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;

export const CredentialTypeEnum = toEnum<CredentialType>(CREDENTIAL_TYPES);
export const CredentialStateEnum = toEnum<CredentialState>(CREDENTIAL_STATES);
export const ListingStateEnum = toEnum<ListingState>(LISTING_STATES);
export const PausedByEnum = toEnum(['PROVIDER', 'RULE'] as const);
export const ListingGapCodeEnum = toEnum<ListingGapCode>(LISTING_GAPS);
export const ProviderKindEnum = toEnum<ProviderKind>(PROVIDER_KINDS);
export const ProviderCancellationPolicyEnum = toEnum<CancellationPolicy>(CANCELLATION_POLICIES);
export const VatRegimeEnum = toEnum<VatRegime>(VAT_REGIMES);
export const SkillProofEnum = toEnum(['CERTIFICATE', 'TRIAL_VISIT'] as const);
export const CredentialDecisionEnum = toEnum(['VERIFIED', 'REJECTED'] as const);
export const RejectionReasonEnum = toEnum<RejectionReason>(REJECTION_REASONS);
export const RevocationReasonEnum = toEnum<RevocationReason>(REVOCATION_REASONS);
export const SuspensionReasonEnum = toEnum<SuspensionReason>(SUSPENSION_REASONS);

/** Why a member of staff opens a file; a code, because it goes into the audit log. */
export const FILE_VIEW_REASONS = [
  'CREDENTIAL_REVIEW',
  'COMPLAINT',
  'SUPPORT_REQUEST',
  'FRAUD_CHECK',
  'LEGAL_REQUEST',
] as const;
export type FileViewReason = (typeof FILE_VIEW_REASONS)[number];
export const FileViewReasonEnum = toEnum<FileViewReason>(FILE_VIEW_REASONS);

registerEnumType(CredentialTypeEnum, {
  name: 'CredentialType',
  description: 'One fact about a provider that is checked.',
});
registerEnumType(CredentialStateEnum, { name: 'CredentialState' });
registerEnumType(ListingStateEnum, { name: 'ListingState' });
registerEnumType(PausedByEnum, {
  name: 'PausedBy',
  description: 'RULE: comes back by itself once nothing is missing.',
});
registerEnumType(ListingGapCodeEnum, { name: 'ListingGapCode' });
registerEnumType(ProviderKindEnum, { name: 'ProviderKind' });
registerEnumType(ProviderCancellationPolicyEnum, { name: 'ProviderCancellationPolicy' });
registerEnumType(VatRegimeEnum, { name: 'VatRegime' });
registerEnumType(SkillProofEnum, { name: 'SkillProof' });
registerEnumType(CredentialDecisionEnum, { name: 'CredentialDecisionOutcome' });
registerEnumType(RejectionReasonEnum, { name: 'RejectionReason' });
registerEnumType(RevocationReasonEnum, { name: 'RevocationReason' });
registerEnumType(SuspensionReasonEnum, { name: 'SuspensionReason' });
registerEnumType(FileViewReasonEnum, { name: 'FileViewReason' });
