import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { dayAndTime, money, time } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { BookingStateBadge } from '../../../ui/state-badge';
import { MyBookingsQuery } from '../booking.documents';
import classes from '../booking.module.css';
import { TimeLeft } from '../time-left';

const PERIODS = ['UPCOMING', 'PAST', 'ALL'] as const;
type Row = ResultOf<typeof MyBookingsQuery>['myBookings']['edges'][number]['node'];

/** What a customer has booked: what comes first, then what was. */
export default function BookingsPage() {
  const { t } = useTranslation('booking');
  const [parameters, setParameters] = useSearchParams();
  const period = PERIODS.find((name) => name === parameters.get('period')) ?? 'UPCOMING';
  return (
    <Page
      title={t('list.title')}
      noIndex
      width="md"
      actions={
        <Button component={Link} to="/search" variant="light">
          {t('list.find')}
        </Button>
      }
    >
      <SegmentedControl
        mb="lg"
        radius="xl"
        size="md"
        aria-label={t('list.periods')}
        value={period}
        onChange={(value) => setParameters({ period: value }, { replace: true })}
        data={PERIODS.map((value) => ({ value, label: t(`list.${value}`) }))}
      />
      <List key={period} period={period} />
    </Page>
  );
}

function List({ period }: { period: (typeof PERIODS)[number] }) {
  const { t } = useTranslation(['booking', 'common']);
  const { data, loading, error, refetch, fetchMore } = useQuery(MyBookingsQuery, {
    variables: { period },
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  if (!data && loading) return <CardsSkeleton count={4} height={118} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const { edges, pageInfo } = data.myBookings;
  const nameOf = new Map(data.services.map(({ code, name }) => [code, name]));
  if (edges.length === 0) {
    return (
      <EmptyState title={period === 'PAST' ? t('list.emptyPast') : t('list.emptyUpcoming')} text={t('list.emptyText')}>
        <Button component={Link} to="/search">
          {t('list.find')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.list}>
        {edges.map(({ node: booking }) => (
          <li key={booking.id}>
            <BookingRow booking={booking} service={nameOf.get(booking.serviceCode) ?? booking.serviceCode} />
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <div className={classes.buttons} style={{ justifyContent: 'center' }}>
          <Button
            variant="default"
            loading={loading}
            onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}
          >
            {t('common:action.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function BookingRow({ booking, service }: { booking: Row; service: string }) {
  const { t } = useTranslation('booking');
  return (
    <Link to={`/bookings/${booking.id}`} className={`card ${classes.row}`}>
      <div>
        <Title order={2}>{service}</Title>
        <span className="soft">{t('list.with', { name: booking.providerPublicName })}</span>
      </div>
      <div className={classes.rowEnd}>
        <strong className="numbers">{money(booking.totalCents ?? 0)}</strong>
      </div>
      <div className={`${classes.rowWide} ${classes.facts}`}>
        <BookingStateBadge state={booking.state} />
        <span>
          {dayAndTime(booking.start, booking.timeZone)} – {time(booking.end, booking.timeZone)}
        </span>
        <span className="soft">{booking.municipality}</span>
      </div>
      {booking.state === 'HELD' && booking.holdExpiresAt && (
        <div className={classes.rowWide}>
          <TimeLeft text="now.holdLeft" until={booking.holdExpiresAt} />
        </div>
      )}
      {booking.payment?.state === 'ACTION_REQUIRED' && (
        <p className={`${classes.rowWide} ${classes.timer}`}>{t('list.actNow')}</p>
      )}
    </Link>
  );
}
