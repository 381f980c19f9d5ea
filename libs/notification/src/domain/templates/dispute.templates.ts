import type { BookingFacts } from '#events';
import { formatEuros } from '#kernel';
import { template } from '../template.js';
import { forProvider } from './visit.js';

/** To the provider: a lost dispute takes back some of what a visit earned. */
export const disputeBorne = template<BookingFacts & { providerCents: number }>({
  name: 'dispute-borne',
  version: 1,
  fr: (data) => ({
    subject: `${formatEuros(data.providerCents, 'fr')} repris sur vos revenus`,
    paragraphs: [
      `La banque du client a repris le paiement de cette visite. Après examen, une personne de notre équipe a décidé que ${formatEuros(data.providerCents, 'fr')} sont à votre charge.`,
      'Ce montant est retenu sur vos prochains versements ; rien ne vous est demandé aujourd’hui.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir mes revenus', path: '/provider/earnings' },
    closing: ['Vous pouvez contester cette décision en répondant à ce message : une autre personne la réexaminera.'],
  }),
  en: (data) => ({
    subject: `${formatEuros(data.providerCents, 'en')} taken back from your earnings`,
    paragraphs: [
      `The customer’s bank has taken back the payment of this visit. A person of our team looked at it and decided that ${formatEuros(data.providerCents, 'en')} are yours to bear.`,
      'The amount is kept from your next payouts; nothing is asked of you today.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See my earnings', path: '/provider/earnings' },
    closing: ['You can contest this decision by replying to this message: another person will look at it again.'],
  }),
});
