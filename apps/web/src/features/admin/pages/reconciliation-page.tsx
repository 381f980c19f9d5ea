import { useMutation, useQuery } from '@apollo/client/react';
import { Anchor, Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../../ui/page';
import { toast } from '../../../ui/toast';
import { FieldError } from '../../../ui/field-error';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import { ReconciliationRunsQuery, RunReconciliationMutation } from '../finance.documents';
import { Differences } from '../reconciliation/differences';
import { Runs } from '../reconciliation/runs';

/** While a run is under way its progress is asked for. */
const LOOK_AGAIN_MS = 3_000;

export default function ReconciliationPage() {
  const { t } = useTranslation('finance');
  const { data, loading, error, refetch, startPolling, stopPolling } = useQuery(ReconciliationRunsQuery, {
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: false,
  });
  const [start] = useMutation(RunReconciliationMutation);
  const { busy, problem, run } = useDeed();
  const runs = data?.reconciliationRuns.nodes;
  const latest = runs?.[0];
  const underWay = latest !== undefined && latest.state !== 'COMPLETED';
  useEffect(() => {
    if (underWay) startPolling(LOOK_AGAIN_MS);
    return () => stopPolling();
  }, [underWay, startPolling, stopPolling]);

  const startNow = async (): Promise<void> => {
    if (!(await run(() => start()))) return;
    toast.done(t('reconciliation.started'));
    await refetch();
  };
  return (
    <Page title={t('reconciliation.title')} lead={t('reconciliation.lead')} noIndex>
      <div className={classes.page}>
        <div className={classes.actions}>
          <Button onClick={() => void startNow()} loading={busy}>
            {t('reconciliation.run')}
          </Button>
          <Anchor component={Link} to="/admin/stripe-events">
            {t('reconciliation.seeEvents')}
          </Anchor>
          <FieldError>{problem}</FieldError>
        </div>
        <Differences key={`${latest?.id ?? ''}-${latest?.state ?? ''}`} />
        <Runs runs={runs} loading={loading} error={error} onRetry={refetch} />
      </div>
    </Page>
  );
}
