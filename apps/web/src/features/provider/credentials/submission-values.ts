import type { VariablesOf } from '../../../lib/graphql';
import type { Credential } from '../file-context';
import type { SubmitCredentialMutation } from '../file.documents';
import type { UploadedDocument } from '../../../lib/upload-document';

export type CredentialType = Credential['type'];
type SubmitInput = VariablesOf<typeof SubmitCredentialMutation>['input'];
export type SkillProof = NonNullable<SubmitInput['skillProof']>;

/** Texts of a form by the path of the field in the input, e.g. `insurance.insurer`. */
export type Texts = Readonly<Record<string, string>>;

export interface Submission {
  readonly texts: Texts;
  readonly documents: readonly UploadedDocument[];
  readonly exclusive: boolean;
  readonly skillProof: SkillProof;
}

export interface FieldOf {
  readonly path: string;
  readonly label: 'validUntil' | 'insurer' | 'policyNumber' | 'activities' | 'amount' | 'from' | 'to' | 'siret'
    | 'legalForm' | 'securityCode' | 'issuedOn' | 'declarationNumber' | 'declaredOn' | 'refereeName' | 'refereeEmail'
    | 'relationship'; // prettier-ignore
  readonly kind?: 'date' | 'email' | 'number';
  readonly hint?: 'activitiesHint' | 'legalFormHint';
}

/** What is written on each document and has to be typed. */
export const FIELDS: Readonly<Record<CredentialType, readonly FieldOf[]>> = {
  IDENTITY: [{ path: 'validUntil', label: 'validUntil', kind: 'date' }],
  RIGHT_TO_WORK: [{ path: 'validUntil', label: 'validUntil', kind: 'date' }],
  BACKGROUND: [],
  SKILL: [],
  INSURANCE: [
    { path: 'insurance.insurer', label: 'insurer' },
    { path: 'insurance.policyNumber', label: 'policyNumber' },
    { path: 'insurance.activities', label: 'activities', hint: 'activitiesHint' },
    { path: 'insurance.amountCents', label: 'amount', kind: 'number' },
    { path: 'insurance.from', label: 'from', kind: 'date' },
    { path: 'insurance.to', label: 'to', kind: 'date' },
  ],
  BUSINESS: [
    { path: 'business.siret', label: 'siret' },
    { path: 'business.legalForm', label: 'legalForm', hint: 'legalFormHint' },
  ],
  VIGILANCE: [
    { path: 'vigilance.securityCode', label: 'securityCode' },
    { path: 'vigilance.issuedOn', label: 'issuedOn', kind: 'date' },
  ],
  SAP: [
    { path: 'sap.declarationNumber', label: 'declarationNumber' },
    { path: 'sap.declaredOn', label: 'declaredOn', kind: 'date' },
  ],
  REFERENCE: [
    { path: 'referee.name', label: 'refereeName' },
    { path: 'referee.email', label: 'refereeEmail', kind: 'email' },
    { path: 'referee.relationship', label: 'relationship' },
  ],
};

/** A criminal record is shown and never sent; a referee answers by themselves. */
export const takesDocuments = (type: CredentialType): boolean => type !== 'BACKGROUND' && type !== 'REFERENCE';

const CENTS = 100;

/** The form as the API takes it: only the part that belongs to the type. */
export function toInput(type: CredentialType, serviceCode: string | null, submission: Submission): SubmitInput {
  const text = (path: string): string => submission.texts[path]?.trim() ?? '';
  const input: SubmitInput = { type, documentIds: submission.documents.map(({ id }) => id) };
  switch (type) {
    case 'IDENTITY':
    case 'RIGHT_TO_WORK':
      return { ...input, validUntil: text('validUntil') };
    case 'BACKGROUND':
      return input;
    case 'SKILL':
      return { ...input, serviceCode, skillProof: submission.skillProof };
    case 'INSURANCE':
      return {
        ...input,
        insurance: {
          insurer: text('insurance.insurer'),
          policyNumber: text('insurance.policyNumber'),
          activities: text('insurance.activities').split(',').map((activity) => activity.trim()).filter(Boolean),
          amountCents: Math.round(Number(text('insurance.amountCents').replace(/\s/g, '').replace(',', '.')) * CENTS),
          from: text('insurance.from'),
          to: text('insurance.to'),
        },
      }; // prettier-ignore
    case 'BUSINESS':
      return { ...input, business: { siret: text('business.siret'), legalForm: text('business.legalForm') } };
    case 'VIGILANCE':
      return {
        ...input,
        vigilance: { securityCode: text('vigilance.securityCode'), issuedOn: text('vigilance.issuedOn') },
      };
    case 'SAP':
      return {
        ...input,
        sap: {
          declarationNumber: text('sap.declarationNumber'),
          declaredOn: text('sap.declaredOn'),
          exclusive: submission.exclusive,
        },
      };
    case 'REFERENCE':
      return {
        ...input,
        referee: {
          name: text('referee.name'),
          email: text('referee.email'),
          relationship: text('referee.relationship'),
        },
      };
  }
}
