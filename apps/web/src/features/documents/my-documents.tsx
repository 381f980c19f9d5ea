import { useQuery } from '@apollo/client/react';
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { CardsSkeleton } from '../../ui/loading';
import { DocumentRows } from './document-rows';
import { MyDocumentsQuery } from './documents.documents';
import classes from './documents.module.css';

const KINDS = {
  CUSTOMER: ['NOTE', 'PROVIDER_INVOICE', 'FEE_INVOICE', 'PROVIDER_CREDIT_NOTE', 'FEE_CREDIT_NOTE'],
  PROVIDER: [
    'PROVIDER_INVOICE',
    'PROVIDER_CREDIT_NOTE',
    'COMMISSION_INVOICE',
    'COMMISSION_CREDIT_NOTE',
    'PAYOUT_STATEMENT',
    'NOTE',
  ],
} as const;
type Kind = (typeof KINDS)[keyof typeof KINDS][number];

/** Somebody's documents, newest first, all or of one kind. */
export function MyDocuments({ side }: { side: keyof typeof KINDS }) {
  const { t } = useTranslation(['documents', 'common']);
  const [kind, setKind] = useState<Kind | null>(null);
  const { data, loading, error, refetch, fetchMore } = useQuery(MyDocumentsQuery, {
    variables: { side, kind },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.myDocuments;
  const more = (): void => {
    void fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        myDocuments: {
          ...fetchMoreResult.myDocuments,
          nodes: [...before.myDocuments.nodes, ...fetchMoreResult.myDocuments.nodes],
        },
      }),
    });
  };
  return (
    <section className={`card ${classes.card}`}>
      <div className={classes.toolbar}>
        <h2>{t('list')}</h2>
        <NativeSelect
          label={t('filter')}
          value={kind ?? ''}
          onChange={(event) => setKind((event.currentTarget.value || null) as Kind | null)}
          data={[
            { value: '', label: t('all') },
            ...KINDS[side].map((value) => ({ value, label: t(`kinds.${value}`) })),
          ]}
        />
      </div>
      {!page && loading && <CardsSkeleton count={3} height={64} />}
      {!page && error && <ErrorState error={error} onRetry={refetch} />}
      {page?.nodes.length === 0 && <EmptyState title={t('emptyTitle')} text={t(`emptyText.${side}`)} level={3} />}
      {page && page.nodes.length > 0 && (
        <DocumentRows rows={page.nodes} label={t('list')} visitBy={side === 'CUSTOMER' ? 'provider' : 'reference'} />
      )}
      {page?.pageInfo.hasNextPage && (
        <Button variant="default" mt="md" loading={loading} onClick={more}>
          {t('more')}
        </Button>
      )}
    </section>
  );
}
