import type { BookingFacts } from '#events';
import { template } from '../template.js';
import { deadline } from '../when.js';
import { customerPath, forCustomer, forProvider, providerPath, visitHours } from './visit.js';

type Opened = BookingFacts & { decideBy: string };

/** To the customer: whoever was to come may not; somebody else, or everything back. */
export const rescueOpened = template<Opened>({
  name: 'rescue-opened',
  version: 1,
  fr: (data) => ({
    subject: `${data.providerPublicName} ne peut plus venir : à vous de choisir la suite`,
    paragraphs: [
      `${data.providerPublicName} ne remplit plus toutes les conditions que nous vérifions pour venir chez vous. La visite (${visitHours(data, 'fr')}) ne peut donc pas avoir lieu comme prévu, et votre adresse lui est refermée.`,
      'Sur la page de la réservation, choisissez quelqu’un d’autre à la même heure, ou annulez : tout vous est rendu. Rien n’est débité deux fois : l’argent de cette visite est libéré dès que l’autre est confirmée.',
      `Sans réponse de votre part avant le ${deadline(new Date(data.decideBy), data.timeZone, 'fr')}, nous annulons la visite et vous rendons tout.`,
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Choisir', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `${data.providerPublicName} can no longer come: your choice`,
    paragraphs: [
      `${data.providerPublicName} no longer meets everything that we check before somebody comes to your home. The visit (${visitHours(data, 'en')}) cannot take place as planned, and your address is closed to them again.`,
      'On the booking’s page, choose somebody else at the same hour, or cancel: you get everything back. Nothing is charged twice: the money of this visit is released as soon as the other one is confirmed.',
      `If we don’t hear from you before ${deadline(new Date(data.decideBy), data.timeZone, 'en')}, we cancel the visit and give everything back.`,
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Choose', path: customerPath(data) },
  }),
});

/** To the provider: the visit waits for their file. */
export const jobRescueOpened = template<Opened>({
  name: 'job-rescue-opened',
  version: 1,
  fr: (data) => ({
    subject: `Votre visite chez ${data.customerPublicName} est en attente`,
    paragraphs: [
      'Votre dossier ne permet plus cette visite : une pièce n’est plus valable, ou votre annonce est suspendue ou fermée. L’adresse est refermée.',
      `Le client peut choisir quelqu’un d’autre jusqu’au ${deadline(new Date(data.decideBy), data.timeZone, 'fr')}. Si votre dossier est de nouveau en règle avant et que rien n’a été décidé, la visite vous revient.`,
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: `Your visit at ${data.customerPublicName}’s is on hold`,
    paragraphs: [
      'Your file no longer allows this visit: something in it is not valid any more, or your listing is suspended or closed. The address is closed again.',
      `The customer can choose somebody else until ${deadline(new Date(data.decideBy), data.timeZone, 'en')}. If your file is in order again before that and nothing was decided, the visit is yours again.`,
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});

/** To the customer: the visit takes place after all. */
export const rescueKept = template<BookingFacts>({
  name: 'rescue-kept',
  version: 1,
  fr: (data) => ({
    subject: `${data.providerPublicName} vient comme prévu`,
    paragraphs: [
      `Tout est de nouveau en règle : ${data.providerPublicName} vient ${visitHours(data, 'fr')}. Vous n’avez rien à faire.`,
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Voir la réservation', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `${data.providerPublicName} comes as planned`,
    paragraphs: [
      `Everything is in order again: ${data.providerPublicName} comes ${visitHours(data, 'en')}. There is nothing for you to do.`,
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'See the booking', path: customerPath(data) },
  }),
});

/** To the provider: the visit is theirs again. */
export const jobRescueKept = template<BookingFacts>({
  name: 'job-rescue-kept',
  version: 1,
  fr: (data) => ({
    subject: `La visite chez ${data.customerPublicName} a bien lieu`,
    paragraphs: ['Votre dossier est de nouveau en règle : la visite est à vous, et l’adresse est sur sa page.'],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: `The visit at ${data.customerPublicName}’s takes place`,
    paragraphs: ['Your file is in order again: the visit is yours, and the address is on its page.'],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});
