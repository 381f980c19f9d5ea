import type { CredentialState } from './credential-state.js';
import type { CredentialType } from './credential-type.js';

/** A credential as the rule sees it. `subject` is the service code of a SKILL, the referee's id of a REFERENCE, else ''. */
export interface HeldCredential {
  readonly type: CredentialType;
  readonly subject: string;
  readonly state: CredentialState;
  /** Valid from this instant on (inclusive); null: from the decision on. */
  readonly validFrom: Date | null;
  /** Not valid any more at this instant (exclusive end); null: no end. */
  readonly validUntil: Date | null;
}

/** Everything the rule needs to know about a provider. */
export interface ProviderFile {
  readonly needsRightToWork: boolean;
  readonly services: readonly { readonly serviceCode: string; readonly hourlyRateCents: number }[];
  readonly credentials: readonly HeldCredential[];
  readonly payoutsReady: boolean;
  readonly hasWorkingHours: boolean;
  readonly accountInGoodStanding: boolean;
  readonly termsAccepted: boolean;
}

export interface ListingRules {
  /** How many professional references must have been checked. */
  readonly requiredReferences: number;
}
export const DEFAULT_LISTING_RULES: ListingRules = { requiredReferences: 2 };

export const CREDENTIAL_GAPS = [
  'CREDENTIAL_MISSING',
  'CREDENTIAL_PENDING',
  'CREDENTIAL_REJECTED',
  'CREDENTIAL_EXPIRED',
  'CREDENTIAL_REVOKED',
  'CREDENTIAL_NOT_YET_VALID',
] as const;
export const LISTING_GAPS = [
  ...CREDENTIAL_GAPS,
  'PAYOUTS_NOT_READY',
  'NO_SERVICE',
  'NO_WORKING_HOURS',
  'TERMS_NOT_ACCEPTED',
  'ACCOUNT_NOT_IN_GOOD_STANDING',
  'NOT_LISTED',
  'SERVICE_NOT_OFFERED',
] as const;
export type ListingGapCode = (typeof LISTING_GAPS)[number];

/** One thing that stands between a provider and the public listing. */
export interface ListingGap {
  readonly code: ListingGapCode;
  readonly credentialType?: CredentialType;
  /** Set for a SKILL. */
  readonly serviceCode?: string;
  /** How many are still to come; set for references. */
  readonly count?: number;
  /** When it ended, or from when on it will be valid. */
  readonly date?: Date;
}

export interface Requirement {
  readonly type: CredentialType;
  readonly subject: string | null;
  readonly count: number;
}

/** Which credentials this provider must hold; a SKILL for each service offered. SAP is never among them. */
export function requirementsOf(
  file: Pick<ProviderFile, 'needsRightToWork' | 'services'>,
  rules: ListingRules = DEFAULT_LISTING_RULES,
): Requirement[] {
  const once = (type: CredentialType): Requirement => ({ type, subject: '', count: 1 });
  return [
    once('IDENTITY'),
    once('BACKGROUND'),
    once('INSURANCE'),
    once('BUSINESS'),
    once('VIGILANCE'),
    ...(file.needsRightToWork ? [once('RIGHT_TO_WORK')] : []),
    { type: 'REFERENCE', subject: null, count: rules.requiredReferences },
    ...file.services.map(({ serviceCode }): Requirement => ({ type: 'SKILL', subject: serviceCode, count: 1 })),
  ];
}

/** True when this credential proves its fact at this instant. */
export const holdsAt = (credential: HeldCredential, at: Date): boolean =>
  credential.state === 'VERIFIED' &&
  (credential.validFrom === null || credential.validFrom <= at) &&
  (credential.validUntil === null || at < credential.validUntil);

/**
 * The one rule about who may be shown, searched and booked: what is still missing at this instant; empty when nothing is.
 * Search, booking and the profile all ask it (DSA art. 30 for the trader's facts; the rest is our charter).
 */
export function listable(file: ProviderFile, at: Date, rules: ListingRules = DEFAULT_LISTING_RULES): ListingGap[] {
  const gaps: ListingGap[] = requirementsOf(file, rules).flatMap(
    (requirement) => credentialGap(file, requirement, at) ?? [],
  );
  if (file.services.length === 0) gaps.push({ code: 'NO_SERVICE' });
  if (!file.hasWorkingHours) gaps.push({ code: 'NO_WORKING_HOURS' });
  if (!file.payoutsReady) gaps.push({ code: 'PAYOUTS_NOT_READY' });
  if (!file.termsAccepted) gaps.push({ code: 'TERMS_NOT_ACCEPTED' });
  if (!file.accountInGoodStanding) gaps.push({ code: 'ACCOUNT_NOT_IN_GOOD_STANDING' });
  return gaps;
}

function credentialGap(file: ProviderFile, requirement: Requirement, at: Date): ListingGap | null {
  const candidates = candidatesFor(file, requirement);
  const count = requirement.count - candidates.filter((credential) => holdsAt(credential, at)).length;
  if (count <= 0) return null;
  const rest = candidates.filter((credential) => !holdsAt(credential, at));
  return {
    ...closest(rest, at),
    credentialType: requirement.type,
    ...(requirement.type === 'SKILL' && requirement.subject ? { serviceCode: requirement.subject } : {}),
    ...(requirement.count > 1 ? { count } : {}),
  };
}

const candidatesFor = (file: ProviderFile, { type, subject }: Requirement): HeldCredential[] =>
  file.credentials.filter(
    (credential) => credential.type === type && (subject === null || credential.subject === subject),
  );

/** The gap told is the one closest to being closed: a renewal under review says more than the proof that ended. */
function closest(rest: readonly HeldCredential[], at: Date): Pick<ListingGap, 'code' | 'date'> {
  if (rest.some(({ state }) => state === 'SUBMITTED' || state === 'IN_REVIEW')) return { code: 'CREDENTIAL_PENDING' };
  const later = rest.find(({ state, validFrom }) => state === 'VERIFIED' && validFrom !== null && validFrom > at);
  if (later?.validFrom) return { code: 'CREDENTIAL_NOT_YET_VALID', date: later.validFrom };
  if (rest.some(({ state }) => state === 'REJECTED')) return { code: 'CREDENTIAL_REJECTED' };
  const ended = rest.find(({ state }) => state === 'EXPIRED' || state === 'VERIFIED');
  if (ended) return { code: 'CREDENTIAL_EXPIRED', ...(ended.validUntil ? { date: ended.validUntil } : {}) };
  return { code: rest.some(({ state }) => state === 'REVOKED') ? 'CREDENTIAL_REVOKED' : 'CREDENTIAL_MISSING' };
}

/**
 * The first instant, at or after `at`, at which a required credential stops being proven; null when none ends.
 * A renewal that is already verified and leaves no hole counts in.
 */
export function requiredUntil(file: ProviderFile, at: Date, rules: ListingRules = DEFAULT_LISTING_RULES): Date | null {
  const ends = requirementsOf(file, rules).map((requirement) => {
    const covers = candidatesFor(file, requirement)
      .filter(({ state }) => state === 'VERIFIED')
      .map((credential) => coveredUntil(credential, candidatesFor(file, requirement), at))
      .sort((a, b) => b - a);
    return covers[requirement.count - 1] ?? at.getTime();
  });
  const first = Math.min(...ends);
  return Number.isFinite(first) ? new Date(first) : null;
}

function coveredUntil(start: HeldCredential, all: readonly HeldCredential[], at: Date): number {
  if (!holdsAt(start, at)) return at.getTime();
  let end = start.validUntil?.getTime() ?? Infinity;
  const renewals = all.filter(({ state, subject }) => state === 'VERIFIED' && subject === start.subject);
  for (let grown = true; grown;) {
    grown = false;
    for (const { validFrom, validUntil } of renewals) {
      const until = validUntil?.getTime() ?? Infinity;
      if ((validFrom?.getTime() ?? -Infinity) <= end && until > end) {
        end = until;
        grown = true;
      }
    }
  }
  return end;
}
