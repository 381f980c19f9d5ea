import type { EventNamed } from '#events';
import { template } from '../template.js';
import { customerPath, forCustomer, forProvider, providerPath, visitTitle } from './visit.js';

type NoShow = EventNamed<'BookingNoShow'>['data'];

/** To the customer: the visit did not take place because one side was not there. */
export const bookingNoShow = template<NoShow>({
  name: 'booking-no-show',
  version: 1,
  fr: (data) => ({
    subject: `Visite non effectuée : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      data.who === 'PROVIDER'
        ? `${data.providerPublicName} n’est pas venu. Vous êtes intégralement remboursé : un montant réservé est libéré, un montant débité vous revient.`
        : `${data.providerPublicName} a signalé votre absence. La dernière étape des conditions d’annulation s’applique : le montant est sur la page de la réservation.`,
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Voir la réservation', path: customerPath(data) },
    closing: ['Vous n’êtes pas d’accord ? Répondez à ce message : une personne examine chaque cas.'],
  }),
  en: (data) => ({
    subject: `Visit not carried out: ${visitTitle(data, 'en')}`,
    paragraphs: [
      data.who === 'PROVIDER'
        ? `${data.providerPublicName} did not come. You get everything back: an amount held is released, an amount charged is returned.`
        : `${data.providerPublicName} reported that you were absent. The last step of the cancellation terms applies: the amount is on the booking’s page.`,
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'See the booking', path: customerPath(data) },
    closing: ['You disagree? Reply to this message: a person looks at every case.'],
  }),
});

/** To the provider: the same, as it concerns them. */
export const jobNoShow = template<NoShow>({
  name: 'job-no-show',
  version: 1,
  fr: (data) => ({
    subject: `Visite non effectuée : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      data.who === 'PROVIDER'
        ? `${data.customerPublicName} a signalé que vous n’êtes pas venu. Le client est intégralement remboursé.`
        : 'Le client était absent. Votre part des frais figure sur la page de la visite.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
    closing: ['Vous n’êtes pas d’accord ? Répondez à ce message : une personne examine chaque cas.'],
  }),
  en: (data) => ({
    subject: `Visit not carried out: ${visitTitle(data, 'en')}`,
    paragraphs: [
      data.who === 'PROVIDER'
        ? `${data.customerPublicName} reported that you did not come. The customer gets everything back.`
        : 'The customer was absent. Your share of the fee is on the visit’s page.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
    closing: ['You disagree? Reply to this message: a person looks at every case.'],
  }),
});
