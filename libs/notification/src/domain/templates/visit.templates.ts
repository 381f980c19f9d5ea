import type { BookingFacts } from '#events';
import { template } from '../template.js';
import { visitHours, customerPath, forCustomer, forProvider, providerPath, visitTitle } from './visit.js';

/** To the customer: the contract is made. */
export const bookingConfirmed = template<BookingFacts>({
  name: 'booking-confirmed',
  version: 1,
  fr: (data) => ({
    subject: `Réservation confirmée : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      `Votre réservation avec ${data.providerPublicName} est confirmée.`,
      'Le jour de la visite, vous donnerez à votre prestataire le code d’arrivée affiché sur la page de la réservation.',
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Voir la réservation et ses conditions', path: customerPath(data) },
    closing: [
      'Vous pouvez annuler depuis cette page ; ce que cela coûte y est indiqué avant de confirmer.',
      'Vous disposez d’un droit de rétractation de 14 jours (art. L221-18 du code de la consommation).',
    ],
  }),
  en: (data) => ({
    subject: `Booking confirmed: ${visitTitle(data, 'en')}`,
    paragraphs: [
      `Your booking with ${data.providerPublicName} is confirmed.`,
      'On the day, give your provider the arrival code shown on the booking’s page.',
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'See the booking and its terms', path: customerPath(data) },
    closing: [
      'You can cancel from that page; what it costs is shown before you confirm.',
      'You have a 14-day right of withdrawal (French consumer code, art. L221-18).',
    ],
  }),
});

/** To the provider: the visit is theirs. */
export const jobConfirmed = template<BookingFacts>({
  name: 'job-confirmed',
  version: 1,
  fr: (data) => ({
    subject: `Visite confirmée : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      `La visite chez ${data.customerPublicName} est confirmée.`,
      'L’adresse est sur la page de la visite. Les consignes d’accès s’y ajoutent 24 heures avant.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: `Visit confirmed: ${visitTitle(data, 'en')}`,
    paragraphs: [
      `The visit at ${data.customerPublicName}’s is confirmed.`,
      'The address is on the visit’s page. Access instructions appear there 24 hours before.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});

/** To the customer, 24 hours before. */
export const visitReminder = template<BookingFacts>({
  name: 'visit-reminder',
  version: 1,
  fr: (data) => ({
    subject: `Rappel : ${data.providerPublicName} vient ${visitHours(data, 'fr')}`,
    paragraphs: [
      'Votre visite approche. Vérifiez les consignes d’accès et gardez le code d’arrivée à portée de main : il est sur la page de la réservation.',
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Voir la réservation', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `Reminder: ${data.providerPublicName} comes ${visitHours(data, 'en')}`,
    paragraphs: [
      'Your visit is near. Check the access instructions and keep the arrival code at hand: it is on the booking’s page.',
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'See the booking', path: customerPath(data) },
  }),
});

/** To the provider, 24 hours before. */
export const jobReminder = template<BookingFacts>({
  name: 'job-reminder',
  version: 1,
  fr: (data) => ({
    subject: `Rappel : visite chez ${data.customerPublicName}, ${visitHours(data, 'fr')}`,
    paragraphs: [
      'L’adresse et les consignes d’accès sont sur la page de la visite.',
      'Un empêchement ? Prévenez tout de suite depuis cette page, pour que le client trouve une solution à temps.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: `Reminder: visit at ${data.customerPublicName}’s, ${visitHours(data, 'en')}`,
    paragraphs: [
      'The address and the access instructions are on the visit’s page.',
      'You cannot make it? Say so at once from that page, so that the customer is helped in time.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});
