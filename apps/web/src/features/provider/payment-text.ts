import { useTranslation } from 'react-i18next';
import { shortDay } from '../../lib/format';
import type { JobDetails } from './job/job';
import { serverNow } from '../../lib/server-clock';

interface Paid {
  readonly state: JobDetails['state'];
  readonly payment: JobDetails['payment'];
}

/** What the provider gets for a visit, in cents: what was sent, else the whole net or their share of a cancellation fee. */
export const shareOf = ({ payment, providerNetCents }: Paid & { providerNetCents: number | null }): number => {
  // A refund or a dispute may have lessened what was sent; no more follows.
  if (payment?.state === 'TRANSFERRED' || payment?.state === 'SETTLED') return payment.transferredCents ?? 0;
  return payment?.providerShareCents ?? providerNetCents ?? 0;
};

/** Whether the payment ended before anything was taken: the share it was made with then never comes. */
export const comesToNothing = ({ payment }: Pick<Paid, 'payment'>): boolean =>
  !payment || ['CANCELLED', 'RELEASING', 'UNCOLLECTED', 'AUTH_FAILED', 'AUTH_EXPIRED'].includes(payment.state);

/** Where the provider's money stands, in words. */
export function usePaymentText(): (visit: Paid) => string {
  const { t } = useTranslation('provider');
  return ({ state, payment }) => {
    if (!payment || comesToNothing({ payment })) return t('earnings.nothing');
    switch (payment.state) {
      case 'TRANSFERRED':
      case 'SETTLED':
        return payment.transferredCents ? t('earnings.paidOut') : t('earnings.nothing');
      case 'TRANSFER_PENDING':
      case 'CAPTURED':
      case 'FEE_CAPTURED':
        return payment.transferDueAt && Date.parse(payment.transferDueAt) > serverNow()
          ? t('earnings.due', { date: shortDay(payment.transferDueAt) })
          : t('earnings.sending');
      case 'CAPTURING':
      case 'FEE_CAPTURING':
        return t('earnings.capturing');
      default:
        return state === 'DONE' ? t('earnings.waitsForCustomer') : t('earnings.pending');
    }
  };
}
