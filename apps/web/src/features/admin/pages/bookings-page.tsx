import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../../../app/session';
import { dayAndTime, explained, money } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { BookingStateBadge } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { StaffBookingsQuery } from '../bookings/bookings.documents';
import { readWanted, STATES, type Wanted } from '../bookings/search';
import { mayAny } from '../sections';
import { useServiceNames } from '../vetting/service-names';

export default function BookingsPage() {
  const { t } = useTranslation('admin');
  const [query] = useSearchParams();
  const wanted = readWanted(query);
  return (
    <Page title={t('bookings.title')} lead={t('bookings.lead')} noIndex>
      <SearchForm key={query.toString()} />
      {wanted ? <Found wanted={wanted} /> : <FieldError>{t('bookings.unreadable')}</FieldError>}
    </Page>
  );
}

/** What is looked for lives in the address bar: each look is on record, so none happens while typing. */
function SearchForm() {
  const { t } = useTranslation(['admin', 'common']);
  const [query, setQuery] = useSearchParams();
  const [find, setFind] = useState(query.get('find') ?? '');
  const [state, setState] = useState(query.get('state') ?? '');
  return (
    <form
      role="search"
      className={classes.form}
      data-columns="3"
      style={{ marginBottom: '2rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        setQuery({ ...(find.trim() && { find: find.trim() }), ...(state && { state }) });
      }}
    >
      <TextInput
        label={t('admin:bookings.find')}
        description={t('admin:bookings.findHint')}
        value={find}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setFind(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('admin:bookings.state')}
        value={state}
        onChange={(event) => setState(event.currentTarget.value)}
        data={[
          { value: '', label: t('admin:bookings.anyState') },
          ...STATES.map((value) => ({ value, label: t(`common:booking.${value}`) })),
        ]}
      />
      <Button type="submit">{t('admin:bookings.search')}</Button>
    </form>
  );
}

function Found({ wanted }: { wanted: Wanted }) {
  const { t } = useTranslation(['admin', 'common', 'staff']);
  const { viewer } = useSession();
  const serviceName = useServiceNames();
  const { data, loading, error, refetch, fetchMore } = useQuery(StaffBookingsQuery, {
    variables: wanted,
    fetchPolicy: 'cache-and-network',
  });
  if (!data && loading) return <CardsSkeleton count={4} height={120} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const { nodes, pageInfo } = data.staffBookings;
  if (nodes.length === 0) return <EmptyState title={t('admin:bookings.empty')} text={t('admin:bookings.emptyText')} />;
  const more = (): unknown =>
    fetchMore({
      variables: { ...wanted, after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { staffBookings: next } }) => ({
        staffBookings: { ...next, nodes: [...before.staffBookings.nodes, ...next.nodes] },
      }),
    });
  return (
    <>
      <ul className={parts.list}>
        {nodes.map((booking) => (
          <li key={booking.id} className={`card ${classes.row}`}>
            <div>
              <p className={classes.name}>
                {serviceName(booking.serviceCode)} · {booking.reference}
              </p>
              <p className={classes.small}>
                {t('admin:bookings.between', {
                  customer: booking.customerPublicName,
                  provider: booking.providerPublicName,
                })}
                <br />
                {dayAndTime(booking.start, booking.timeZone)}, {booking.municipality} ·{' '}
                <span className="numbers">{money(booking.totalCents)}</span>
              </p>
            </div>
            <div className={classes.actions}>
              <BookingStateBadge state={booking.state} />
              {mayAny(viewer, ['FINANCE', 'SUPPORT']) && (
                <Way to={`/bookings/${booking.id}`} text={t('staff:openBooking')} of={booking.reference} />
              )}
              {mayAny(viewer, ['FINANCE', 'SUPPORT']) && (
                <Way to={`/admin/ledger/${booking.id}`} text={t('admin:bookings.ledger')} of={booking.reference} />
              )}
              {mayAny(viewer, ['SECURITY']) && (
                <Way
                  to={`/admin/audit?subjectType=booking&subjectId=${booking.id}`}
                  text={t('admin:bookings.audit')}
                  of={booking.reference}
                />
              )}
              {mayAny(viewer, ['SUPPORT', 'PRIVACY', 'SECURITY']) && (
                <Way
                  to={`/admin/people/${booking.customerId}`}
                  text={t('admin:bookings.customer')}
                  of={booking.reference}
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void more()}>
          {t('common:action.more')}
        </Button>
      )}
    </>
  );
}

const Way = ({ to, text, of }: { to: string; text: string; of: string }) => (
  <Button component={Link} to={to} size="sm" variant="light" aria-label={explained(text, of)}>
    {text}
  </Button>
);
