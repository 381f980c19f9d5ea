import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { StateBadge, type Tone } from '../../../ui/state-badge';
import { ReplayEventMutation } from '../admin.documents';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { StripeEventsQuery } from '../finance.documents';
import { ReplayButton } from '../operations/replay-button';

type StripeEvent = ResultOf<typeof StripeEventsQuery>['stripeEvents']['nodes'][number];

const STATES = ['RECEIVED', 'APPLIED', 'IGNORED', 'PARKED'] as const;
const TONES: Record<(typeof STATES)[number], Tone> = {
  RECEIVED: 'waiting',
  APPLIED: 'good',
  IGNORED: 'quiet',
  PARKED: 'bad',
};

interface Filter {
  readonly status: (typeof STATES)[number] | null;
  readonly type: string | null;
  readonly objectId: string | null;
}

/** Every webhook event that came in, narrowed by state, type and object; any can be replayed. */
export default function StripeEventsPage() {
  const { t } = useTranslation(['finance', 'common']);
  const [filter, setFilter] = useState<Filter>({ status: null, type: null, objectId: null });
  const { data, loading, error, refetch, fetchMore } = useQuery(StripeEventsQuery, {
    variables: filter,
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.stripeEvents;
  const more = (): unknown =>
    fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { stripeEvents: next } }) => ({
        stripeEvents: { ...next, nodes: [...before.stripeEvents.nodes, ...next.nodes] },
      }),
    });
  return (
    <Page title={t('events.title')} lead={t('events.lead')} noIndex>
      <FilterForm onFilter={setFilter} />
      {!page && (loading ? <CardsSkeleton count={4} height={92} /> : <ErrorState error={error} onRetry={refetch} />)}
      {page?.nodes.length === 0 && <EmptyState title={t('events.empty')} text={t('events.emptyText')} />}
      <ul className={parts.list}>
        {page?.nodes.map((event) => (
          <li key={event.eventId} className={`card ${classes.row}`}>
            <OneEvent event={event} onReplayed={refetch} />
          </li>
        ))}
      </ul>
      {page?.pageInfo.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void more()}>
          {t('common:action.more')}
        </Button>
      )}
    </Page>
  );
}

function FilterForm({ onFilter }: { onFilter: (filter: Filter) => void }) {
  const { t } = useTranslation('finance');
  const [status, setStatus] = useState('');
  const [type, setType] = useState('');
  const [objectId, setObjectId] = useState('');
  return (
    <form
      className={classes.form}
      data-columns="4"
      style={{ marginBottom: '1.5rem' }}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        const chosen = STATES.find((one) => one === status) ?? null;
        onFilter({ status: chosen, type: type.trim() || null, objectId: objectId.trim() || null });
      }}
    >
      <NativeSelect
        label={t('events.status')}
        value={status}
        onChange={(changed) => setStatus(changed.currentTarget.value)}
        data={[
          { value: '', label: t('events.all') },
          ...STATES.map((value) => ({ value, label: t(`events.state.${value}`) })),
        ]}
      />
      <TextInput
        label={t('events.type')}
        placeholder="payout.failed"
        value={type}
        spellCheck={false}
        onChange={(changed) => setType(changed.currentTarget.value)}
      />
      <TextInput
        label={t('events.object')}
        placeholder="pi_…"
        value={objectId}
        spellCheck={false}
        onChange={(changed) => setObjectId(changed.currentTarget.value)}
      />
      <Button type="submit">{t('events.filter')}</Button>
    </form>
  );
}

function OneEvent({ event, onReplayed }: { event: StripeEvent; onReplayed: () => Promise<unknown> }) {
  const { t } = useTranslation('finance');
  const [replay] = useMutation(ReplayEventMutation);
  return (
    <>
      <div>
        <p className={classes.name}>
          {event.type} <StateBadge tone={TONES[event.status]}>{t(`events.state.${event.status}`)}</StateBadge>
        </p>
        <p className={classes.small}>
          <span className={classes.code}>{event.objectId}</span>
          {event.accountId && (
            <>
              {' '}
              · <span className={classes.code}>{event.accountId}</span>
            </>
          )}
          <br />
          {t('events.received', { when: dayAndTime(event.receivedAt) })}, {t('events.tries', { count: event.tries })}
          {event.lastError && (
            <>
              <br />
              {t('events.error', { code: event.lastError })}
            </>
          )}
          {event.ignoredReason && (
            <>
              <br />
              {t(`events.ignored.${event.ignoredReason}`)}
            </>
          )}
        </p>
      </div>
      {event.status !== 'RECEIVED' && (
        <ReplayButton
          name={event.type}
          replay={async () => {
            await replay({ variables: { eventId: event.eventId } });
            await onReplayed();
          }}
        />
      )}
    </>
  );
}
