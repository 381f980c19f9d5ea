import { err, ok, type Result } from '#kernel';
import type { EarlyStartRequestMissing, TermsNotAccepted } from './booking.errors.js';

/** What the customer agreed to when taking a slot. */
export interface Consent {
  /** The terms shown with the quote. */
  readonly termsAccepted: boolean;
  /** The express request that the visit begin within the withdrawal period (Code de la consommation, art. L221-25). */
  readonly earlyStartRequested: boolean;
  /** Knowing that the right to withdraw is lost once the visit is fully done (art. L221-28 1°). */
  readonly lossAcknowledged: boolean;
}

/** The two consents to an early start, dated. Both null when the visit begins after the period: then neither is asked. */
export interface DatedConsent {
  readonly termsAcceptedAt: Date;
  readonly earlyStartRequestedAt: Date | null;
  readonly lossAcknowledgedAt: Date | null;
}

/** Dates what was agreed to, or says what is missing (promise RIGHT-1). */
export function dateConsent(
  consent: Consent,
  needsEarlyStartRequest: boolean,
  now: Date,
): Result<DatedConsent, TermsNotAccepted | EarlyStartRequestMissing> {
  if (!consent.termsAccepted) return err({ kind: 'TermsNotAccepted' });
  if (!needsEarlyStartRequest)
    return ok({ termsAcceptedAt: now, earlyStartRequestedAt: null, lossAcknowledgedAt: null });
  if (!consent.earlyStartRequested || !consent.lossAcknowledged) return err({ kind: 'EarlyStartRequestMissing' });
  return ok({ termsAcceptedAt: now, earlyStartRequestedAt: now, lossAcknowledgedAt: now });
}
