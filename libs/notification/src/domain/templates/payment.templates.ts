import type { BookingFacts } from '#events';
import { formatEuros } from '#kernel';
import { template } from '../template.js';
import { deadline } from '../when.js';
import { customerPath, forCustomer, visitTitle } from './visit.js';

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
