import { formatEuros } from '#kernel';
import { template } from '../template.js';

/** To the customer: a credit for a visit that fell through, or as goodwill. */
export const creditGranted = template<{ amountCents: number; reason: string; expiresAt: string }>({
  name: 'credit-granted',
  version: 1,
  fr: (data) => ({
    subject: `Un crédit de ${formatEuros(data.amountCents, 'fr')} pour vous`,
    paragraphs: [
      `${data.reason === 'GOODWILL' ? 'Nous sommes désolés de ce qui s’est passé.' : 'Votre visite n’a pas eu lieu, et nous en sommes désolés.'} Vous avez un crédit de ${formatEuros(data.amountCents, 'fr')} pour une prochaine visite${data.reason === 'GOODWILL' ? '' : ', en plus de votre remboursement'}.`,
      `Il est proposé au moment de réserver, jusqu’au ${day(data.expiresAt, 'fr')}.`,
    ],
    link: { label: 'Voir mes crédits', path: '/account/credits' },
  }),
  en: (data) => ({
    subject: `A credit of ${formatEuros(data.amountCents, 'en')} for you`,
    paragraphs: [
      `${data.reason === 'GOODWILL' ? 'We are sorry for what happened.' : 'Your visit did not take place, and we are sorry.'} You have a credit of ${formatEuros(data.amountCents, 'en')} for a visit to come${data.reason === 'GOODWILL' ? '' : ', besides your refund'}.`,
      `It is offered when you book, until ${day(data.expiresAt, 'en')}.`,
    ],
    link: { label: 'See my credits', path: '/account/credits' },
  }),
});

const day = (instant: string, locale: 'fr' | 'en'): string =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  }).format(new Date(instant));
