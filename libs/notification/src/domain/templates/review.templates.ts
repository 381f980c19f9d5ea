import type { BookingFacts } from '#events';
import { day } from '../when.js';
import { template } from '../template.js';
import { customerPath, providerPath, visitHours } from './visit.js';

/** `reviewUntil` is the instant from which reviews are closed. */
type Completed = BookingFacts & { reviewUntil: Date };

/** To the customer: how was it? */
export const reviewInvitation = template<Completed>({
  name: 'review-invitation',
  version: 1,
  fr: (data) => ({
    subject: `Comment s’est passée la visite de ${data.providerPublicName} ?`,
    paragraphs: [
      `Votre visite (${visitHours(data, 'fr')}) est terminée. Donnez votre avis jusqu’au ${day(data.reviewUntil, data.timeZone, 'fr')}.`,
      'Les deux avis paraissent ensemble, quand chacun a donné le sien ou à la fin du délai. Un avis envoyé ne peut plus être modifié.',
    ],
    link: { label: 'Donner mon avis', path: `${customerPath(data)}/review` },
    closing: ['Un problème ? Répondez à ce message dans les 48 heures qui suivent la fin de la visite.'],
  }),
  en: (data) => ({
    subject: `How was ${data.providerPublicName}’s visit?`,
    paragraphs: [
      `Your visit (${visitHours(data, 'en')}) is over. You can review it until ${day(data.reviewUntil, data.timeZone, 'en')}.`,
      'Both reviews appear together, once each side has written theirs or when the time is over. A review cannot be changed once sent.',
    ],
    link: { label: 'Write my review', path: `${customerPath(data)}/review` },
    closing: ['A problem? Reply to this message within 48 hours of the end of the visit.'],
  }),
});

/** To the provider: how was it? */
export const customerReviewInvitation = template<Completed>({
  name: 'customer-review-invitation',
  version: 1,
  fr: (data) => ({
    subject: `Votre avis sur la visite chez ${data.customerPublicName}`,
    paragraphs: [
      `La visite (${visitHours(data, 'fr')}) est terminée. Donnez votre avis jusqu’au ${day(data.reviewUntil, data.timeZone, 'fr')}.`,
      'Les deux avis paraissent ensemble, quand chacun a donné le sien ou à la fin du délai.',
    ],
    link: { label: 'Donner mon avis', path: `${providerPath(data)}/review` },
  }),
  en: (data) => ({
    subject: `Your review of the visit at ${data.customerPublicName}’s`,
    paragraphs: [
      `The visit (${visitHours(data, 'en')}) is over. You can review it until ${day(data.reviewUntil, data.timeZone, 'en')}.`,
      'Both reviews appear together, once each side has written theirs or when the time is over.',
    ],
    link: { label: 'Write my review', path: `${providerPath(data)}/review` },
  }),
});

/** To the person a review is about: it is public now. */
export const reviewPublished = template<{ bookingId: string; overall: number; aboutProvider: boolean }>({
  name: 'review-published',
  version: 1,
  fr: (data) => ({
    subject: `Un avis sur vous est paru : ${data.overall}/5`,
    paragraphs: ['Un avis sur vous vient d’être publié.', 'Vous pouvez y répondre une fois, publiquement.'],
    link: { label: 'Lire l’avis', path: `${data.aboutProvider ? '/jobs' : '/bookings'}/${data.bookingId}` },
  }),
  en: (data) => ({
    subject: `A review about you is out: ${data.overall}/5`,
    paragraphs: ['A review about you has just been published.', 'You may answer it once, in public.'],
    link: { label: 'Read the review', path: `${data.aboutProvider ? '/jobs' : '/bookings'}/${data.bookingId}` },
  }),
});
