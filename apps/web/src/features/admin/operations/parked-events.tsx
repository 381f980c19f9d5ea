import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { ParkedEventsQuery, ReplayEventMutation } from '../admin.documents';
import { AllWell, OperationsSection } from './operations-section';
import { ReplayButton } from './replay-button';

/** Webhook events of Stripe that could not be applied. */
export function ParkedEvents() {
  const { t } = useTranslation('admin');
  const { data, loading, error, refetch } = useQuery(ParkedEventsQuery, { fetchPolicy: 'cache-and-network' });
  const [replayEvent] = useMutation(ReplayEventMutation);
  return (
    <OperationsSection id="events" busy={loading} onRefresh={refetch}>
      {!data && loading && <CardsSkeleton count={1} height={60} />}
      {!data && !loading && <ErrorState error={error} onRetry={refetch} />}
      {data?.parkedStripeEvents.length === 0 && <AllWell>{t('operations.eventsEmpty')}</AllWell>}
      <ul className={parts.list}>
        {data?.parkedStripeEvents.map(({ eventId, type, objectId, receivedAt, tries, lastError }) => (
          <li key={eventId} className={`card ${classes.row}`}>
            <div>
              <p className={`${classes.name} ${classes.code}`}>{type}</p>
              <p className={classes.small}>
                {t('operations.about', { id: objectId })}
                <br />
                {t('operations.receivedAt', { when: dayAndTime(receivedAt) })},{' '}
                {t('operations.attempts', { count: tries })}
                {lastError && (
                  <>
                    <br />
                    {t('operations.lastError', { error: lastError })}
                  </>
                )}
              </p>
            </div>
            <ReplayButton
              name={type}
              replay={async () => {
                await replayEvent({ variables: { eventId } });
                await refetch();
              }}
            />
          </li>
        ))}
      </ul>
    </OperationsSection>
  );
}
