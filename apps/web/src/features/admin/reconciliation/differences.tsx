import { useQuery } from '@apollo/client/react';
import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayAndTime, explained, money } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { DifferencesQuery } from '../finance.documents';
import { ResolveDialog } from './resolve-dialog';

type Difference = ResultOf<typeof DifferencesQuery>['reconciliationDifferences']['nodes'][number];

const STATES = ['OPEN', 'RESOLVED', 'EXPLAINED'] as const;

/** What the comparisons found, by where it stands. */
export function Differences() {
  const { t } = useTranslation(['finance', 'common']);
  const [state, setState] = useState<(typeof STATES)[number]>('OPEN');
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, loading, error, refetch, fetchMore } = useQuery(DifferencesQuery, {
    variables: { state },
    fetchPolicy: 'cache-and-network',
  });
  const page = data?.reconciliationDifferences;
  const more = (): unknown =>
    fetchMore({
      variables: { after: page?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { reconciliationDifferences: next } }) => ({
        reconciliationDifferences: { ...next, nodes: [...before.reconciliationDifferences.nodes, ...next.nodes] },
      }),
    });
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="differences">
      <h2 id="differences">{t('reconciliation.differences')}</h2>
      <SegmentedControl
        aria-label={t('reconciliation.differences')}
        value={state}
        onChange={(value) => setState(STATES.find((one) => one === value) ?? 'OPEN')}
        data={STATES.map((value) => ({ value, label: t(`reconciliation.state.${value}`) }))}
        orientation="horizontal"
        fullWidth
        mb="md"
      />
      {!page && (loading ? <CardsSkeleton count={2} height={120} /> : <ErrorState error={error} onRetry={refetch} />)}
      {page?.nodes.length === 0 && <EmptyState title={t('reconciliation.none')} text={t('reconciliation.noneText')} />}
      <ul className={parts.list}>
        {page?.nodes.map((difference) => (
          <li key={difference.id} className={classes.block}>
            <OneDifference difference={difference} onResolve={() => setChosen(difference.id)} />
          </li>
        ))}
      </ul>
      {page?.pageInfo.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void more()}>
          {t('common:action.more')}
        </Button>
      )}
      {chosen && <ResolveDialog id={chosen} onClose={() => setChosen(null)} onResolved={refetch} />}
    </section>
  );
}

function OneDifference({ difference, onResolve }: { difference: Difference; onResolve: () => void }) {
  const { t } = useTranslation('finance');
  const amount = (gross: number | null, fee: number | null): string => {
    if (gross === null) return t('reconciliation.unknown');
    return fee ? t('reconciliation.withFee', { amount: money(gross), fee: money(fee) }) : money(gross);
  };
  const { kind, reference, stripeGrossCents, stripeFeeCents, ledgerGrossCents, ledgerFeeCents } = difference;
  return (
    <>
      <h3 className={classes.name}>{t(`reconciliation.kind.${kind}`)}</h3>
      <p className={classes.small}>
        {t(`reconciliation.kindText.${kind}`)}
        <br />
        <span className={classes.code}>{reference}</span>
        <br />
        {t('reconciliation.openedAt', { when: dayAndTime(difference.openedAt) })}
      </p>
      <Lines
        label={t(`reconciliation.kind.${kind}`)}
        lines={[
          { label: t('reconciliation.stripe'), value: amount(stripeGrossCents, stripeFeeCents) },
          { label: t('reconciliation.ledger'), value: amount(ledgerGrossCents, ledgerFeeCents) },
        ]}
      />
      {difference.resolution && (
        <p className={classes.small}>
          {explained(t(`reconciliation.reason.${difference.resolution}`), difference.note ?? '')}
        </p>
      )}
      <div className={classes.actions}>
        {difference.state === 'OPEN' && (
          <Button variant="default" onClick={onResolve}>
            {t('reconciliation.resolve')}
          </Button>
        )}
        {difference.bookingId && (
          <Anchor component={Link} to={`/admin/ledger/${difference.bookingId}`}>
            {t('reconciliation.seeBooking')}
          </Anchor>
        )}
      </div>
    </>
  );
}
