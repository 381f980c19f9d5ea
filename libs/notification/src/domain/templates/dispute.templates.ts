import type { BookingFacts, EventNamed } from '#events';
import { formatEuros } from '#kernel';
import { template } from '../template.js';
import { deadline } from '../when.js';
import { customerPath, forCustomer, forProvider, providerPath, visitTitle } from './visit.js';

type Disputed = BookingFacts & EventNamed<'PaymentDisputed'>['data'];
type Closed = BookingFacts & EventNamed<'PaymentDisputeClosed'>['data'];
type RefundFailed = BookingFacts & EventNamed<'PaymentRefundFailed'>['data'];

/** To the provider: the customer's bank asks for the money, or has taken it; what happens now and what they need not do. */
export const jobDisputed = template<Disputed>({
  name: 'job-disputed',
  version: 1,
  fr: (data) => ({
    subject: `Un paiement est contesté : ${visitTitle(data, 'fr')}`,
    paragraphs: [
      data.inquiry
        ? 'La banque du client demande des explications sur le paiement de cette visite. Aucun montant n’a été repris.'
        : 'Le client conteste le paiement de cette visite auprès de sa banque, qui a repris l’argent le temps de trancher.',
      data.inquiry
        ? 'Si votre part n’est pas encore versée, elle attend la réponse de la banque.'
        : 'Votre part attend la décision. Si elle était déjà versée, elle est reprise sur votre compte Stripe et vous revient si la banque nous donne raison.',
      'Nous répondons à la banque avec le devis accepté, la preuve de votre arrivée et votre compte rendu. Vous n’avez rien à faire ; cela dure souvent deux à trois mois.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: `A payment is disputed: ${visitTitle(data, 'en')}`,
    paragraphs: [
      data.inquiry
        ? 'The customer’s bank asks about the payment for this visit. No money was taken back.'
        : 'The customer disputes the payment for this visit with their bank, which has taken the money while it decides.',
      data.inquiry
        ? 'If your share has not been sent yet, it waits for the bank’s answer.'
        : 'Your share waits for the decision. If it had been sent already, it is taken back from your Stripe account and returns to you if the bank agrees with us.',
      'We answer the bank with the accepted quote, the proof of your arrival and your report. There is nothing for you to do; it often takes two to three months.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});

/** To the provider: the bank has decided. */
export const jobDisputeClosed = template<Closed>({
  name: 'job-dispute-closed',
  version: 1,
  fr: (data) => ({
    subject:
      data.outcome === 'WON'
        ? 'Paiement contesté : la banque nous donne raison'
        : 'Paiement contesté : la banque donne raison au client',
    paragraphs: [
      data.outcome === 'WON'
        ? 'La contestation du paiement de cette visite est close en notre faveur. Votre part suit son cours.'
        : 'La banque a rendu l’argent de cette visite au client. Nous examinons le dossier et vous disons bientôt ce qu’il en est de votre part.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject:
      data.outcome === 'WON'
        ? 'Disputed payment: the bank agrees with us'
        : 'Disputed payment: the bank sides with the customer',
    paragraphs: [
      data.outcome === 'WON'
        ? 'The dispute about the payment for this visit is closed in our favour. Your share goes its way.'
        : 'The bank has given the money for this visit back to the customer. We are looking at the file and will soon tell you what becomes of your share.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});

/** To the provider: the platform bears a lost dispute. */
export const jobDisputeDecided = template<BookingFacts>({
  name: 'job-dispute-decided',
  version: 1,
  fr: (data) => ({
    subject: 'Paiement contesté : votre part vous reste acquise',
    paragraphs: ['Limpide prend à sa charge la contestation perdue de cette visite : votre part vous est versée.'],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir la visite', path: providerPath(data) },
  }),
  en: (data) => ({
    subject: 'Disputed payment: you keep your share',
    paragraphs: ['Limpide bears the lost dispute about this visit: your share is paid to you.'],
    facts: forProvider(data, 'en'),
    link: { label: 'See the visit', path: providerPath(data) },
  }),
});

/** To the provider: a lost dispute takes back some of what a visit earned. */
export const disputeBorne = template<BookingFacts & { providerCents: number }>({
  name: 'dispute-borne',
  version: 1,
  fr: (data) => ({
    subject: `${formatEuros(data.providerCents, 'fr')} repris sur vos revenus`,
    paragraphs: [
      `La banque du client a repris le paiement de cette visite. Après examen, une personne de notre équipe a décidé que ${formatEuros(data.providerCents, 'fr')} sont à votre charge.`,
      'Ce montant est retenu sur vos prochains versements ; rien ne vous est demandé aujourd’hui.',
    ],
    facts: forProvider(data, 'fr'),
    link: { label: 'Voir mes revenus', path: '/provider/earnings' },
    closing: ['Vous pouvez contester cette décision en répondant à ce message : une autre personne la réexaminera.'],
  }),
  en: (data) => ({
    subject: `${formatEuros(data.providerCents, 'en')} taken back from your earnings`,
    paragraphs: [
      `The customer’s bank has taken back the payment of this visit. A person of our team looked at it and decided that ${formatEuros(data.providerCents, 'en')} are yours to bear.`,
      'The amount is kept from your next payouts; nothing is asked of you today.',
    ],
    facts: forProvider(data, 'en'),
    link: { label: 'See my earnings', path: '/provider/earnings' },
    closing: ['You can contest this decision by replying to this message: another person will look at it again.'],
  }),
});

/** To the customer: their bank has sent a refund back to us. */
export const refundFailed = template<RefundFailed>({
  name: 'refund-failed',
  version: 1,
  fr: (data) => ({
    subject: `Votre remboursement de ${formatEuros(data.amountCents, 'fr')} n’a pas abouti`,
    paragraphs: [
      'Votre banque n’a pas pu créditer le remboursement, par exemple parce que la carte est remplacée ou le compte clos. L’argent nous est revenu : rien n’est perdu.',
      'Répondez à ce message pour convenir d’un autre moyen de vous rembourser. N’y écrivez aucun numéro de carte.',
    ],
    facts: forCustomer(data, 'fr'),
    link: { label: 'Voir le détail', path: customerPath(data) },
  }),
  en: (data) => ({
    subject: `Your refund of ${formatEuros(data.amountCents, 'en')} did not go through`,
    paragraphs: [
      'Your bank could not credit the refund, for example because the card was replaced or the account closed. The money came back to us: nothing is lost.',
      'Answer this message to agree on another way to refund you. Do not write any card number in it.',
    ],
    facts: forCustomer(data, 'en'),
    link: { label: 'See the details', path: customerPath(data) },
  }),
});

/** To finance admins: a bank disputes a payment, and until when evidence counts. */
export const disputeOpened = template<Disputed>({
  name: 'finance-dispute-opened',
  version: 1,
  fr: (data) => ({
    subject: `${data.inquiry ? 'Demande d’une banque' : 'Litige bancaire'} : ${formatEuros(data.amountCents, 'fr')}, ${data.reference}`,
    paragraphs: [
      data.dueBy
        ? `Les preuves sont à envoyer avant le ${deadline(new Date(data.dueBy), data.timeZone, 'fr')}. Sans réponse, le dossier part tel quel 24 heures avant.`
        : 'La banque ne demande pas de preuves.',
    ],
    facts: [['Motif de la banque', data.reason]],
    link: { label: 'Ouvrir le dossier', path: `/admin/disputes/${data.disputeId}` },
  }),
  en: (data) => ({
    subject: `${data.inquiry ? 'Inquiry of a bank' : 'Dispute'}: ${formatEuros(data.amountCents, 'en')}, ${data.reference}`,
    paragraphs: [
      data.dueBy
        ? `Evidence must be sent before ${deadline(new Date(data.dueBy), data.timeZone, 'en')}. Without an answer the file goes as it is 24 hours before.`
        : 'The bank asks for no evidence.',
    ],
    facts: [['The bank’s reason', data.reason]],
    link: { label: 'Open the file', path: `/admin/disputes/${data.disputeId}` },
  }),
});

/** To finance admins: a dispute is lost, and somebody must say who bears it. */
export const disputeLost = template<Closed>({
  name: 'finance-dispute-lost',
  version: 1,
  fr: (data) => ({
    subject: `Litige perdu, à décider : ${formatEuros(data.amountCents, 'fr')}, ${data.reference}`,
    paragraphs: ['La part du prestataire reste bloquée tant que personne n’a dit qui supporte la perte.'],
    link: { label: 'Décider', path: `/admin/disputes/${data.disputeId}` },
  }),
  en: (data) => ({
    subject: `Lost dispute, to decide: ${formatEuros(data.amountCents, 'en')}, ${data.reference}`,
    paragraphs: ['The provider’s share stays frozen until somebody says who bears the loss.'],
    link: { label: 'Decide', path: `/admin/disputes/${data.disputeId}` },
  }),
});
