import { addDays, err, instantAt, isLocalDate, ok, PARIS, type Failure, type LocalDate, type Result } from '#kernel';
import { addMonths } from './calendar.js';
import { holdsContact } from './contact-in-text.js';
import { compactNumber, isSiren, isSiret } from './company-number.js';
import { acceptsDocuments, needsDocument, type CredentialType } from './credential-type.js';

/** What an insurance certificate says. Dates are inclusive calendar days; the amount is per claim, in euro cents. */
export interface InsuranceFacts {
  readonly insurer: string;
  readonly policyNumber: string;
  readonly activities: readonly string[];
  readonly amountCents: number;
  readonly from: LocalDate;
  readonly to: LocalDate;
}
/** A registered business: fourteen-digit SIRET and legal form (`EI`, `EURL`, `SASU`…). */
export interface BusinessFacts {
  readonly siret: string;
  readonly legalForm: string;
}
/** URSSAF's attestation de vigilance: its security code is checked at URSSAF (Code du travail D8222-5). */
export interface VigilanceFacts {
  readonly securityCode: string;
  readonly issuedOn: LocalDate;
}
/** Declaration for services à la personne: `SAP` and a SIREN. The tax credit asks for exclusivity (CGI 199 sexdecies). */
export interface SapFacts {
  readonly declarationNumber: string;
  readonly declaredOn: LocalDate;
  readonly exclusive: boolean;
}
export type SkillProof = 'CERTIFICATE' | 'TRIAL_VISIT';
/** Somebody the provider has worked for. Personal data of a third person: kept encrypted, used once. */
export interface Referee {
  readonly name: string;
  readonly email: string;
  readonly relationship: string;
}

/** What a provider hands in. Only the part that belongs to `type` is read. */
export interface Submission {
  readonly type: CredentialType;
  readonly serviceCode?: string | null;
  readonly documents: number;
  /** Last day of validity written on the document; asked for IDENTITY and RIGHT_TO_WORK. */
  readonly validUntil?: LocalDate | null;
  readonly insurance?: InsuranceFacts | null;
  readonly business?: BusinessFacts | null;
  readonly vigilance?: VigilanceFacts | null;
  readonly sap?: SapFacts | null;
  readonly skillProof?: SkillProof | null;
  readonly referee?: Referee | null;
}

/** The facts kept with a credential (encrypted), and between which instants it can be valid. */
export interface AcceptedSubmission {
  readonly facts: Readonly<Record<string, unknown>> | null;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
}

export type SubmissionRule =
  | 'REQUIRED'
  | 'NOT_A_DATE'
  | 'IN_THE_FUTURE'
  | 'ALREADY_OVER'
  | 'ENDS_BEFORE_START'
  | 'LENGTH'
  | 'RANGE'
  | 'SIRET'
  | 'SAP_NUMBER'
  | 'EMAIL'
  | 'OWN_EMAIL'
  | 'CONTACT_IN_TEXT'
  | 'DOCUMENT_REQUIRED'
  | 'DOCUMENT_NOT_ACCEPTED';

/** What was handed in can't be right. `field` is its path in the input, `rule` the rule it breaks. */
export interface InvalidCredential extends Failure<'InvalidCredential'> {
  readonly field: string;
  readonly rule: SubmissionRule;
}

/** URSSAF's attestation counts for six months (Code du travail D8222-5). */
export const VIGILANCE_MONTHS = 6;
/** Largest amount that fits in the database's integer of cents. */
const MOST_CENTS = 2_000_000_000;

/** Checks one submission on its calendar day (`today`, in the provider's zone). */
export function checkSubmission(
  submission: Submission,
  today: LocalDate,
  zone: string = PARIS,
): Result<AcceptedSubmission, InvalidCredential> {
  const { type, documents } = submission;
  if (documents > 0 && !acceptsDocuments(type)) return invalid('documentIds', 'DOCUMENT_NOT_ACCEPTED');
  const proven = type === 'SKILL' && submission.skillProof !== 'TRIAL_VISIT' ? true : needsDocument(type);
  if (documents === 0 && proven) return invalid('documentIds', 'DOCUMENT_REQUIRED');
  switch (type) {
    case 'IDENTITY':
    case 'RIGHT_TO_WORK':
      return checkDatedDocument(submission.validUntil, today, zone);
    case 'BACKGROUND':
      return ok({ facts: null, validFrom: null, validUntil: null });
    case 'SKILL':
      return checkSkill(submission);
    case 'INSURANCE':
      return checkInsurance(submission.insurance, today, zone);
    case 'BUSINESS':
      return checkBusiness(submission.business);
    case 'VIGILANCE':
      return checkVigilance(submission.vigilance, today, zone);
    case 'SAP':
      return checkSap(submission.sap, today);
    case 'REFERENCE':
      return checkReferee(submission.referee);
  }
}

function checkDatedDocument(until: LocalDate | null | undefined, today: LocalDate, zone: string): Checked {
  if (!until) return invalid('validUntil', 'REQUIRED');
  if (!isLocalDate(until)) return invalid('validUntil', 'NOT_A_DATE');
  if (until < today) return invalid('validUntil', 'ALREADY_OVER');
  return ok({ facts: { validUntil: until }, validFrom: null, validUntil: endOf(until, zone) });
}

function checkSkill({ serviceCode, skillProof }: Submission): Checked {
  if (!serviceCode) return invalid('serviceCode', 'REQUIRED');
  return ok({ facts: { proof: skillProof ?? 'CERTIFICATE' }, validFrom: null, validUntil: null });
}

function checkInsurance(insurance: InsuranceFacts | null | undefined, today: LocalDate, zone: string): Checked {
  if (!insurance) return invalid('insurance', 'REQUIRED');
  const { insurer, policyNumber, activities, amountCents, from, to } = insurance;
  if (!fits(insurer, 2, 120)) return invalid('insurance.insurer', 'LENGTH');
  if (!fits(policyNumber, 3, 60)) return invalid('insurance.policyNumber', 'LENGTH');
  if (activities.length === 0) return invalid('insurance.activities', 'REQUIRED');
  if (activities.length > 20 || activities.some((activity) => !fits(activity, 2, 120))) {
    return invalid('insurance.activities', 'LENGTH');
  }
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0 || amountCents > MOST_CENTS) {
    return invalid('insurance.amountCents', 'RANGE');
  }
  if (!isLocalDate(from)) return invalid('insurance.from', 'NOT_A_DATE');
  if (!isLocalDate(to)) return invalid('insurance.to', 'NOT_A_DATE');
  if (to < from) return invalid('insurance.to', 'ENDS_BEFORE_START');
  if (to < today) return invalid('insurance.to', 'ALREADY_OVER');
  return ok({ facts: { ...insurance }, validFrom: instantAt(from, 0, zone), validUntil: endOf(to, zone) });
}

function checkBusiness(business: BusinessFacts | null | undefined): Checked {
  if (!business) return invalid('business', 'REQUIRED');
  const siret = compactNumber(business.siret);
  if (!isSiret(siret)) return invalid('business.siret', 'SIRET');
  if (!fits(business.legalForm, 2, 60)) return invalid('business.legalForm', 'LENGTH');
  return ok({ facts: { siret, legalForm: business.legalForm.trim() }, validFrom: null, validUntil: null });
}

function checkVigilance(vigilance: VigilanceFacts | null | undefined, today: LocalDate, zone: string): Checked {
  if (!vigilance) return invalid('vigilance', 'REQUIRED');
  const { securityCode, issuedOn } = vigilance;
  if (!fits(securityCode, 4, 40)) return invalid('vigilance.securityCode', 'LENGTH');
  if (!isLocalDate(issuedOn)) return invalid('vigilance.issuedOn', 'NOT_A_DATE');
  if (issuedOn > today) return invalid('vigilance.issuedOn', 'IN_THE_FUTURE');
  const until = addMonths(issuedOn, VIGILANCE_MONTHS);
  if (until <= today) return invalid('vigilance.issuedOn', 'ALREADY_OVER');
  return ok({ facts: { ...vigilance }, validFrom: null, validUntil: instantAt(until, 0, zone) });
}

function checkSap(sap: SapFacts | null | undefined, today: LocalDate): Checked {
  if (!sap) return invalid('sap', 'REQUIRED');
  const declarationNumber = compactNumber(sap.declarationNumber).toUpperCase();
  if (!declarationNumber.startsWith('SAP') || !isSiren(declarationNumber.slice(3))) {
    return invalid('sap.declarationNumber', 'SAP_NUMBER');
  }
  if (!isLocalDate(sap.declaredOn)) return invalid('sap.declaredOn', 'NOT_A_DATE');
  if (sap.declaredOn > today) return invalid('sap.declaredOn', 'IN_THE_FUTURE');
  return ok({ facts: { ...sap, declarationNumber }, validFrom: null, validUntil: null });
}

/** What a provider types about a referee is repeated in our mail: it must not become a way to send links to strangers. */
function checkReferee(referee: Referee | null | undefined): Checked {
  if (!referee) return invalid('referee', 'REQUIRED');
  if (!fits(referee.name, 2, 120)) return invalid('referee.name', 'LENGTH');
  if (holdsContact(referee.name)) return invalid('referee.name', 'CONTACT_IN_TEXT');
  if (!fits(referee.relationship, 2, 200)) return invalid('referee.relationship', 'LENGTH');
  if (holdsContact(referee.relationship)) return invalid('referee.relationship', 'CONTACT_IN_TEXT');
  if (referee.email.length > 254 || !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/.test(referee.email)) {
    return invalid('referee.email', 'EMAIL');
  }
  return ok({ facts: null, validFrom: null, validUntil: null });
}

type Checked = Result<AcceptedSubmission, InvalidCredential>;

const invalid = (field: string, rule: SubmissionRule): Checked => err({ kind: 'InvalidCredential', field, rule });
const fits = (text: string, least: number, most: number): boolean => text.trim().length >= least && text.length <= most;
const endOf = (lastDay: LocalDate, zone: string): Date => instantAt(addDays(lastDay, 1), 0, zone);
