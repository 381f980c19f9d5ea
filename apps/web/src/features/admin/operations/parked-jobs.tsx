import { useMutation, useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { ParkedJobsQuery, ReplayJobMutation } from '../admin.documents';
import { AllWell, OperationsSection } from './operations-section';
import { ReplayButton } from './replay-button';

/** Jobs and event handlers that failed for good. */
export function ParkedJobs() {
  const { t } = useTranslation('admin');
  const { data, loading, error, refetch } = useQuery(ParkedJobsQuery, { fetchPolicy: 'cache-and-network' });
  const [replayJob] = useMutation(ReplayJobMutation);
  return (
    <OperationsSection id="jobs" busy={loading} onRefresh={refetch}>
      {!data && loading && <CardsSkeleton count={1} height={60} />}
      {!data && !loading && <ErrorState error={error} onRetry={refetch} />}
      {data?.parkedJobs.length === 0 && <AllWell>{t('operations.jobsEmpty')}</AllWell>}
      <ul className={parts.list}>
        {data?.parkedJobs.map(({ id, lane, name, failedAt, attempts }) => (
          <li key={id} className={`card ${classes.row}`}>
            <div>
              <p className={`${classes.name} ${classes.code}`}>{name}</p>
              <p className={classes.small}>
                {t('operations.failedAt', { when: dayAndTime(failedAt) })},{' '}
                {t('operations.attempts', { count: attempts })}, {t(`operations.lane.${lane}`)}
              </p>
            </div>
            <ReplayButton
              name={name}
              replay={async () => {
                await replayJob({ variables: { id, lane } });
                await refetch();
              }}
            />
          </li>
        ))}
      </ul>
    </OperationsSection>
  );
}
