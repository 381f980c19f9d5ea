import type { EventNamed } from '#events';
import { formatEuros } from '#kernel';
import { template } from '../template.js';

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
