import type { Locale } from '#kernel';
import type { LineCode, StatementLine } from './document-content.js';
import type { DocumentKind } from './document-kind.js';
import type { MentionCode } from './mentions.js';

/** Everything a document says, in one language. `{name}` is replaced. */
export interface Words {
  readonly titles: Readonly<Record<DocumentKind | 'QUOTE', string>>;
  readonly lines: Readonly<Record<LineCode, string>>;
  readonly statement: Readonly<Record<StatementLine['code'], string>>;
  readonly mentions: Readonly<Record<MentionCode, string>>;
  readonly labels: Readonly<Record<LabelCode, string>>;
}

export type LabelCode =
  | 'number'
  | 'issuedOn'
  | 'suppliedOn'
  | 'visit'
  | 'place'
  | 'booking'
  | 'corrects'
  | 'from'
  | 'to'
  | 'line'
  | 'quantity'
  | 'unitPrice'
  | 'unitPriceNet'
  | 'amountNet'
  | 'amountPlain'
  | 'vatRate'
  | 'amount'
  | 'net'
  | 'vat'
  | 'total'
  | 'totalCredit'
  | 'mentions'
  | 'details'
  | 'siret'
  | 'siren'
  | 'vatNumber'
  | 'date'
  | 'what'
  | 'opening'
  | 'closing'
  | 'period'
  | 'validUntil'
  | 'terms'
  | 'page';

const FR: Words = {
  titles: {
    QUOTE: 'Devis',
    NOTE: 'Note',
    PROVIDER_INVOICE: 'Facture',
    PROVIDER_CREDIT_NOTE: 'Avoir',
    FEE_INVOICE: 'Facture de frais de service',
    FEE_CREDIT_NOTE: 'Avoir sur frais de service',
    COMMISSION_INVOICE: 'Facture de commission',
    COMMISSION_CREDIT_NOTE: 'Avoir sur commission',
    PAYOUT_STATEMENT: 'Relevé mensuel',
  },
  lines: {
    LABOUR: 'Prestation',
    EXTRA: '{name}',
    SUNDAY: 'Majoration dimanche ({percent} %)',
    PUBLIC_HOLIDAY: 'Majoration jour férié ({percent} %)',
    SHORT_NOTICE: 'Majoration de dernière minute ({percent} %)',
    CUSTOMER_FEE: 'Frais de service de la plateforme',
    CANCELLATION: 'Frais d’annulation selon les conditions du devis',
    COMMISSION: 'Commission de mise en relation',
    REFUND: 'Remboursement',
    RESTORED: 'Remboursement revenu, montant rétabli',
    GOODWILL: 'Geste commercial',
    OVERTIME: 'Temps supplémentaire convenu',
    OVERTIME_FEE: 'Frais de service sur le temps supplémentaire',
    OTHER: 'Prestation complémentaire',
  },
  statement: {
    EARNED: 'Votre part de la visite',
    FEE_EARNED: 'Votre part des frais d’annulation',
    TIP: 'Pourboire',
    OVERTIME: 'Votre part du temps supplémentaire',
    DISPUTE: 'Contestation bancaire',
    REFUNDED: 'Remboursement au client',
    REFUND_RETURNED: 'Remboursement revenu de la banque',
    TRANSFERRED: 'Viré sur votre compte',
    TAKEN_BACK: 'Repris sur votre compte',
    OTHER: 'Autre mouvement',
  },
  mentions: {
    FRANCHISE: 'TVA non applicable, art. 293 B du CGI',
    REDUCED_RATE: 'TVA au taux réduit de 10 % (art. 279 i du CGI).',
    SAP: 'Services à la personne : déclaration n° {sap}.',
    SELF_BILLED:
      'Facture établie par {platform} au nom et pour le compte de {issuer} (mandat du {accepted}, version {version}).',
    SELF_BILLED_CREDIT:
      'Avoir établi par {platform} au nom et pour le compte de {issuer} (mandat du {accepted}, version {version}).',
    LATE_PENALTY: 'En cas de retard de paiement : pénalités au taux de trois fois l’intérêt légal.',
    LATE_RECOVERY: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €.',
    NO_DISCOUNT: 'Pas d’escompte pour paiement anticipé.',
    MEDIATOR:
      'En cas de litige non résolu, vous pouvez saisir gratuitement le médiateur de la consommation : {mediator}, {mediatorAddress}, {mediatorUrl}.',
    PAID: 'Acquittée le {paid}.',
    RESTORES:
      'Annule l’avoir {corrected} : son remboursement a été refusé par la banque du client et nous est revenu le {paid}.',
    GIVEN_BACK: 'Montant rendu le {paid}.',
    SET_OFF: 'Réglée par compensation sur le prix de la visite, le {paid}. Reste à payer : 0,00 €.',
    SET_OFF_BACK: 'Rendu par compensation avec le prix remboursé au client, le {paid}.',
    NOTE: 'Note délivrée avant paiement (arrêté n° 83-50/A du 3 octobre 1983). Le prix comprend toutes les taxes.',
    STATEMENT: 'Ce relevé récapitule les mouvements de votre compte chez {platform}. Il ne remplace pas les factures.',
  },
  labels: {
    number: 'Numéro',
    issuedOn: 'Date d’émission',
    suppliedOn: 'Date de la prestation',
    visit: 'Visite',
    place: 'Lieu',
    booking: 'Réservation',
    corrects: 'Corrige',
    from: 'Émetteur',
    to: 'Destinataire',
    line: 'Désignation',
    quantity: 'Quantité',
    unitPrice: 'Prix unitaire TTC',
    unitPriceNet: 'Prix unitaire HT',
    amountNet: 'Montant HT',
    amountPlain: 'Montant',
    vatRate: 'TVA',
    amount: 'Montant TTC',
    net: 'Total HT',
    vat: 'TVA {rate} % sur {net}',
    total: 'Total TTC',
    totalCredit: 'Total de l’avoir TTC',
    mentions: 'Mentions',
    details: 'Détail',
    siret: 'SIRET',
    siren: 'SIREN',
    vatNumber: 'N° TVA',
    date: 'Date',
    what: 'Mouvement',
    opening: 'Solde au début du mois',
    closing: 'Solde à la fin du mois',
    period: 'Période',
    validUntil: 'Valable jusqu’au',
    terms: 'Conditions',
    page: 'page {page} sur {pages}',
  },
};

const EN: Words = {
  titles: {
    QUOTE: 'Quote',
    NOTE: 'Bill',
    PROVIDER_INVOICE: 'Invoice',
    PROVIDER_CREDIT_NOTE: 'Credit note',
    FEE_INVOICE: 'Service fee invoice',
    FEE_CREDIT_NOTE: 'Service fee credit note',
    COMMISSION_INVOICE: 'Commission invoice',
    COMMISSION_CREDIT_NOTE: 'Commission credit note',
    PAYOUT_STATEMENT: 'Monthly statement',
  },
  lines: {
    LABOUR: 'Cleaning visit',
    EXTRA: '{name}',
    SUNDAY: 'Sunday surcharge ({percent} %)',
    PUBLIC_HOLIDAY: 'Public holiday surcharge ({percent} %)',
    SHORT_NOTICE: 'Short notice surcharge ({percent} %)',
    CUSTOMER_FEE: 'Platform service fee',
    CANCELLATION: 'Cancellation fee under the terms of the quote',
    COMMISSION: 'Commission for the introduction',
    REFUND: 'Refund',
    RESTORED: 'Refund that came back, amount restored',
    GOODWILL: 'Goodwill gesture',
    OVERTIME: 'Overtime as agreed',
    OVERTIME_FEE: 'Platform service fee on the overtime',
    OTHER: 'Additional service',
  },
  statement: {
    EARNED: 'Your share of the visit',
    FEE_EARNED: 'Your share of the cancellation fee',
    TIP: 'Tip',
    OVERTIME: 'Your share of the overtime',
    DISPUTE: 'Bank dispute',
    REFUNDED: 'Refunded to the customer',
    REFUND_RETURNED: 'Refund sent back by the bank',
    TRANSFERRED: 'Sent to your account',
    TAKEN_BACK: 'Taken back from your account',
    OTHER: 'Other movement',
  },
  mentions: {
    FRANCHISE: 'TVA non applicable, art. 293 B du CGI',
    REDUCED_RATE: 'VAT at the reduced rate of 10 % (article 279 i of the French tax code).',
    SAP: 'Personal services: declaration no. {sap}.',
    SELF_BILLED:
      'Facture établie par {platform} au nom et pour le compte de {issuer} (mandate of {accepted}, version {version}).',
    SELF_BILLED_CREDIT:
      'Avoir établi par {platform} au nom et pour le compte de {issuer} (mandate of {accepted}, version {version}).',
    LATE_PENALTY: 'Late payment: interest at three times the French legal rate.',
    LATE_RECOVERY: 'Fixed sum for recovery costs on late payment: €40.',
    NO_DISCOUNT: 'No discount for early payment.',
    MEDIATOR:
      'If a dispute stays unsettled you can turn to the consumer mediator, free of charge: {mediator}, {mediatorAddress}, {mediatorUrl}.',
    PAID: 'Paid on {paid}.',
    RESTORES:
      'Cancels credit note {corrected}: the customer’s bank refused its refund, and the money came back to us on {paid}.',
    GIVEN_BACK: 'Given back on {paid}.',
    SET_OFF: 'Settled by set-off against the price of the visit on {paid}. Left to pay: €0.00.',
    SET_OFF_BACK: 'Given back by set-off against the price refunded to the customer on {paid}.',
    NOTE: 'Bill given before payment (decree no. 83-50/A of 3 October 1983). The price includes all taxes.',
    STATEMENT: 'This statement sums up the movements of your account with {platform}. It does not replace invoices.',
  },
  labels: {
    number: 'Number',
    issuedOn: 'Issued on',
    suppliedOn: 'Date of service',
    visit: 'Visit',
    place: 'Place',
    booking: 'Booking',
    corrects: 'Corrects',
    from: 'From',
    to: 'To',
    line: 'Description',
    quantity: 'Quantity',
    unitPrice: 'Unit price incl. VAT',
    unitPriceNet: 'Unit price excl. VAT',
    amountNet: 'Amount excl. VAT',
    amountPlain: 'Amount',
    vatRate: 'VAT',
    amount: 'Amount incl. VAT',
    net: 'Total excluding VAT',
    vat: 'VAT {rate} % on {net}',
    total: 'Total including VAT',
    totalCredit: 'Total credited including VAT',
    mentions: 'Notes',
    details: 'Details',
    siret: 'SIRET',
    siren: 'SIREN',
    vatNumber: 'VAT no.',
    date: 'Date',
    what: 'Movement',
    opening: 'Balance at the start of the month',
    closing: 'Balance at the end of the month',
    period: 'Period',
    validUntil: 'Valid until',
    terms: 'Terms',
    page: 'page {page} of {pages}',
  },
};

export const words: Readonly<Record<Locale, Words>> = { fr: FR, en: EN };

/** Fills the `{holes}` of a text. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
