import { err, instantAt, localDate, ok, PARIS, type Failure, type Result } from '#kernel';
import { addMonths } from './calendar.js';
import type { CredentialType } from './credential-type.js';

export const REJECTION_REASONS = [
  'UNREADABLE',
  'WRONG_DOCUMENT',
  'NAME_MISMATCH',
  'OUT_OF_DATE',
  'NOT_AUTHENTIC',
  'ACTIVITY_NOT_COVERED',
  'COVER_TOO_LOW',
  'SKILL_NOT_SHOWN',
  'REFERENCE_NOT_CONVINCING',
  'NOT_CLEARED',
  'OTHER',
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

export const REVOCATION_REASONS = ['NOT_AUTHENTIC', 'WITHDRAWN_BY_ISSUER', 'NO_LONGER_TRUE', 'OTHER'] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

/** What a reviewer decides. `note` is for the file; `validUntil` may shorten what the document says, never lengthen it. */
export type ReviewDecision =
  | {
      readonly outcome: 'VERIFIED';
      readonly note: string | null;
      readonly validUntil: Date | null;
      /** About an identity document: whether its holder needs a permit to work in France; null leaves what the provider said. */
      readonly needsRightToWork?: boolean | null;
    }
  | { readonly outcome: 'REJECTED'; readonly note: string | null; readonly reason: RejectionReason };

export type DecisionRule =
  | 'NOTE_NOT_ACCEPTED'
  | 'NOTE_REQUIRED'
  | 'REASON_NOT_ACCEPTED'
  | 'NOT_FOR_THIS_CREDENTIAL'
  | 'ALREADY_OVER'
  | 'TOO_FAR';

/** The decision itself can't stand. */
export interface InvalidDecision extends Failure<'InvalidDecision'> {
  readonly field: string;
  readonly rule: DecisionRule;
}

/** After so many months a criminal record is looked at again. */
export const BACKGROUND_RECHECK_MONTHS = 12;
const BACKGROUND_REASONS: ReadonlySet<RejectionReason> = new Set([
  'NOT_CLEARED',
  'NAME_MISMATCH',
  'OUT_OF_DATE',
  'NOT_AUTHENTIC',
]);

/**
 * Checks a decision and says until when a verified credential holds (null: no end). About a criminal record nothing but
 * the outcome may be written down: no free text, only a fixed reason (GDPR art. 10; promise VET-3).
 */
export function checkDecision(
  type: CredentialType,
  decision: ReviewDecision,
  documentEnds: Date | null,
  now: Date,
): Result<{ validUntil: Date | null }, InvalidDecision> {
  const note = decision.note?.trim() ?? '';
  if (type === 'BACKGROUND' && note !== '') return invalid('note', 'NOTE_NOT_ACCEPTED');
  if (decision.outcome === 'REJECTED') {
    if (type === 'BACKGROUND' && !BACKGROUND_REASONS.has(decision.reason)) {
      return invalid('reason', 'REASON_NOT_ACCEPTED');
    }
    if (type !== 'BACKGROUND' && decision.reason === 'OTHER' && note === '') return invalid('note', 'NOTE_REQUIRED');
    return ok({ validUntil: null });
  }
  if (type !== 'IDENTITY' && typeof decision.needsRightToWork === 'boolean') {
    return invalid('needsRightToWork', 'NOT_FOR_THIS_CREDENTIAL');
  }
  return validity(type, decision.validUntil, documentEnds, now);
}

function validity(
  type: CredentialType,
  asked: Date | null,
  documentEnds: Date | null,
  now: Date,
): Result<{ validUntil: Date | null }, InvalidDecision> {
  const latest = type === 'BACKGROUND' ? monthsAfter(now, 2 * BACKGROUND_RECHECK_MONTHS) : documentEnds;
  const usual = type === 'BACKGROUND' ? monthsAfter(now, BACKGROUND_RECHECK_MONTHS) : documentEnds;
  if (asked && latest && asked > latest) return invalid('validUntil', 'TOO_FAR');
  const validUntil = asked ?? usual;
  if (validUntil && validUntil <= now) return invalid('validUntil', 'ALREADY_OVER');
  return ok({ validUntil });
}

const monthsAfter = (now: Date, months: number): Date => instantAt(addMonths(localDate(now, PARIS), months), 0, PARIS);
const invalid = (field: string, rule: DecisionRule): Result<never, InvalidDecision> =>
  err({ kind: 'InvalidDecision', field, rule });
