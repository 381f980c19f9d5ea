import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { VariablesOf } from '../../../lib/graphql';
import { dayAndTime, money, shortDay } from '../../../lib/format';
import { Countdown } from '../../../ui/countdown';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { DisputeBadge } from '../disputes/dispute-badge';
import { DisputesQuery, type Dispute } from '../disputes/disputes.documents';
import disputeClasses from '../disputes/disputes.module.css';
import { useStripeWords } from '../disputes/reason-words';

type List = VariablesOf<typeof DisputesQuery>['list'];
const LISTS: readonly List[] = ['OPEN', 'TO_DECIDE', 'CLOSED'];

export default function DisputesPage() {
  const { t } = useTranslation('disputes');
  const [parameters] = useSearchParams();
  const [list, setList] = useState<List>(LISTS.find((known) => known === parameters.get('list')) ?? 'OPEN');
  return (
    <Page title={t('title')} lead={t('lead')} noIndex>
      <SegmentedControl
        aria-label={t('which')}
        mb="lg"
        value={list}
        onChange={(value) => setList(LISTS.find((one) => one === value) ?? 'OPEN')}
        data={LISTS.map((value) => ({ value, label: t(`list.${value}`) }))}
      />
      <Disputes key={list} list={list} />
    </Page>
  );
}

function Disputes({ list }: { list: List }) {
  const { t } = useTranslation(['disputes', 'common']);
  const { data, loading, error, refetch, fetchMore } = useQuery(DisputesQuery, {
    variables: { list },
    fetchPolicy: 'cache-and-network',
  });
  if (!data && loading) return <CardsSkeleton count={3} height={110} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const { nodes, pageInfo } = data.disputes;
  if (nodes.length === 0) return <EmptyState title={t(`empty.${list}`)} text={t('emptyText')} />;
  const more = (): unknown =>
    fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { disputes: next } }) => ({
        disputes: { ...next, nodes: [...before.disputes.nodes, ...next.nodes] },
      }),
    });
  return (
    <>
      <ul className={parts.list}>
        {nodes.map((dispute) => (
          <li key={dispute.id} className={`card ${classes.row}`}>
            <OneDispute dispute={dispute} />
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

function OneDispute({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  const words = useStripeWords();
  const amount = money(dispute.amountCents);
  return (
    <>
      <div>
        <p className={classes.name}>
          <span className="numbers">{amount}</span> · {words.reason(dispute.reason)}
        </p>
        <p className={classes.small}>
          {t('opened', { day: shortDay(dispute.openedAt) })} · <span className={classes.code}>{dispute.stripeId}</span>
        </p>
        {dispute.answerable && dispute.dueBy && (
          <p className={disputeClasses.due}>
            {t('dueBy', { when: dayAndTime(dispute.dueBy) })} <Countdown until={dispute.dueBy} />
          </p>
        )}
      </div>
      <div className={disputeClasses.side}>
        <DisputeBadge dispute={dispute} />
        <Button
          component={Link}
          size="sm"
          variant="light"
          to={`/admin/disputes/${dispute.id}`}
          aria-label={t('openOf', { amount })}
        >
          {t('open')}
        </Button>
      </div>
    </>
  );
}
