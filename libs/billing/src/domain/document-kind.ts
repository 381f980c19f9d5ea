/** The documents that are issued, numbered and kept. A quote is not one of them: pricing keeps it, we only draw it. */
export const DOCUMENT_KINDS = [
  'NOTE',
  'PROVIDER_INVOICE',
  'PROVIDER_CREDIT_NOTE',
  'FEE_INVOICE',
  'FEE_CREDIT_NOTE',
  'COMMISSION_INVOICE',
  'COMMISSION_CREDIT_NOTE',
  'PAYOUT_STATEMENT',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** The platform's name for itself as an issuer of numbers. */
export const PLATFORM = 'PLATFORM';

interface KindFacts {
  /** In whose name. */
  readonly issuedBy: 'PROVIDER' | 'PLATFORM';
  readonly addressedTo: 'CUSTOMER' | 'PROVIDER';
  /** First letter of its number: facture, avoir, note, relevé. */
  readonly letter: 'F' | 'A' | 'N' | 'R';
  /** The kind that this one corrects. */
  readonly corrects: DocumentKind | null;
}

/** Who issues what to whom: one issuer for each supply (README, "Who invoices whom"). */
export const KIND_FACTS: Readonly<Record<DocumentKind, KindFacts>> = {
  NOTE: { issuedBy: 'PROVIDER', addressedTo: 'CUSTOMER', letter: 'N', corrects: null },
  PROVIDER_INVOICE: { issuedBy: 'PROVIDER', addressedTo: 'CUSTOMER', letter: 'F', corrects: null },
  PROVIDER_CREDIT_NOTE: { issuedBy: 'PROVIDER', addressedTo: 'CUSTOMER', letter: 'A', corrects: 'PROVIDER_INVOICE' },
  FEE_INVOICE: { issuedBy: 'PLATFORM', addressedTo: 'CUSTOMER', letter: 'F', corrects: null },
  FEE_CREDIT_NOTE: { issuedBy: 'PLATFORM', addressedTo: 'CUSTOMER', letter: 'A', corrects: 'FEE_INVOICE' },
  COMMISSION_INVOICE: { issuedBy: 'PLATFORM', addressedTo: 'PROVIDER', letter: 'F', corrects: null },
  COMMISSION_CREDIT_NOTE: {
    issuedBy: 'PLATFORM',
    addressedTo: 'PROVIDER',
    letter: 'A',
    corrects: 'COMMISSION_INVOICE',
  },
  PAYOUT_STATEMENT: { issuedBy: 'PLATFORM', addressedTo: 'PROVIDER', letter: 'R', corrects: null },
};

/** Invoices and credit notes in a provider's name need their mandate; a note is a receipt of the price, not an invoice. */
export const needsMandate = (kind: DocumentKind): boolean =>
  kind === 'PROVIDER_INVOICE' || kind === 'PROVIDER_CREDIT_NOTE';

/** The movement of a refund that the customer's bank sent back: its credit notes are taken back by invoices. */
export const RETURNED = 'REFUND_RETURNED';

/** The kind of credit note that corrects a kind of invoice; null for what has none. */
export const creditNoteOf = (kind: DocumentKind): DocumentKind | null =>
  DOCUMENT_KINDS.find((other) => KIND_FACTS[other].corrects === kind) ?? null;

/** Documents that also exist as EN 16931 data: what one business owes another. */
export const isElectronicInvoice = (kind: DocumentKind): boolean =>
  kind === 'COMMISSION_INVOICE' || kind === 'COMMISSION_CREDIT_NOTE';

/**
 * The series of a document issued on a day (`YYYY-MM-DD`): `F2026`. Numbers of a provider's series begin with the
 * platform's letters, so that they never meet those the provider gives elsewhere (BOI-TVA-DECLA-30-20-10-10 § 320).
 */
export const seriesOf = (kind: DocumentKind, issuedOn: string): string => {
  const { letter, issuedBy } = KIND_FACTS[kind];
  return `${issuedBy === 'PROVIDER' ? 'LIM-' : ''}${letter}${issuedOn.slice(0, 4)}`;
};

/** `F2026-000001` */
export const numberText = (series: string, number: number): string => `${series}-${String(number).padStart(6, '0')}`;
