import type { BookingFacts } from '#events';
import { formatEuros, type Locale } from '#kernel';
import { template } from '../template.js';
import { forProvider, providerPath } from './visit.js';

type Reason = 'CANNOT_COLLECT' | 'NOT_AGREED' | 'GOODWILL';
type WrittenOff = BookingFacts & { providerShareCents: number; reason: Reason };

const WHY: Readonly<Record<Locale, Record<Reason, (customer: string) => string>>> = {
  fr: {
    CANNOT_COLLECT: (customer) =>
      `La banque de ${customer} a refusé le paiement et nos relances sont restées sans effet.`,
    NOT_AGREED: (customer) => `Après vérification, ${customer} n’avait pas accepté ce temps supplémentaire.`,
    GOODWILL: (customer) => `Nous avons décidé de ne plus demander ce montant à ${customer}.`,
  },
  en: {
    CANNOT_COLLECT: (customer) => `${customer}’s bank refused the payment, and asking again was to no avail.`,
    NOT_AGREED: (customer) => `We have checked: ${customer} had not agreed to this overtime.`,
    GOODWILL: (customer) => `We have decided to ask ${customer} for this amount no more.`,
  },
};

/** To the provider: finance staff have given up overtime that was never paid. Said with its reason, and how to object. */
export const overtimeWrittenOff = template<WrittenOff>({
  name: 'overtime-written-off',
  version: 1,
  fr: (data) => ({
    subject: 'Le temps supplémentaire ne sera pas payé',
    paragraphs: [
      `Une personne de notre équipe financière a décidé d’abandonner le paiement du temps supplémentaire de cette visite. ${WHY.fr[data.reason](data.customerPublicName)} Votre part, ${formatEuros(data.providerShareCents, 'fr')}, ne vous sera donc pas versée.`,
      'Rien ne vous est repris, et le paiement de la visite elle-même n’est pas concerné.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
    closing: ['Vous pouvez contester cette décision en répondant à ce message : une autre personne la réexaminera.'],
  }),
  en: (data) => ({
    subject: 'The overtime will not be paid',
    paragraphs: [
      `A person of our finance team has decided to give up the payment of the overtime of this visit. ${WHY.en[data.reason](data.customerPublicName)} Your part, ${formatEuros(data.providerShareCents, 'en')}, will therefore not be paid out.`,
      'Nothing is taken back from you, and the payment of the visit itself is not affected.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
    closing: ['You can contest this decision by replying to this message: another person will look at it again.'],
  }),
});
