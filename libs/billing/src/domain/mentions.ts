import { isElectronicInvoice, KIND_FACTS, needsMandate, type DocumentKind } from './document-kind.js';

/** Sentences that the law wants on a document; their words are in `words.ts`. */
export type MentionCode =
  /** CGI art. 293 B, word for word in any language. */
  | 'FRANCHISE'
  /** CGI art. 279 i: reduced rate for declared housekeeping. */
  | 'REDUCED_RATE'
  /** Code du travail D7233-1: number of the declaration for services à la personne. */
  | 'SAP'
  /** BOI-TVA-DECLA-30-20-10-10: issued by a third party under a mandate. */
  | 'SELF_BILLED'
  | 'SELF_BILLED_CREDIT'
  /** Code de commerce L441-10 II and D441-5: late payment between businesses, 40 € for recovery, no discount. */
  | 'LATE_PENALTY'
  | 'LATE_RECOVERY'
  | 'NO_DISCOUNT'
  /** Code de la consommation L616-1. */
  | 'MEDIATOR'
  | 'PAID'
  /** The refund behind a credit note came back: this invoice takes the credit note back. */
  | 'RESTORES'
  | 'GIVEN_BACK'
  /** The commission was kept from the visit's price. */
  | 'SET_OFF'
  /** The commission was given back with the price. */
  | 'SET_OFF_BACK'
  /** Arrêté 83-50/A of 3 October 1983. */
  | 'NOTE'
  | 'STATEMENT';

/** What businesses owe one another for paying late, in three sentences as electronic invoices want them. */
export const LATE_PAYMENT = ['LATE_PENALTY', 'LATE_RECOVERY', 'NO_DISCOUNT'] as const;

export interface MentionFacts {
  readonly kind: DocumentKind;
  /** How the provider's work is taxed. */
  readonly vatRegime: 'FRANCHISE_293B' | 'STANDARD_20' | 'SAP_10';
  /** The verified declaration; null without one. */
  readonly sapDeclarationNumber: string | null;
  /** An invoice that takes a credit note back. */
  readonly restores?: boolean;
}

/** What must be said on a document, in the order in which it is printed. */
export function mentionsFor({ kind, vatRegime, sapDeclarationNumber, restores = false }: MentionFacts): MentionCode[] {
  const { issuedBy, addressedTo, corrects } = KIND_FACTS[kind];
  const byProvider = issuedBy === 'PROVIDER';
  const mentions: [boolean, MentionCode][] = [
    [kind === 'NOTE', 'NOTE'],
    [kind === 'PAYOUT_STATEMENT', 'STATEMENT'],
    [byProvider && vatRegime === 'FRANCHISE_293B', 'FRANCHISE'],
    [byProvider && vatRegime === 'SAP_10', 'REDUCED_RATE'],
    [byProvider && sapDeclarationNumber !== null, 'SAP'],
    [restores, 'RESTORES'],
    [addressedTo === 'CUSTOMER' && kind !== 'NOTE' && corrects === null && !restores, 'PAID'],
    [addressedTo === 'CUSTOMER' && corrects !== null, 'GIVEN_BACK'],
    [isElectronicInvoice(kind) && corrects === null, 'SET_OFF'],
    [isElectronicInvoice(kind) && corrects !== null, 'SET_OFF_BACK'],
    ...LATE_PAYMENT.map((code): [boolean, MentionCode] => [isElectronicInvoice(kind) && corrects === null, code]),
    [needsMandate(kind), corrects === null ? 'SELF_BILLED' : 'SELF_BILLED_CREDIT'],
    [addressedTo === 'CUSTOMER', 'MEDIATOR'],
  ];
  return mentions.flatMap(([said, code]) => (said ? [code] : []));
}
