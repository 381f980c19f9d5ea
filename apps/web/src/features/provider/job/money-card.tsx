import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Lines } from '../../../ui/lines';
import { Money } from '../../../ui/money';
import { comesToNothing, usePaymentText } from '../payment-text';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import type { JobDetails } from './job';

/** What the visit brings, and where that money is. */
export function MoneyCard({ job }: { job: JobDetails }) {
  const { t } = useTranslation('provider');
  const paymentText = usePaymentText();
  const share = job.payment?.providerShareCents ?? job.providerNetCents;
  if (share === null) return null;
  const refused = job.state === 'DECLINED' || job.state === 'EXPIRED';
  const cancelled = job.state === 'CANCELLED';
  const nothing = refused || (cancelled && comesToNothing(job));
  return (
    <section className={`card ${parts.told}`}>
      <Title order={2}>{t('job.money.title')}</Title>
      <Lines
        lines={[
          {
            label: cancelled ? t('earnings.fee') : t('job.net'),
            value: <Money cents={nothing ? 0 : share} />,
            total: true,
          },
        ]}
      />
      <p className={classes.small} style={{ marginTop: '0.75rem' }}>
        {!refused && !cancelled && `${t('job.money.note')}. `}
        {paymentText(job)}
      </p>
    </section>
  );
}
