import type { DocumentKind } from '../domain/document-kind.js';

const NAMES: Readonly<Record<DocumentKind, string>> = {
  NOTE: 'note',
  PROVIDER_INVOICE: 'facture',
  PROVIDER_CREDIT_NOTE: 'avoir',
  FEE_INVOICE: 'facture-frais',
  FEE_CREDIT_NOTE: 'avoir-frais',
  COMMISSION_INVOICE: 'facture-commission',
  COMMISSION_CREDIT_NOTE: 'avoir-commission',
  PAYOUT_STATEMENT: 'releve',
};

/** What a download is called: kind and number, in ASCII. */
export const fileNameOf = ({ kind, numberText }: { kind: DocumentKind; numberText: string }): string =>
  `${NAMES[kind]}-${numberText}.pdf`;
