import type { EventNamed } from '#events';
import { formatEuros, PARIS } from '#kernel';
import { template } from '../template.js';
import { deadline } from '../when.js';

type Reached = EventNamed<'VatThresholdReached'>['data'];

/** What each level of turnover means to someone without VAT (CGI art. 293 B). */
const MEANING = {
  NEAR: {
    fr: 'Vous approchez du seuil de la franchise en base de TVA. Rien ne change encore.',
    en: 'You are close to the threshold of the VAT exemption. Nothing changes yet.',
  },
  OVER: {
    fr: 'Vous avez dépassé le seuil de la franchise en base de TVA : elle prend fin au 1er janvier prochain.',
    en: 'You have passed the threshold of the VAT exemption: it ends on the first of January to come.',
  },
  FAR_OVER: {
    fr: 'Vous avez dépassé le seuil majoré de la franchise en base de TVA : la taxe est due dès le jour du dépassement.',
    en: 'You have passed the raised threshold of the VAT exemption: tax is due from the day on which it was passed.',
  },
} as const;

/** To a provider without VAT, once for each level and year. */
export const vatThresholdReached = template<Reached>({
  name: 'vat-threshold-reached',
  version: 1,
  fr: (data) => ({
    subject: `TVA : ${formatEuros(data.turnoverCents, 'fr')} de chiffre d’affaires en ${data.year}`,
    paragraphs: [
      MEANING[data.level].fr,
      `Par Limpide vous avez facturé ${formatEuros(data.turnoverCents, 'fr')} cette année ; le seuil est de ${formatEuros(data.thresholdCents, 'fr')}. Ce que vous facturez ailleurs s’y ajoute.`,
      'Parlez-en à votre comptable ou à votre service des impôts, puis changez votre régime de TVA sur votre page.',
    ],
    link: { label: 'Voir mon annonce', path: '/provider/listing' },
  }),
  en: (data) => ({
    subject: `VAT: ${formatEuros(data.turnoverCents, 'en')} of turnover in ${data.year}`,
    paragraphs: [
      MEANING[data.level].en,
      `Through Limpide you have invoiced ${formatEuros(data.turnoverCents, 'en')} this year; the threshold is ${formatEuros(data.thresholdCents, 'en')}. What you invoice elsewhere counts too.`,
      'Talk to your accountant or your tax office, then change your VAT regime on your page.',
    ],
    link: { label: 'See my listing', path: '/provider/listing' },
  }),
});

type Ended = EventNamed<'InvoicingMandateEnded'>['data'];

/** To the provider who has ended the mandate: the written acknowledgement that its text promises. */
export const mandateEnded = template<Ended>({
  name: 'mandate-ended',
  version: 1,
  fr: ({ endedAt }) => ({
    subject: 'Votre mandat de facturation a pris fin',
    paragraphs: [
      `Nous vous donnons acte que vous avez mis fin au mandat de facturation le ${deadline(new Date(endedAt), PARIS, 'fr')} (heure de Paris). Gardez ce message : il en est la trace écrite.`,
      'Les factures et avoirs déjà émis en votre nom demeurent. Les suivants sont à établir par vous, avec votre propre numérotation.',
      'Vos visites et vos versements n’en dépendent pas, et vous pouvez donner de nouveau ce mandat quand vous le voulez.',
    ],
    link: { label: 'Voir mes documents', path: '/provider/documents' },
  }),
  en: ({ endedAt }) => ({
    subject: 'Your invoicing mandate has ended',
    paragraphs: [
      `We acknowledge that you ended the invoicing mandate on ${deadline(new Date(endedAt), PARIS, 'en')} (Paris time). Keep this message: it is the written record of it.`,
      'Invoices and credit notes already issued in your name remain. Those to come are yours to write, numbered by you.',
      'Your visits and payouts don’t depend on it, and you can give the mandate again whenever you like.',
    ],
    link: { label: 'See my documents', path: '/provider/documents' },
  }),
});
