import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { CardsSkeleton } from '../../../ui/loading';
import { StateBadge } from '../../../ui/state-badge';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../../../ui/section.module.css';
import { EndSessionMutation, SessionsQuery, SignOutElsewhereMutation } from '../customer.documents';

/** Where the account is open; each can be closed from here. */
export function SessionsCard() {
  const { t } = useTranslation('customer');
  const { data, loading, error, refetch } = useQuery(SessionsQuery, { fetchPolicy: 'cache-and-network' });
  const [end] = useMutation(EndSessionMutation);
  const [endOthers] = useMutation(SignOutElsewhereMutation);
  const { busy, problem, run } = useDeed();
  const close = (work: () => Promise<unknown>, done: string): void =>
    void run(async () => {
      await work();
      toast.done(done);
      await refetch();
    });
  const sessions = data?.mySessions ?? [];
  return (
    <section className={`card ${classes.stacked}`}>
      <Title order={2} size="h3">
        {t('security.sessions')}
      </Title>
      <p className="soft">{t('security.sessionsText')}</p>
      {loading && !data && <CardsSkeleton count={2} height={64} />}
      {!data && error && <ErrorState error={error} onRetry={refetch} />}
      <ul className={classes.list}>
        {sessions.map((session) => (
          <li key={session.id} className={classes.row}>
            <div>
              <strong>{t(`security.${session.client}`)}</strong>{' '}
              {session.current && <StateBadge tone="good">{t('security.thisDevice')}</StateBadge>}
              <div className="soft">{t('security.lastSeen', { at: dayAndTime(session.lastSeenAt) })}</div>
            </div>
            {!session.current && (
              <Button
                variant="default"
                size="sm"
                disabled={busy}
                onClick={() => close(() => end({ variables: { id: session.id } }), t('security.ended'))}
              >
                {t('security.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FieldError>{problem}</FieldError>
      {sessions.length > 1 && (
        <Button
          mt="lg"
          variant="subtle"
          color="red"
          disabled={busy}
          onClick={() => close(() => endOthers(), t('security.endedOthers'))}
        >
          {t('security.endOthers')}
        </Button>
      )}
    </section>
  );
}
