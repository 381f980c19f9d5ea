import type { BookingFacts } from '#events';
import { formatEuros } from '#kernel';
import { template } from '../template.js';
import { deadline } from '../when.js';
import { customerPath, forCustomer, forProvider, providerPath, visitTitle } from './visit.js';

type Charge = BookingFacts & { kind: 'TIP' | 'OVERTIME'; amountCents: number; providerShareCents: number };

/** To the customer: a tip or overtime was charged. */
export const chargeReceipt = template<Charge>({
  name: 'charge-receipt',
  version: 1,
  fr: (data) => ({
    subject: `Reçu : ${formatEuros(data.amountCents, 'fr')} pour ${visitTitle(data, 'fr')}`,
    paragraphs: [
      data.kind === 'TIP'
        ? `Nous avons débité votre pourboire de ${formatEuros(data.amountCents, 'fr')}. Il va en entier à ${data.providerPublicName}.`
        : `Nous avons débité ${formatEuros(data.amountCents, 'fr')} pour le temps supplémentaire que vous avez accepté.`,
    ],
    facts: [...forCustomer(data, 'fr'), ['Montant débité', formatEuros(data.amountCents, 'fr')]],
    link: { label: 'Voir le détail', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `Receipt: ${formatEuros(data.amountCents, 'en')} for ${visitTitle(data, 'en')}`,
    paragraphs: [
      data.kind === 'TIP'
        ? `We charged your tip of ${formatEuros(data.amountCents, 'en')}. All of it goes to ${data.providerPublicName}.`
        : `We charged ${formatEuros(data.amountCents, 'en')} for the overtime you agreed to.`,
    ],
    facts: [...forCustomer(data, 'en'), ['Amount charged', formatEuros(data.amountCents, 'en')]],
    link: { label: 'See the details', path: customerPath(data) },
  }),
});

/** To the provider: a tip, or overtime that is now paid. */
export const chargeEarned = template<Charge>({
  name: 'charge-earned',
  version: 1,
  fr: (data) => ({
    subject:
      data.kind === 'TIP'
        ? `Un pourboire de ${formatEuros(data.providerShareCents, 'fr')} pour vous`
        : `Temps supplémentaire payé : ${formatEuros(data.providerShareCents, 'fr')} pour vous`,
    paragraphs: [
      data.kind === 'TIP'
        ? `${data.customerPublicName} vous remercie avec un pourboire de ${formatEuros(data.providerShareCents, 'fr')}. Il est à vous en entier, sans commission.`
        : `${data.customerPublicName} a payé le temps supplémentaire. Votre part, ${formatEuros(data.providerShareCents, 'fr')}, vous est versée avec celle de la visite.`,
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject:
      data.kind === 'TIP'
        ? `A tip of ${formatEuros(data.providerShareCents, 'en')} for you`
        : `Overtime paid: ${formatEuros(data.providerShareCents, 'en')} for you`,
    paragraphs: [
      data.kind === 'TIP'
        ? `${data.customerPublicName} thanks you with a tip of ${formatEuros(data.providerShareCents, 'en')}. It is all yours, without commission.`
        : `${data.customerPublicName} has paid the overtime. Your part, ${formatEuros(data.providerShareCents, 'en')}, is paid out with that of the visit.`,
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});

/** To the customer: the bank did not let a tip or overtime through, and it can be paid on a page. */
export const chargeRefused = template<Charge & { payBy: string }>({
  name: 'charge-refused',
  version: 1,
  fr: (data) => ({
    subject:
      data.kind === 'TIP'
        ? 'Votre banque n’a pas autorisé votre pourboire'
        : 'À faire : réglez le temps supplémentaire de votre visite',
    paragraphs: [
      data.kind === 'TIP'
        ? `Votre pourboire de ${formatEuros(data.amountCents, 'fr')} n’a pas été débité : votre banque demande une confirmation, ou a refusé la carte. Vous pouvez le donner sur la page de paiement, ou laisser comme cela : rien n’est dû.`
        : `Le temps supplémentaire que vous avez accepté (${formatEuros(data.amountCents, 'fr')}) n’a pas été débité : votre banque demande une confirmation, ou a refusé la carte. Réglez-le avant le ${deadline(new Date(data.payBy), data.timeZone, 'fr')}.`,
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Ouvrir la réservation', path: customerPath(data) },
    closing: [
      'Limpide ne demande jamais de numéro de carte par e-mail : le paiement se fait sur la page sécurisée de Stripe.',
    ],
  }),
  en: (data) => ({
    subject:
      data.kind === 'TIP' ? 'Your bank did not authorise your tip' : 'Action needed: pay the overtime of your visit',
    paragraphs: [
      data.kind === 'TIP'
        ? `Your tip of ${formatEuros(data.amountCents, 'en')} was not charged: your bank wants a confirmation, or refused the card. You can give it on the payment page, or leave it: nothing is owed.`
        : `The overtime you agreed to (${formatEuros(data.amountCents, 'en')}) was not charged: your bank wants a confirmation, or refused the card. Pay it before ${deadline(new Date(data.payBy), data.timeZone, 'en')}.`,
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Open the booking', path: customerPath(data) },
    closing: ['Limpide never asks for a card number by e-mail: payment takes place on Stripe’s secure page.'],
  }),
});

/** To the customer: the time to pay a tip or overtime is over. */
export const chargeLapsed = template<Charge>({
  name: 'charge-lapsed',
  version: 1,
  fr: (data) => ({
    subject:
      data.kind === 'TIP'
        ? 'Votre pourboire n’a pas été débité'
        : 'Le temps supplémentaire de votre visite reste impayé',
    paragraphs: [
      data.kind === 'TIP'
        ? `Votre banque n’a pas laissé passer votre pourboire de ${formatEuros(data.amountCents, 'fr')}, et le délai pour le donner est passé. Rien n’a été débité et rien n’est dû.`
        : `Vous aviez accepté du temps supplémentaire (${formatEuros(data.amountCents, 'fr')}), et il n’a pas été payé dans le délai de 14 jours. La page de paiement est fermée et rien n’a été débité, mais ce montant reste dû.`,
      ...(data.kind === 'TIP' ? [] : ['Nous vous écrirons si nous vous envoyons un nouveau lien de paiement.']),
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Ouvrir la réservation', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: data.kind === 'TIP' ? 'Your tip was not charged' : 'The overtime of your visit is still unpaid',
    paragraphs: [
      data.kind === 'TIP'
        ? `Your bank did not let your tip of ${formatEuros(data.amountCents, 'en')} through, and the time to give it is over. Nothing was charged and nothing is owed.`
        : `You agreed to overtime (${formatEuros(data.amountCents, 'en')}), and it was not paid within 14 days. The payment page is closed and nothing was charged, but this amount is still owed.`,
      ...(data.kind === 'TIP' ? [] : ['We will write to you if we send you a new payment link.']),
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Open the booking', path: customerPath(data) },
  }),
});

/** To the provider: the customer did not pay the overtime in time. The customer's amount holds our fee and is left out. */
export const overtimeUnpaid = template<Charge>({
  name: 'overtime-unpaid',
  version: 1,
  fr: (data) => ({
    subject: 'Le temps supplémentaire n’a pas été payé',
    paragraphs: [
      `La banque de ${data.customerPublicName} a refusé le paiement du temps supplémentaire, et il n’a pas été réglé dans le délai de 14 jours. Votre part, ${formatEuros(data.providerShareCents, 'fr')}, n’est donc pas versée pour l’instant.`,
      'Notre équipe financière suit ce dossier. Si le montant est payé, votre part vous est versée et nous vous écrivons. Le paiement de la visite elle-même n’est pas concerné.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: 'The overtime was not paid',
    paragraphs: [
      `${data.customerPublicName}’s bank refused the payment of the overtime, and it was not paid within 14 days. Your part, ${formatEuros(data.providerShareCents, 'en')}, is therefore not paid out for now.`,
      'Our finance team follows it up. If it is paid, you get your part and we write to you. The payment of the visit itself is not affected.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});

/** To the customer: finance staff have sent the payment link of a tip or overtime again. */
export const chargeAskedAgain = template<Charge & { payBy: string }>({
  name: 'charge-asked-again',
  version: 1,
  fr: (data) => ({
    subject:
      data.kind === 'TIP'
        ? 'Votre pourboire : un nouveau lien de paiement'
        : 'À faire : réglez le temps supplémentaire de votre visite',
    paragraphs: [
      data.kind === 'TIP'
        ? `Vous pouvez de nouveau donner votre pourboire de ${formatEuros(data.amountCents, 'fr')}, jusqu’au ${deadline(new Date(data.payBy), data.timeZone, 'fr')}. Si vous ne le souhaitez plus, ne faites rien : rien n’est dû.`
        : `Le temps supplémentaire que vous avez accepté (${formatEuros(data.amountCents, 'fr')}) n’est pas encore payé. La page de paiement est ouverte jusqu’au ${deadline(new Date(data.payBy), data.timeZone, 'fr')}.`,
      'Sur la page de la réservation, choisissez « Ouvrir la page de paiement ».',
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Ouvrir la réservation', path: customerPath(data) },
    closing: [
      'Limpide ne demande jamais de numéro de carte par e-mail : le paiement se fait sur la page sécurisée de Stripe.',
    ],
  }),
  en: (data) => ({
    subject: data.kind === 'TIP' ? 'Your tip: a new payment link' : 'Action needed: pay the overtime of your visit',
    paragraphs: [
      data.kind === 'TIP'
        ? `You can give your tip of ${formatEuros(data.amountCents, 'en')} again, until ${deadline(new Date(data.payBy), data.timeZone, 'en')}. If you no longer wish to, do nothing: nothing is owed.`
        : `The overtime you agreed to (${formatEuros(data.amountCents, 'en')}) is not paid yet. The payment page is open until ${deadline(new Date(data.payBy), data.timeZone, 'en')}.`,
      'On the page of the booking, choose “Open the payment page”.',
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'Open the booking', path: customerPath(data) },
    closing: ['Limpide never asks for a card number by e-mail: payment takes place on Stripe’s secure page.'],
  }),
});
