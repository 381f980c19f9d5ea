import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayAndTime, shortDay, time } from '../../../lib/format';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import type { JobDetails } from './job';

const REASONS = ['NOT_AVAILABLE', 'TOO_FAR', 'NOT_MY_KIND_OF_WORK', 'OTHER'] as const;

/** The visit's life so far. */
export function HistoryCard({ job }: { job: JobDetails }) {
  const { t } = useTranslation(['provider', 'common']);
  const reason = REASONS.find((code) => code === job.declineReason);
  return (
    <section className={`card ${parts.told}`}>
      <Title order={2}>{t('job.history.title')}</Title>
      <ol className={classes.history}>
        {job.history.map(({ to, by, at }) => (
          <li key={`${to}-${at}`}>
            <strong>{t(`common:booking.${to}`)}</strong>
            <span className={classes.small}>
              {shortDay(at, job.timeZone)}, {time(at, job.timeZone)}, {t(`job.history.by.${by}`)}
            </span>
          </li>
        ))}
      </ol>
      {reason && (
        <p className={classes.small}>{t('job.history.declined', { reason: t(`request.reasons.${reason}`) })}</p>
      )}
      {job.state === 'DONE' && job.completesAt && (
        <p className={classes.small}>
          {t('job.history.completes', { when: dayAndTime(job.completesAt, job.timeZone) })}
        </p>
      )}
    </section>
  );
}
