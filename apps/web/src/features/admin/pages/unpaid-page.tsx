import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import parts from '../../../ui/section.module.css';
import { UnpaidRow } from '../unpaid/unpaid-row';
import { UnpaidChargesQuery, type UnpaidCharge } from '../unpaid/unpaid.documents';
import { WriteOffDialog } from '../unpaid/write-off-dialog';

type List = VariablesOf<typeof UnpaidChargesQuery>['list'];
const LISTS: readonly List[] = ['OPEN', 'WRITTEN_OFF'];

export default function UnpaidPage() {
  const { t } = useTranslation('unpaid');
  const [list, setList] = useState<List>('OPEN');
  return (
    <Page title={t('title')} lead={t('lead')} noIndex>
      <SegmentedControl
        aria-label={t('which')}
        mb="lg"
        value={list}
        onChange={(value) => setList(LISTS.find((one) => one === value) ?? 'OPEN')}
        data={LISTS.map((value) => ({ value, label: t(`list.${value}`) }))}
      />
      <UnpaidCharges key={list} list={list} />
    </Page>
  );
}

function UnpaidCharges({ list }: { list: List }) {
  const { t } = useTranslation(['unpaid', 'common']);
  const [chosen, setChosen] = useState<UnpaidCharge | null>(null);
  const { data, loading, error, refetch, fetchMore } = useQuery(UnpaidChargesQuery, {
    variables: { list },
    fetchPolicy: 'cache-and-network',
  });
  if (!data && loading) return <CardsSkeleton count={3} height={110} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const { nodes, pageInfo } = data.unpaidCharges;
  const more = (): unknown =>
    fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { unpaidCharges: next } }) => ({
        unpaidCharges: { ...next, nodes: [...before.unpaidCharges.nodes, ...next.nodes] },
      }),
    });
  return (
    <>
      {nodes.length === 0 && <EmptyState title={t(`empty.${list}`)} text={t(`emptyText.${list}`)} />}
      <ul className={parts.list}>
        {nodes.map((charge) => (
          <UnpaidRow key={charge.id} charge={charge} onAsked={refetch} onWriteOff={() => setChosen(charge)} />
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void more()}>
          {t('common:action.more')}
        </Button>
      )}
      {chosen && <WriteOffDialog charge={chosen} onClose={() => setChosen(null)} onDone={refetch} />}
    </>
  );
}
