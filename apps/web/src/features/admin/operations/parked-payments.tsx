import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, explained, money } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { ParkedPaymentsQuery, RetryPaymentMutation } from '../admin.documents';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { useCodeWords } from '../code-words';
import { AllWell, OperationsSection } from './operations-section';
import { ReplayButton } from './replay-button';

/** Questions to Stripe that found no answer. */
export function ParkedPayments() {
  const { t } = useTranslation('admin');
  const words = useCodeWords();
  const { data, loading, error, refetch } = useQuery(ParkedPaymentsQuery, { fetchPolicy: 'cache-and-network' });
  const [retryPayment] = useMutation(RetryPaymentMutation);
  return (
    <OperationsSection id="payments" busy={loading} onRefresh={refetch}>
      {!data && loading && <CardsSkeleton count={1} height={60} />}
      {!data && !loading && <ErrorState error={error} onRetry={refetch} />}
      {data?.parkedPaymentOperations.length === 0 && <AllWell>{t('operations.paymentsEmpty')}</AllWell>}
      <ul className={parts.list}>
        {data?.parkedPaymentOperations.map(({ id, paymentId, kind, amountCents, createdAt, tries, failureCode }) => (
          <li key={id} className={`card ${classes.row}`}>
            <div>
              <p className={classes.name}>
                {amountCents === null
                  ? words('operation', kind)
                  : explained(words('operation', kind), money(amountCents))}
              </p>
              <p className={classes.small}>
                {t('operations.paymentOf', { id: paymentId })}
                <br />
                {t('operations.askedAt', { when: dayAndTime(createdAt) })}, {t('operations.attempts', { count: tries })}
                {failureCode && (
                  <>
                    <br />
                    {t('operations.refusal', { code: failureCode })}
                  </>
                )}
              </p>
            </div>
            <ReplayButton
              name={words('operation', kind)}
              replay={async () => {
                await retryPayment({ variables: { id } });
                await refetch();
              }}
            />
          </li>
        ))}
      </ul>
    </OperationsSection>
  );
}
