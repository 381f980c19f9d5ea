import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { AuditQuery } from '../admin.documents';
import { AuditEntries } from '../audit/audit-entries';
import { AuditFilter } from '../audit/audit-filter';
import { chosenFrom, filterOf, paramsOf } from '../audit/chosen';

/** What is looked for lives in the address: it can be kept, shared and gone back from. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  const [params, setParams] = useSearchParams();
  const chosen = chosenFrom(params);
  return (
    <Page title={t('audit.title')} lead={t('audit.lead')} noIndex>
      <AuditFilter
        key={params.toString()}
        chosen={chosen}
        onChoose={(next) => setParams(paramsOf(next), { preventScrollReset: true })}
      />
      <Entries params={params} />
    </Page>
  );
}

function Entries({ params }: { params: URLSearchParams }) {
  const { t } = useTranslation(['audit', 'common']);
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(AuditQuery, {
    variables: { filter: filterOf(chosenFrom(params)) },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? (loading ? previousData : undefined);
  if (!shown && loading) return <CardsSkeleton count={6} height={84} />;
  if (!shown) return <ErrorState error={error} onRetry={refetch} />;
  const { nodes, pageInfo } = shown.auditLog;
  if (nodes.length === 0) return <EmptyState title={t('audit.empty')} text={t('audit.emptyText')} />;
  const more = (): unknown =>
    fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { auditLog: next } }) => ({
        auditLog: { ...next, nodes: [...before.auditLog.nodes, ...next.nodes] },
      }),
    });
  return (
    <>
      <AuditEntries entries={nodes} params={params} />
      {pageInfo.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void more()}>
          {t('common:action.more')}
        </Button>
      )}
    </>
  );
}
