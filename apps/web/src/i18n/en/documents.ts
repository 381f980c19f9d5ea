import type fr from '../fr/documents';

const documents: typeof fr = {
  title: 'Documents',
  customerLead: 'Your bills, invoices and credit notes, each as PDF.',
  providerLead: 'What is invoiced in your name, what we invoice you, and your statements.',
  list: 'Your documents',
  filter: 'Show',
  all: 'All documents',
  open: 'Download',
  openNamed: 'Download {{number}} as PDF',
  more: 'Show more',
  facts: '{{number}} · {{date}}',
  inMyName: 'issued in your name',
  noneYet: 'No documents for this booking.',
  emptyTitle: 'No documents',
  emptyText: {
    CUSTOMER: 'A bill comes after each visit, the invoices with the payment.',
    PROVIDER: 'Invoices come with each payment, the statement after each month.',
  },
  quotePdf: 'Download this quote as PDF',
  kind: {
    NOTE: 'Bill',
    PROVIDER_INVOICE: 'Invoice for the visit',
    PROVIDER_CREDIT_NOTE: 'Credit note for the visit',
    FEE_INVOICE: 'Service fee invoice',
    FEE_CREDIT_NOTE: 'Service fee credit note',
    COMMISSION_INVOICE: 'Commission invoice',
    COMMISSION_CREDIT_NOTE: 'Commission credit note',
    PAYOUT_STATEMENT: 'Monthly statement',
  },
  kinds: {
    NOTE: 'Bills',
    PROVIDER_INVOICE: 'Invoices for visits',
    PROVIDER_CREDIT_NOTE: 'Credit notes for visits',
    FEE_INVOICE: 'Service fee invoices',
    FEE_CREDIT_NOTE: 'Service fee credit notes',
    COMMISSION_INVOICE: 'Commission invoices',
    COMMISSION_CREDIT_NOTE: 'Commission credit notes',
    PAYOUT_STATEMENT: 'Monthly statements',
  },
  mandate: {
    title: 'Invoicing mandate',
    why: 'With this mandate we draw up your customers’ invoices for you, as soon as a visit is paid. Without it they wait; your visits and payouts do not depend on it.',
    waiting_one: '{{count}} document in your name waits for this mandate.',
    waiting_other: '{{count}} documents in your name wait for this mandate.',
    accepted: 'Given on {{date}} (version {{version}}).',
    text: 'Text of the mandate',
    agree: 'I have read this text and give this mandate.',
    tickFirst: 'Tick the box first: the mandate binds you.',
    give: 'Give the mandate',
  },
  tax: {
    title: 'Tax profile',
    regime: 'VAT',
    regimes: {
      FRANCHISE_293B: 'Exempt (art. 293 B)',
      STANDARD_20: '20 %',
      SAP_10: '10 % (personal services)',
    },
    siret: 'SIRET',
    sap: 'Personal services declaration',
    none: 'None',
  },
  threshold: {
    title: 'VAT threshold {{year}}',
    share: '{{share}} % of the threshold',
    sold: '{{amount}} sold',
    level: {
      BELOW: 'Up to this threshold you charge no VAT.',
      NEAR: 'You come near the threshold. Above it VAT applies from the next 1 January; above {{upper}}, from that very day.',
      OVER: 'You are over the threshold: VAT applies from next 1 January. Above {{upper}}, from that very day.',
      FAR_OVER:
        'You are over the upper threshold of {{upper}}: VAT applies from now on. Contact your tax office and change your VAT status.',
    },
  },
};

export default documents;
