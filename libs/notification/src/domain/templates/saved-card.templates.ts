import type { BookingFacts } from '#events';
import { template } from '../template.js';
import { deadline } from '../when.js';
import { forCustomer } from './visit.js';

/** To the customer: the card that was to pay a visit is removed, and no other one is their default. */
export const paymentCardMissing = template<BookingFacts & { neededAt: string }>({
  name: 'payment-card-missing',
  version: 1,
  fr: (data) => ({
    subject: `Votre visite du ${deadline(new Date(data.start), data.timeZone, 'fr')} n’a plus de carte`,
    paragraphs: [
      'Vous avez retiré la carte qui devait garantir cette visite, et aucune autre n’est votre carte par défaut. Votre réservation tient toujours.',
      `Ajoutez une carte avant le ${deadline(new Date(data.neededAt), data.timeZone, 'fr')} et faites-en votre carte par défaut : elle servira pour cette visite. Sinon, nous vous enverrons alors un lien pour payer.`,
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Ouvrir mes cartes', path: '/account/cards' },
    closing: [
      'Limpide ne demande jamais de numéro de carte par e-mail : les cartes sont chez Stripe, sur sa page sécurisée.',
    ],
  }),
  en: (data) => ({
    subject: `Your visit on ${deadline(new Date(data.start), data.timeZone, 'en')} has no card any more`,
    paragraphs: [
      'You have removed the card that was to secure this visit, and no other one is your default card. Your booking still stands.',
      `Add a card before ${deadline(new Date(data.neededAt), data.timeZone, 'en')} and make it your default: it will be used for this visit. Otherwise we will then send you a link to pay.`,
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Open my cards', path: '/account/cards' },
    closing: ['Limpide never asks for a card number by e-mail: cards are kept by Stripe, on its secure page.'],
  }),
});
