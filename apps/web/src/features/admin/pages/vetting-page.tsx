import { useQuery } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { dayAndTime, explained } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { CredentialStateBadge } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { useServiceNames } from '../vetting/service-names';
import { VettingQueueQuery } from '../vetting/vetting.documents';

export default function VettingPage() {
  const { t } = useTranslation('vetting');
  return (
    <Page title={t('queue.title')} lead={t('queue.lead')} noIndex>
      <Queue />
      <OpenById />
    </Page>
  );
}

function Queue() {
  const { t } = useTranslation(['vetting', 'common']);
  const serviceName = useServiceNames();
  const { data, loading, error, refetch, fetchMore } = useQuery(VettingQueueQuery, {
    fetchPolicy: 'cache-and-network',
  });
  if (!data && loading) return <CardsSkeleton count={4} height={98} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const { nodes, pageInfo } = data.vettingQueue;
  if (nodes.length === 0) return <EmptyState title={t('queue.empty')} text={t('queue.emptyText')} />;
  const more = (): unknown =>
    fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { vettingQueue: next } }) => ({
        vettingQueue: { ...next, nodes: [...before.vettingQueue.nodes, ...next.nodes] },
      }),
    });
  return (
    <>
      <ul className={parts.list}>
        {nodes.map((item) => (
          <li key={`${item.credentialId}-${item.version}`} className={`card ${classes.row}`}>
            <div>
              <p className={classes.name}>
                {item.serviceCode
                  ? explained(t(`common:credential.${item.type}`), serviceName(item.serviceCode))
                  : t(`common:credential.${item.type}`)}
              </p>
              <p className={classes.small}>
                {item.publicName}
                {item.version > 1 && ` · ${t('queue.version', { version: item.version })}`}
                <br />
                {t('queue.submitted', { when: dayAndTime(item.submittedAt) })}
              </p>
            </div>
            <div className={classes.actions}>
              <CredentialStateBadge state={item.state} />
              <Button
                component={Link}
                size="sm"
                variant="light"
                to={`/admin/vetting/${item.providerId}#${item.credentialId}`}
                state={{ reason: 'CREDENTIAL_REVIEW' }}
                aria-label={t('queue.openOf', { name: item.publicName })}
              >
                {t('queue.open')}
              </Button>
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

/** A file that waits for nothing has no place in the queue; the log knows its id. */
function OpenById() {
  const { t } = useTranslation('vetting');
  const navigate = useNavigate();
  const [id, setId] = useState('');
  return (
    <section className={`card ${parts.stacked}`} style={{ marginTop: '2rem' }} aria-labelledby="by-id">
      <h2 id="by-id" style={{ fontSize: '1.2rem' }}>
        {t('queue.byId')}
      </h2>
      <form
        className={classes.form}
        data-columns="2"
        onSubmit={(event) => {
          event.preventDefault();
          void navigate(`/admin/vetting/${encodeURIComponent(id.trim())}`);
        }}
      >
        <TextInput
          label={t('queue.providerId')}
          value={id}
          required
          withAsterisk={false}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setId(event.currentTarget.value)}
        />
        <Button type="submit" variant="light">
          {t('queue.open')}
        </Button>
      </form>
    </section>
  );
}
