import type { EventNamed } from '#events';
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
