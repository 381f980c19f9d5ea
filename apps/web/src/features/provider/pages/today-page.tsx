import { useQuery } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { day, duration, time } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Money } from '../../../ui/money';
import { Page } from '../../../ui/page';
import { toast } from '../../../ui/toast';
import { useFile } from '../file-context';
import { GapList } from '../gap-list';
import { JobRow, minutesOf, type Job } from '../job-row';
import { JobsQuery } from '../job.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { RequestAnswer } from '../request-answer';
import { useServices } from '../use-services';

const AHEAD = new Set<Job['state']>(['CONFIRMED', 'IN_PROGRESS']);
const NEXT = 5;

/** What waits for the provider, most urgent first. */
export default function TodayPage() {
  const { t } = useTranslation('provider');
  const file = useFile();
  const { data, error, refetch } = useQuery(JobsQuery, { variables: {} });
  const { nameOf } = useServices();
  const jobs = data?.upcoming.edges.map(({ node }) => node) ?? [];
  const requests = jobs
    .filter(({ state }) => state === 'REQUESTED')
    .toSorted((one, other) => (one.answerBy ?? '').localeCompare(other.answerBy ?? ''));
  useNews(data && requests.map(({ id }) => id));
  const next = jobs.filter(({ state }) => AHEAD.has(state)).slice(0, NEXT);
  const visible = file.listingState === 'LISTED' || file.missing.length === 0;

  return (
    <Page title={t('today.title', { name: file.profile.publicName })} lead={t('today.lead')} noIndex>
      {!visible && (
        <section className={`card ${parts.told} ${classes.urgent}`} style={{ marginBottom: '2rem' }}>
          <Title order={2}>{t('listing.missing')}</Title>
          <GapList gaps={file.missing} />
        </section>
      )}
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={3} height={150} />)}
      {data && (
        <>
          <section className={classes.group}>
            <Title order={2}>{t('today.requests')}</Title>
            {requests.length === 0 && (
              <EmptyState level={3} title={t('today.noRequests')} text={t('today.noRequestsText')} />
            )}
            <ul className={parts.list}>
              {requests.map((job) => (
                <li key={job.id}>
                  <RequestCard job={job} service={nameOf(job.serviceCode)} />
                </li>
              ))}
            </ul>
          </section>
          <section className={classes.group}>
            <Title order={2}>{t('today.next')}</Title>
            {next.length === 0 && (
              <EmptyState level={3} title={t('today.noNext')} text={t('today.noNextText')}>
                <Button component={Link} to="/provider/availability" variant="light">
                  {t('today.toHours')}
                </Button>
              </EmptyState>
            )}
            <ul className={parts.list}>
              {next.map((job) => (
                <li key={job.id}>
                  <JobRow job={job} service={nameOf(job.serviceCode)} />
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Page>
  );
}

/** Says so when a request comes in while the page is open. */
function useNews(requestIds: readonly string[] | undefined): void {
  const { t } = useTranslation('provider');
  const seen = useRef<Set<string> | null>(null);
  const ids = requestIds?.join(' ');
  useEffect(() => {
    if (ids === undefined) return;
    const now = ids.split(' ').filter(Boolean);
    const known = seen.current;
    if (known && now.some((id) => !known.has(id))) toast.done(t('today.newRequest'));
    seen.current = new Set([...(known ?? []), ...now]);
  }, [ids, t]);
}

function RequestCard({ job, service }: { job: Job; service: string }) {
  const { t } = useTranslation('provider');
  return (
    <article className={`card ${parts.told} ${classes.urgent}`}>
      <div className={classes.requestHead}>
        <div>
          <Title order={3}>
            <Link to={`/jobs/${job.id}`} className={classes.plainLink}>
              {day(job.start, job.timeZone)}, {time(job.start, job.timeZone)}
            </Link>
          </Title>
          <span className="soft">
            {service}, {duration(minutesOf(job))} · {job.customerPublicName}, {job.municipality}
          </span>
        </div>
        {job.providerNetCents !== null && (
          <p className={classes.rowEnd}>
            <span className={classes.small}>{t('request.net')}</span>
            <br />
            <Money cents={job.providerNetCents} className={classes.amount} />
          </p>
        )}
      </div>
      <RequestAnswer bookingId={job.id} answerBy={job.answerBy} timeZone={job.timeZone} />
    </article>
  );
}
