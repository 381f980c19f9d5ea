import { useQuery } from '@apollo/client/react';
import { Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { errorCode } from '../../../lib/error-text';
import { day, duration, time } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { BookingStateBadge } from '../../../ui/state-badge';
import { ReviewCard } from '../../booking/detail/review-card';
import { minutesOf } from '../job-row';
import { AddressCard } from '../job/address-card';
import { ArrivalCard } from '../job/arrival-card';
import { CancelCard } from '../job/cancel-card';
import { ChecklistCard } from '../job/checklist-card';
import { HistoryCard } from '../job/history-card';
import { MoneyCard } from '../job/money-card';
import { RescueNotice } from '../job/rescue-notice';
import { OvertimeCard } from '../job/overtime-card';
import { JobQuery } from '../job.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { RequestAnswer } from '../request-answer';
import { useServices } from '../use-services';

/** States in which the address is closed to the provider: there is nothing to open. */
const CLOSED = new Set<string>(['EXPIRED', 'DECLINED', 'CANCELLED', 'UNPAID', 'NO_SHOW_CUSTOMER', 'NO_SHOW_PROVIDER']);

/** One visit, in the order of the day: where, arrive, work, leave, be paid. */
export default function JobPage() {
  const { t } = useTranslation('provider');
  const { bookingId = '' } = useParams();
  const { data, error, refetch } = useQuery(JobQuery, { variables: { id: bookingId } });
  const { nameOf } = useServices();
  const job = data?.booking;
  if (errorCode(error) === 'NOT_FOUND' || (job && job.viewer !== 'PROVIDER')) {
    return (
      <Page title={t('agenda.title')} hideTitle noIndex>
        <EmptyState level={1} title={t('job.missing')}>
          <BackLink />
        </EmptyState>
      </Page>
    );
  }
  if (!job) {
    return (
      <Page title={t('agenda.title')} hideTitle noIndex>
        {error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={3} height={190} />}
      </Page>
    );
  }
  const can = (command: (typeof job.availableCommands)[number]): boolean => job.availableCommands.includes(command);
  const started = job.state === 'IN_PROGRESS' || job.checklist.some(({ done }) => done !== null);
  return (
    <Page
      title={t('job.title', { service: nameOf(job.serviceCode), name: job.customerPublicName })}
      lead={t('job.reference', { reference: job.reference })}
      above={<BackLink />}
      actions={<BookingStateBadge state={job.state} />}
      noIndex
    >
      <div className={classes.columns}>
        <div className={classes.stack}>
          <section className={`card ${parts.told}`}>
            <Title order={2} className="visually-hidden">
              {t('job.when')}
            </Title>
            <p className={classes.big}>
              {day(job.start, job.timeZone)}, {time(job.start, job.timeZone)} – {time(job.end, job.timeZone)}
            </p>
            <p className="soft">
              {duration(minutesOf(job))} · {job.municipality}
            </p>
            {job.lateness !== 'ON_TIME' && job.state === 'CONFIRMED' && (
              <p className={classes.timer} role="status">
                {t(`job.lateness.${job.lateness}`)}
              </p>
            )}
            {job.state === 'REQUESTED' && (
              <RequestAnswer
                bookingId={job.id}
                answerBy={job.answerBy}
                timeZone={job.timeZone}
                onAnswered={() => refetch()}
              />
            )}
          </section>
          <RescueNotice job={job} />
          {!CLOSED.has(job.state) && (
            <AddressCard
              key={`address-${job.id}-${job.state}-${job.rescue?.outcome ?? ''}`}
              bookingId={job.id}
              accepted={job.state !== 'REQUESTED'}
            />
          )}
          {((job.state === 'CONFIRMED' && can('START_BY_CODE')) || job.arrivedAt) && (
            <ArrivalCard job={job} onChanged={refetch} />
          )}
          <OvertimeCard job={job} />
          {started && <ChecklistCard key={`checklist-${job.id}`} job={job} onFinished={refetch} />}
          <ReviewCard
            visit={{
              bookingId: job.id,
              completed: job.state === 'COMPLETED',
              author: 'PROVIDER',
              other: job.customerPublicName,
            }}
          />
        </div>
        <aside className={classes.stack}>
          <MoneyCard job={job} />
          <HistoryCard job={job} />
          {can('CANCEL') && <CancelCard job={job} onCancelled={refetch} />}
        </aside>
      </div>
    </Page>
  );
}

function BackLink() {
  const { t } = useTranslation('provider');
  return (
    <Link to="/provider/agenda" className={classes.back}>
      <IconArrowLeft size={18} aria-hidden="true" />
      {t('job.back')}
    </Link>
  );
}
