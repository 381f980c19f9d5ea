import type { BookingFacts } from '#events';
import { formatEuros } from '#kernel';
import { template } from '../template.js';
import { deadline } from '../when.js';
import { customerPath, forCustomer, forProvider, providerPath } from './visit.js';

/** To the customer: the provider asks for more time, and nothing is owed without their word. */
export const overtimeProposed = template<BookingFacts & { minutes: number; amountCents: number; expiresAt: string }>({
  name: 'overtime-proposed',
  version: 1,
  fr: (data) => ({
    subject: `${data.minutes} minutes de plus ? ${data.providerPublicName} vous le propose`,
    paragraphs: [
      `${data.providerPublicName} propose ${data.minutes} minutes de plus pour ${formatEuros(data.amountCents, 'fr')}, au tarif de votre devis. Sans votre accord, rien ne change et rien n’est dû.`,
      `Vous pouvez répondre jusqu’au ${deadline(new Date(data.expiresAt), data.timeZone, 'fr')}.`,
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Répondre', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `${data.minutes} more minutes? ${data.providerPublicName} proposes it`,
    paragraphs: [
      `${data.providerPublicName} proposes ${data.minutes} more minutes for ${formatEuros(data.amountCents, 'en')}, at the rate of your quote. Without your agreement nothing changes and nothing is owed.`,
      `You can answer until ${deadline(new Date(data.expiresAt), data.timeZone, 'en')}.`,
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Answer', path: customerPath(data) },
  }),
});

type Answered = BookingFacts & { minutes: number; providerNetCents: number; agreed: boolean };

/** To the provider: the customer's word on the time they asked for. */
export const overtimeAnswered = template<Answered>({
  name: 'overtime-answered',
  version: 1,
  fr: (data) => ({
    subject: data.agreed
      ? `${data.customerPublicName} accepte ${data.minutes} minutes de plus`
      : `${data.customerPublicName} ne souhaite pas de temps supplémentaire`,
    paragraphs: [
      data.agreed
        ? `Votre part est de ${formatEuros(data.providerNetCents, 'fr')}. Elle est débitée quand la visite est terminée, et versée avec celle de la visite.`
        : `Les ${data.minutes} minutes proposées ne sont pas dues.`,
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: data.agreed
      ? `${data.customerPublicName} agrees to ${data.minutes} more minutes`
      : `${data.customerPublicName} does not want more time`,
    paragraphs: [
      data.agreed
        ? `Your part is ${formatEuros(data.providerNetCents, 'en')}. It is charged when the visit is completed, and paid out with that of the visit.`
        : `The ${data.minutes} minutes you proposed are not owed.`,
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});
