import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { money, shortDay } from '../../../lib/format';
import { Lines } from '../../../ui/lines';
import { StateBadge, type Tone } from '../../../ui/state-badge';
import type { Booking } from './booking';

type Refund = NonNullable<Booking['payment']>['refunds'][number];

const TONES: Record<Refund['status'], Tone> = { REQUESTED: 'waiting', SENT: 'good', FAILED: 'bad' };

/** Each refund with where it really is: asked for, on its way and until when, or sent back by the bank. */
export function Refunds({ refunds }: { refunds: readonly Refund[] }) {
  const { t } = useTranslation('booking');
  if (refunds.length === 0) return null;
  return (
    <div style={{ marginTop: '1.5rem' }}>
      <Title order={3} size="h4" mb="xs">
        {t('refunds.title')}
      </Title>
      <Lines
        label={t('refunds.title')}
        lines={refunds.map((refund) => ({
          label: (
            <>
              {refund.furtherCharge && <>{t(`refunds.${refund.furtherCharge}`)} </>}
              <StateBadge tone={TONES[refund.status]}>{t(`refunds.${refund.status}`)}</StateBadge>
            </>
          ),
          note: <WhereItIs refund={refund} />,
          value: money(refund.amountCents),
        }))}
      />
    </div>
  );
}

function WhereItIs({ refund: { status, requestedAt, sentAt, failedAt, arrivesBy } }: { refund: Refund }) {
  const { t } = useTranslation('booking');
  if (status === 'SENT' && sentAt)
    return t('refunds.sentText', { day: shortDay(sentAt), by: shortDay(arrivesBy ?? sentAt) });
  if (status === 'FAILED') return t('refunds.failedText', { day: shortDay(failedAt ?? requestedAt) });
  return t('refunds.requestedText', { day: shortDay(requestedAt) });
}
