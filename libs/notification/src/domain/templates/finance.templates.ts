import type { EventNamed } from '#events';
import { formatEuros } from '#kernel';
import { template } from '../template.js';

type DifferencesOpen = EventNamed<'ReconciliationDifferencesOpen'>['data'];

const french = (count: number): string => (count === 1 ? '1 écart ouvert' : `${count} écarts ouverts`);
const english = (count: number): string => (count === 1 ? '1 open difference' : `${count} open differences`);

/** To finance admins: Stripe's book and the ledger do not agree. */
export const reconciliationDifferences = template<DifferencesOpen>({
  name: 'reconciliation-differences',
  version: 1,
  fr: ({ openCount }) => ({
    subject: `Rapprochement : ${french(openCount)}`,
    paragraphs: [
      `Le rapprochement entre le livre de Stripe et notre grand livre s’est terminé avec ${french(openCount)}.`,
      'Chaque écart dit ce que chaque côté sait, et de quelle réservation il s’agit. Il se clôt avec un motif, ou de lui-même quand un rapprochement suivant le trouve expliqué.',
    ],
    link: { label: 'Voir les écarts', path: '/admin/reconciliation' },
  }),
  en: ({ openCount }) => ({
    subject: `Reconciliation: ${english(openCount)}`,
    paragraphs: [
      `The reconciliation of Stripe’s book with our ledger has ended with ${english(openCount)}.`,
      'Each one says what either side knows, and which booking it is about. It is closed with a reason, or by itself when a later reconciliation finds it explained.',
    ],
    link: { label: 'See the differences', path: '/admin/reconciliation' },
  }),
});

type PayoutFailed = EventNamed<'PayoutFailed'>['data'];

/** What the bank says and what to do about it. */
const FAILURES: Record<PayoutFailed['failure'], { fr: string; en: string }> = {
  ACCOUNT_CLOSED: {
    fr: 'Votre banque indique que le compte est fermé ou bloqué : donnez un autre IBAN.',
    en: 'Your bank says that the account is closed or blocked: give another IBAN.',
  },
  ACCOUNT_NUMBER: {
    fr: 'Votre banque ne trouve pas ce compte : vérifiez l’IBAN et corrigez-le.',
    en: 'Your bank cannot find this account: check the IBAN and correct it.',
  },
  ACCOUNT_NAME: {
    fr: 'Le titulaire du compte ne correspond pas : donnez un IBAN à votre nom, ou à celui de votre entreprise.',
    en: 'The account’s owner does not match: give an IBAN in your name, or your company’s.',
  },
  BANK_REFUSED: {
    fr: 'Votre banque refuse ce virement : contactez-la, ou donnez un autre IBAN.',
    en: 'Your bank refuses this transfer: contact it, or give another IBAN.',
  },
  OTHER: {
    fr: 'Stripe n’en donne pas la raison : vérifiez votre IBAN.',
    en: 'Stripe does not say why: check your IBAN.',
  },
};

/** To the provider: the bank has sent a payout back. */
export const payoutFailed = template<PayoutFailed>({
  name: 'payout-failed',
  version: 1,
  fr: (data) => ({
    subject: `Votre versement de ${formatEuros(data.amountCents, 'fr')} n’est pas arrivé`,
    paragraphs: [
      'Votre banque a renvoyé ce versement. L’argent est toujours à vous : il est revenu sur votre solde chez Stripe.',
      FAILURES[data.failure].fr,
    ],
    link: { label: 'Corriger mes coordonnées bancaires', path: '/provider/payouts' },
    closing: ['Une fois l’IBAN corrigé, l’argent repart au prochain versement, le lundi.'],
  }),
  en: (data) => ({
    subject: `Your payout of ${formatEuros(data.amountCents, 'en')} did not arrive`,
    paragraphs: [
      'Your bank has sent this payout back. The money is still yours: it is on your balance at Stripe again.',
      FAILURES[data.failure].en,
    ],
    link: { label: 'Correct my bank details', path: '/provider/payouts' },
    closing: ['Once the IBAN is corrected, the money leaves again with the next payout, on Monday.'],
  }),
});

/** To finance staff: invoices in this provider's name are no longer ours to issue. It names nobody. */
export const mandateEndedStaff = template<{ providerId: string }>({
  name: 'finance-mandate-ended',
  version: 1,
  fr: ({ providerId }) => ({
    subject: 'Un mandat de facturation a pris fin',
    paragraphs: [
      `Le prestataire ${providerId} a mis fin à son mandat de facturation. Ses factures et avoirs à venir attendent et sont à établir par lui ; rien n’est à faire tant qu’il ne demande rien.`,
    ],
    link: { label: 'Voir ce qui attend', path: '/admin/operations' },
  }),
  en: ({ providerId }) => ({
    subject: 'An invoicing mandate has ended',
    paragraphs: [
      `Provider ${providerId} has ended their invoicing mandate. Their invoices and credit notes to come wait and are theirs to write; there is nothing to do unless they ask.`,
    ],
    link: { label: 'See what waits', path: '/admin/operations' },
  }),
});
