import type { EventNamed } from '#events';
import { formatEuros, type Locale } from '#kernel';
import { template, type MailParts } from '../template.js';
import { cancellationBasis, cancelledBy } from '../words.js';
import { customerPath, forCustomer, forProvider, providerPath, visitTitle } from './visit.js';

type Cancelled = EventNamed<'BookingCancelled'>['data'];
type Unpaid = EventNamed<'BookingUnpaid'>['data'];

const AMOUNTS: Record<Locale, { fee: string; back: string; basis: string }> = {
  fr: { fee: 'Frais d’annulation', back: 'Vous est rendu', basis: 'Pourquoi' },
  en: { fee: 'Cancellation fee', back: 'You get back', basis: 'Why' },
};

const amounts = (data: Cancelled, locale: Locale): NonNullable<MailParts['facts']> => [
  [AMOUNTS[locale].fee, formatEuros(data.feeCents, locale)],
  [AMOUNTS[locale].back, formatEuros(data.refundCents, locale)],
  [AMOUNTS[locale].basis, cancellationBasis(data.basis, locale)],
];

/** To the customer: who cancelled, what it costs, what comes back and on which ground. */
export const bookingCancelled = template<Cancelled>({
  name: 'booking-cancelled',
  version: 1,
  fr: (data) => ({
    subject: `Réservation annulée : ${visitTitle(data, 'fr')}`,
    paragraphs: [`Cette réservation a été annulée par ${cancelledBy(data.by, 'fr')}.`],
    facts: [...forCustomer(data, 'fr'), ...amounts(data, 'fr')],
    link: { label: 'Voir la réservation', path: customerPath(data) },
    closing: ['Un montant seulement réservé est libéré ; un montant débité revient sur votre carte sous 5 à 10 jours.'],
  }),
  en: (data) => ({
    subject: `Booking cancelled: ${visitTitle(data, 'en')}`,
    paragraphs: [`This booking was cancelled by ${cancelledBy(data.by, 'en')}.`],
    facts: [...forCustomer(data, 'en'), ...amounts(data, 'en')],
    link: { label: 'See the booking', path: customerPath(data) },
    closing: [
      'An amount that was only held is released; an amount that was charged is back on your card within 5 to 10 days.',
    ],
  }),
});

/** To the provider: the visit does not take place. */
export const jobCancelled = template<Cancelled>({
  name: 'job-cancelled',
  version: 1,
  fr: (data) => ({
    subject: `Visite annulée : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      `Cette visite a été annulée par ${cancelledBy(data.by, 'fr')}. L’adresse n’est plus accessible et le créneau est de nouveau libre.`,
      ...(data.feeCents > 0 ? ['Votre part des frais d’annulation figure sur la page de la visite.'] : []),
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: `Visit cancelled: ${visitTitle(data, 'en')}`,
    paragraphs: [
      `This visit was cancelled by ${cancelledBy(data.by, 'en')}. The address is closed and the slot is free again.`,
      ...(data.feeCents > 0 ? ['Your share of the cancellation fee is on the visit’s page.'] : []),
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});

/** To the customer: the money could not be secured in time. */
export const bookingUnpaid = template<Unpaid>({
  name: 'booking-unpaid',
  version: 1,
  fr: (data) => ({
    subject: `Réservation close faute de paiement : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      'Votre paiement n’a pas pu être validé dans le délai : la visite n’aura pas lieu. Vous ne devez rien.',
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Réserver à nouveau', path: '/search' },
  }),
  en: (data) => ({
    subject: `Booking closed, payment missing: ${visitTitle(data, 'en')}`,
    paragraphs: ['Your payment could not be confirmed in time: the visit will not take place. You owe nothing.'],
    facts: forCustomer(data, 'en'),
    link: { label: 'Book again', path: '/search' },
  }),
});

/** To the provider: a confirmed visit fell through because it was not paid. */
export const jobUnpaid = template<Unpaid>({
  name: 'job-unpaid',
  version: 1,
  fr: (data) => ({
    subject: `Visite retirée faute de paiement : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      'Le paiement du client n’a pas été validé à temps : la visite n’aura pas lieu et le créneau est de nouveau libre.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: `Visit withdrawn, payment missing: ${visitTitle(data, 'en')}`,
    paragraphs: [
      'The customer’s payment was not confirmed in time: the visit will not take place and the slot is free again.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});
