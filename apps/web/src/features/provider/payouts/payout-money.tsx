import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { day, money } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import { Money } from '../../../ui/money';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { InstantPayout } from './instant-payout';
import { PayoutMoneyQuery } from './payouts.documents';

/** What a provider has at Stripe, owes, and may expect; a payout that the bank sent back comes first. */
export function PayoutMoney() {
  const { t } = useTranslation('payouts');
  const { data, error, refetch } = useQuery(PayoutMoneyQuery, { fetchPolicy: 'cache-and-network' });
  const overview = data?.payoutOverview;
  if (!overview)
    return error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={1} height={200} />;
  const { balance, debtCents, nextPayoutAt, failed } = overview;
  return (
    <>
      {failed && (
        <section className={`card ${parts.told} ${classes.urgent}`} role="status">
          <h2>{t('money.failed', { amount: money(failed.amountCents) })}</h2>
          <p>{failed.failureText}</p>
        </section>
      )}
      <section className={`card ${parts.told}`} aria-labelledby="money">
        <h2 id="money">{t('money.title')}</h2>
        {!balance && <p>{t('money.noBalance')}</p>}
        <Lines
          lines={[
            ...(balance
              ? [
                  { label: t('money.available'), value: <Money cents={balance.availableCents} /> },
                  {
                    label: t('money.pending'),
                    value: <Money cents={balance.pendingCents} />,
                    note: t('money.pendingNote'),
                  },
                ]
              : []),
            ...(debtCents > 0
              ? [{ label: t('money.debt'), value: <Money cents={debtCents} />, note: t('money.debtNote') }]
              : []),
            ...(nextPayoutAt ? [{ label: t('money.next'), value: day(nextPayoutAt) }] : []),
          ]}
        />
        {debtCents > 0 && <p className={classes.small}>{t('instant.debt')}</p>}
        {balance && debtCents === 0 && balance.instantCents > 0 && (
          <InstantPayout amountCents={balance.instantCents} feeCents={balance.instantFeeCents} onDone={refetch} />
        )}
      </section>
    </>
  );
}
