import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayAndTime, money } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../../booking/attempt-key';
import { CancelBookingMutation } from '../../booking/booking.documents';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { LookAgainMutation, RescueQueueQuery } from '../rescues/rescues.documents';
import { useServiceNames } from '../vetting/service-names';

type Rescue = ResultOf<typeof RescueQueueQuery>['rescueQueue']['nodes'][number];

/** Confirmed visits whose provider may no longer come, the most urgent first. */
export default function RescuesPage() {
  const { t } = useTranslation(['rescue', 'common']);
  const { data, loading, error, refetch, fetchMore } = useQuery(RescueQueueQuery, {
    fetchPolicy: 'cache-and-network',
  });
  const queue = data?.rescueQueue;
  const more = (): unknown =>
    fetchMore({
      variables: { after: queue?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { rescueQueue: next } }) => ({
        rescueQueue: { ...next, nodes: [...before.rescueQueue.nodes, ...next.nodes] },
      }),
    });
  return (
    <Page title={t('rescue:staff.title')} lead={t('rescue:staff.lead')} noIndex>
      {!queue && loading && <CardsSkeleton count={3} height={130} />}
      {!queue && !loading && <ErrorState error={error} onRetry={refetch} />}
      {queue?.nodes.length === 0 && <EmptyState title={t('rescue:staff.empty')} text={t('rescue:staff.emptyText')} />}
      <ul className={parts.list}>
        {queue?.nodes.map((rescue) => (
          <li key={rescue.id} className={`card ${classes.row}`}>
            <Facts rescue={rescue} />
            <Deeds rescue={rescue} onDone={refetch} />
          </li>
        ))}
      </ul>
      {queue?.pageInfo.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void more()}>
          {t('common:action.more')}
        </Button>
      )}
    </Page>
  );
}

function Facts({ rescue }: { rescue: Rescue }) {
  const { t } = useTranslation(['rescue', 'admin']);
  const serviceName = useServiceNames();
  const reason = KNOWN.find((code) => code === rescue.reason) ?? 'CREDENTIAL';
  return (
    <div>
      <p className={classes.name}>{t('rescue:staff.decideBy', { when: dayAndTime(rescue.decideBy) })}</p>
      <p className={classes.small}>
        {serviceName(rescue.serviceCode)} · {rescue.reference} ·{' '}
        <span className="numbers">{money(rescue.totalCents)}</span>
        <br />
        {dayAndTime(rescue.start, rescue.timeZone)}, {rescue.municipality}
        <br />
        {t('admin:bookings.between', { customer: rescue.customerPublicName, provider: rescue.providerPublicName })}
        <br />
        {t(`rescue:staff.reason.${reason}`)} · {t('rescue:staff.openedAt', { when: dayAndTime(rescue.openedAt) })}
        {rescue.replacementId && (
          <>
            <br />
            <strong>{t('rescue:staff.underWay')}</strong>
          </>
        )}
      </p>
    </div>
  );
}

const KNOWN = ['SUSPENDED', 'CLOSED', 'ACCOUNT_NOT_IN_GOOD_STANDING'] as const;

function Deeds({ rescue, onDone }: { rescue: Rescue; onDone: () => unknown }) {
  const { t } = useTranslation('rescue');
  const [asking, setAsking] = useState(false);
  const [lookAgain] = useMutation(LookAgainMutation);
  const [cancel] = useMutation(CancelBookingMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const { bookingId, reference } = rescue;

  const look = (): Promise<unknown> =>
    run(async () => {
      await lookAgain({ variables: { bookingId } });
      toast.done(t('staff.againDone'));
      await onDone();
    });
  const refund = (): Promise<unknown> =>
    run(async () => {
      const input = { bookingId, shownFeeCents: 0 };
      const { data } = await cancel({
        variables: { input: { ...input, idempotencyKey: attemptKey('cancel', input) } },
      });
      endAttempt('cancel');
      setAsking(false);
      if (data?.cancelBooking.__typename === 'Booking') toast.done(t('staff.refunded'));
      else setProblem(data?.cancelBooking.message ?? null);
      await onDone();
    });
  return (
    <div className={classes.actions}>
      <Button component={Link} to={`/bookings/${bookingId}`} size="sm" variant="light">
        {t('staff.open')}
      </Button>
      <Button size="sm" variant="light" loading={busy && !asking} onClick={() => void look()}>
        {t('staff.again')}
      </Button>
      <Button size="sm" variant="light" color="red" onClick={() => setAsking(true)}>
        {t('staff.refund')}
      </Button>
      <FieldError>{problem}</FieldError>
      <ConfirmDialog
        opened={asking}
        title={t('staff.refund')}
        confirmLabel={t('staff.refund')}
        danger
        busy={busy}
        onConfirm={refund}
        onClose={() => setAsking(false)}
      >
        {t('staff.refundText', { reference })}
      </ConfirmDialog>
    </div>
  );
}
