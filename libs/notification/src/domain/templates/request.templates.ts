import type { BookingFacts } from '#events';
import { deadline } from '../when.js';
import { template } from '../template.js';
import { customerPath, forCustomer, forProvider, providerPath, visitTitle } from './visit.js';

type Requested = BookingFacts & { answerBy: string };

/** To the provider: a request waits for an answer. */
export const requestReceived = template<Requested>({
  name: 'request-received',
  version: 1,
  fr: (data) => ({
    subject: `Nouvelle demande : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      `${data.customerPublicName} souhaite réserver une visite avec vous.`,
      `Répondez avant le ${deadline(new Date(data.answerBy), data.timeZone, 'fr')}. Sans réponse, la demande expire et le créneau redevient libre.`,
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Accepter ou refuser', path: providerPath(data) },
    closing: ['L’adresse exacte vous est communiquée dès que la réservation est confirmée.'],
  }),
  en: (data) => ({
    subject: `New request: ${visitTitle(data, 'en')}`,
    paragraphs: [
      `${data.customerPublicName} would like to book a visit with you.`,
      `Please answer before ${deadline(new Date(data.answerBy), data.timeZone, 'en')}. Without an answer the request expires and the slot is free again.`,
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'Accept or decline', path: providerPath(data) },
    closing: ['You see the exact address as soon as the booking is confirmed.'],
  }),
});

/** To the customer: the request is on its way. */
export const requestSent = template<Requested>({
  name: 'request-sent',
  version: 1,
  fr: (data) => ({
    subject: `Demande envoyée à ${data.providerPublicName}`,
    paragraphs: [
      `Votre demande est chez ${data.providerPublicName}, qui répond avant le ${deadline(new Date(data.answerBy), data.timeZone, 'fr')}.`,
      'Rien n’est débité pour l’instant. Sans réponse ou en cas de refus, rien ne l’est.',
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Voir la demande', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `Request sent to ${data.providerPublicName}`,
    paragraphs: [
      `Your request is with ${data.providerPublicName}, who answers before ${deadline(new Date(data.answerBy), data.timeZone, 'en')}.`,
      'Nothing is charged for now. Nothing will be if the request is declined or not answered.',
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'See the request', path: customerPath(data) },
  }),
});

/** To the customer: the provider said no. */
export const requestDeclined = template<BookingFacts>({
  name: 'request-declined',
  version: 1,
  fr: (data) => ({
    subject: `${data.providerPublicName} n’est pas disponible`,
    paragraphs: [
      `${data.providerPublicName} ne peut pas assurer cette visite.`,
      'Vous ne payez rien : un montant réservé sur votre carte est libéré.',
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Chercher un autre prestataire', path: '/search' },
  }),
  en: (data) => ({
    subject: `${data.providerPublicName} is not available`,
    paragraphs: [
      `${data.providerPublicName} cannot take this visit.`,
      'You pay nothing: an amount held on your card is released.',
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Look for another provider', path: '/search' },
  }),
});

/** To the customer: nobody answered in time. */
export const requestExpired = template<BookingFacts>({
  name: 'request-expired',
  version: 1,
  fr: (data) => ({
    subject: `Demande sans réponse de ${data.providerPublicName}`,
    paragraphs: [
      `${data.providerPublicName} n’a pas répondu dans le délai : votre demande a expiré.`,
      'Vous ne payez rien : un montant réservé sur votre carte est libéré.',
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Chercher un autre prestataire', path: '/search' },
  }),
  en: (data) => ({
    subject: `No answer from ${data.providerPublicName}`,
    paragraphs: [
      `${data.providerPublicName} did not answer in time: your request has expired.`,
      'You pay nothing: an amount held on your card is released.',
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Look for another provider', path: '/search' },
  }),
});

/** To the provider: a request ran out of time. */
export const requestMissed = template<BookingFacts>({
  name: 'request-missed',
  version: 1,
  fr: (data) => ({
    subject: `Demande expirée : ${visitTitle(data, 'fr')}`,
    paragraphs: [`La demande de ${data.customerPublicName} a expiré sans réponse. Le créneau est de nouveau libre.`],
    facts: forProvider(data, 'fr'),
    link: { label: 'Revoir vos disponibilités', path: '/provider/availability' },
  }),
  en: (data) => ({
    subject: `Request expired: ${visitTitle(data, 'en')}`,
    paragraphs: [`${data.customerPublicName}’s request expired without an answer. The slot is free again.`],
    facts: forProvider(data, 'en'),
    link: { label: 'Review your availability', path: '/provider/availability' },
  }),
});
