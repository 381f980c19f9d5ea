import { useQuery } from '@apollo/client/react';
import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { addDays, localDate, noon, today, weekday } from '../../../lib/dates';
import { day, duration, money, time } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { BookingStateBadge } from '../../../ui/state-badge';
import classes from '../agenda.module.css';
import { minutesOf, type Job } from '../job-row';
import { AvailabilityQuery } from '../availability.documents';
import { JobsQuery } from '../job.documents';
import { useServices } from '../use-services';

/** What takes place or took place; the rest is not in anybody's day. */
const IN_AGENDA = new Set<Job['state']>([
  'REQUESTED',
  'CONFIRMED',
  'IN_PROGRESS',
  'DONE',
  'COMPLETED',
  'NO_SHOW_CUSTOMER',
]);
const DAYS_OF = { day: 1, week: 7 } as const;
type View = keyof typeof DAYS_OF;

/** A day or a week of visits. The view and its first day are in the address bar. */
export default function AgendaPage() {
  const { t } = useTranslation('provider');
  const [parameters, setParameters] = useSearchParams();
  const { data, error, refetch, fetchMore } = useQuery(JobsQuery, { variables: {} });
  const { data: mine } = useQuery(AvailabilityQuery);
  const view: View = parameters.get('view') === 'day' ? 'day' : 'week';
  const asked = parameters.get('date') ?? '';
  const date = /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today();
  const first = view === 'week' ? addDays(date, 1 - weekday(date)) : date;
  const days = Array.from({ length: DAYS_OF[view] }, (_, index) => addDays(first, index));
  const go = (next: string, shown: View = view): void =>
    setParameters({ view: shown, date: next }, { replace: true, preventScrollReset: true });

  const jobs = data ? [...data.past.edges, ...data.upcoming.edges].map(({ node }) => node) : [];
  const visits = jobs
    .filter(({ state }) => IN_AGENDA.has(state))
    .toSorted((one, other) => one.start.localeCompare(other.start));
  const onDay = (wanted: string): Job[] =>
    visits.filter(({ start, timeZone }) => localDate(start, timeZone) === wanted);
  const zone = mine?.myAvailability.timeZone;
  const away = (wanted: string): boolean =>
    mine?.myAvailability.timeOff.some(
      ({ start, end }) => localDate(start, zone) <= wanted && wanted < localDate(end, zone),
    ) ?? false;
  const shown = days.flatMap(onDay);
  const net = shown.reduce((sum, job) => sum + (job.providerNetCents ?? 0), 0);
  const { upcoming } = data ?? {};

  return (
    <Page title={t('agenda.title')} noIndex>
      <div className={classes.bar}>
        <SegmentedControl
          size="md"
          radius="xl"
          aria-label={t('agenda.view')}
          value={view}
          onChange={(next) => go(date, next)}
          data={[
            { value: 'day', label: t('agenda.day') },
            { value: 'week', label: t('agenda.week') },
          ]}
        />
        <div className={classes.move}>
          <ActionIcon
            variant="default"
            size={44}
            radius="xl"
            aria-label={t('agenda.previous')}
            onClick={() => go(addDays(first, -DAYS_OF[view]))}
          >
            <IconChevronLeft size={20} />
          </ActionIcon>
          <Button variant="default" onClick={() => go(today())}>
            {t('agenda.today')}
          </Button>
          <ActionIcon
            variant="default"
            size={44}
            radius="xl"
            aria-label={t('agenda.next')}
            onClick={() => go(addDays(first, DAYS_OF[view]))}
          >
            <IconChevronRight size={20} />
          </ActionIcon>
        </div>
        {data && (
          <p className={classes.sum} role="status">
            {t('agenda.total', { count: shown.length, net: money(net) })}
          </p>
        )}
      </div>
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={4} height={92} />)}
      {data && (
        <ol className={classes.days} data-view={view}>
          {days.map((each) => (
            <li key={each} className={classes.day} data-today={each === today()}>
              <h2>{day(noon(each))}</h2>
              {away(each) && <p className={classes.off}>{t('agenda.off')}</p>}
              <DayVisits visits={onDay(each)} />
            </li>
          ))}
        </ol>
      )}
      {upcoming?.pageInfo.hasNextPage && (
        <Button
          variant="default"
          mt="lg"
          onClick={() => void fetchMore({ variables: { after: upcoming.pageInfo.endCursor } })}
        >
          {t('agenda.more')}
        </Button>
      )}
    </Page>
  );
}

function DayVisits({ visits }: { visits: readonly Job[] }) {
  const { t } = useTranslation('provider');
  const { nameOf } = useServices();
  if (visits.length === 0) return <p className={classes.nothing}>{t('agenda.free')}</p>;
  return (
    <ul className={classes.visits}>
      {visits.map((job) => (
        <li key={job.id}>
          <Link to={`/jobs/${job.id}`} className={classes.visit} data-state={job.state}>
            <strong className="numbers">
              {time(job.start, job.timeZone)} – {time(job.end, job.timeZone)}
            </strong>
            <span>{nameOf(job.serviceCode)}</span>
            <span className="soft">
              {duration(minutesOf(job))} · {job.customerPublicName}, {job.municipality}
            </span>
            <BookingStateBadge state={job.state} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
