import { registerMessages } from '#platform/i18n';

registerMessages('billing', {
  fr: {
    BillingDocumentNotFound: 'Ce document est introuvable.',
    MandateOutdated: 'Le texte du mandat a changé. Relisez la nouvelle version, puis acceptez-la.',
    NotAProvider: 'Le mandat de facturation concerne les prestataires.',
  },
  en: {
    BillingDocumentNotFound: 'This document cannot be found.',
    MandateOutdated: 'The text of the mandate has changed. Read the new version, then accept it.',
    NotAProvider: 'The invoicing mandate is for providers.',
  },
});
