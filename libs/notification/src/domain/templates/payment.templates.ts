import type { BookingFacts } from '#events';
import { formatEuros } from '#kernel';
import { template } from '../template.js';
import { deadline } from '../when.js';
import { customerPath, forCustomer, forProvider, visitTitle } from './visit.js';

/** To the customer: the bank refused the amount, and there is still time. */
export const paymentActionRequired = template<BookingFacts & { deadline: string }>({
  name: 'payment-action-required',
  version: 1,
  fr: (data) => ({
    subject: `À faire : validez le paiement de votre visite du ${deadline(new Date(data.start), data.timeZone, 'fr')}`,
    paragraphs: [
      'Votre banque n’a pas autorisé le montant de votre visite. Aucun montant n’a été débité.',
      `Validez le paiement ou choisissez une autre carte avant le ${deadline(new Date(data.deadline), data.timeZone, 'fr')} ; passé ce délai, la visite est annulée.`,
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Valider le paiement', path: `${customerPath(data)}/payment` },
    closing: [
      'Limpide ne demande jamais de numéro de carte par e-mail : le paiement se fait sur la page sécurisée de Stripe.',
    ],
  }),
  en: (data) => ({
    subject: `Action needed: confirm the payment for your visit on ${deadline(new Date(data.start), data.timeZone, 'en')}`,
    paragraphs: [
      'Your bank did not authorise the amount of your visit. Nothing was charged.',
      `Confirm the payment or choose another card before ${deadline(new Date(data.deadline), data.timeZone, 'en')}; after that the visit is cancelled.`,
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Confirm the payment', path: `${customerPath(data)}/payment` },
    closing: ['Limpide never asks for a card number by e-mail: payment takes place on Stripe’s secure page.'],
  }),
});

/** To the customer: money was taken, for the visit or for a cancellation fee. */
export const paymentReceipt = template<BookingFacts & { amountCents: number; feeOnly: boolean }>({
  name: 'payment-receipt',
  version: 1,
  fr: (data) => ({
    subject: `Reçu : ${formatEuros(data.amountCents, 'fr')} pour ${visitTitle(data, 'fr')}`,
    paragraphs: [
      data.feeOnly
        ? `Nous avons débité ${formatEuros(data.amountCents, 'fr')} de frais d’annulation, selon les conditions de votre réservation.`
        : `Nous avons débité ${formatEuros(data.amountCents, 'fr')} pour votre visite.`,
    ],
    facts: [...forCustomer(data, 'fr'), ['Montant débité', formatEuros(data.amountCents, 'fr')]],
    link: { label: 'Voir le détail', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `Receipt: ${formatEuros(data.amountCents, 'en')} for ${visitTitle(data, 'en')}`,
    paragraphs: [
      data.feeOnly
        ? `We charged a cancellation fee of ${formatEuros(data.amountCents, 'en')}, under the terms of your booking.`
        : `We charged ${formatEuros(data.amountCents, 'en')} for your visit.`,
    ],
    facts: [...forCustomer(data, 'en'), ['Amount charged', formatEuros(data.amountCents, 'en')]],
    link: { label: 'See the details', path: customerPath(data) },
  }),
});

const OF_WHAT = {
  fr: { TIP: ', pour le pourboire', OVERTIME: ', pour le temps supplémentaire' },
  en: { TIP: ' of your tip', OVERTIME: ' of the overtime' },
} as const;
const ofWhat = (locale: 'fr' | 'en', furtherCharge?: 'TIP' | 'OVERTIME'): string =>
  furtherCharge ? OF_WHAT[locale][furtherCharge] : '';

/** To the customer: money goes back to the card. */
export const paymentRefunded = template<BookingFacts & { amountCents: number; furtherCharge?: 'TIP' | 'OVERTIME' }>({
  name: 'payment-refunded',
  version: 2,
  fr: (data) => ({
    subject: `Remboursement de ${formatEuros(data.amountCents, 'fr')}`,
    paragraphs: [
      `Nous vous remboursons ${formatEuros(data.amountCents, 'fr')}${ofWhat('fr', data.furtherCharge)}. Selon votre banque, le montant paraît sur votre compte sous 5 à 10 jours.`,
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Voir le détail', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `Refund of ${formatEuros(data.amountCents, 'en')}`,
    paragraphs: [
      `We are refunding you ${formatEuros(data.amountCents, 'en')}${ofWhat('en', data.furtherCharge)}. Depending on your bank it shows on your account within 5 to 10 days.`,
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'See the details', path: customerPath(data) },
  }),
});

/** To the provider: their earnings are on the way to their account. */
export const earningsTransferred = template<BookingFacts & { amountCents: number }>({
  name: 'earnings-transferred',
  version: 1,
  fr: (data) => ({
    subject: `${formatEuros(data.amountCents, 'fr')} vous sont versés`,
    paragraphs: [
      `Le délai de réclamation de la visite est passé : ${formatEuros(data.amountCents, 'fr')} sont transférés sur votre compte Stripe, qui les vire ensuite à votre banque.`,
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir mes revenus', path: '/provider/earnings' },
  }),
  en: (data) => ({
    subject: `${formatEuros(data.amountCents, 'en')} on their way to you`,
    paragraphs: [
      `The claim window of the visit is over: ${formatEuros(data.amountCents, 'en')} are transferred to your Stripe account, which pays them out to your bank.`,
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See my earnings', path: '/provider/earnings' },
  }),
});
