import { useTranslation } from 'react-i18next';
import { dayAndTime, money } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { StateBadge } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import type { ReconciliationRunsQuery } from '../finance.documents';

type Run = ResultOf<typeof ReconciliationRunsQuery>['reconciliationRuns']['nodes'][number];

interface RunsProps {
  readonly runs: readonly Run[] | undefined;
  readonly loading: boolean;
  readonly error: unknown;
  readonly onRetry: () => unknown;
}

/** The last comparisons: what was read, what was found, and both sums. */
export function Runs({ runs, loading, error, onRetry }: RunsProps) {
  const { t } = useTranslation('finance');
  return (
    <section className={classes.block} aria-labelledby="runs">
      <h2 id="runs">{t('reconciliation.runs')}</h2>
      {!runs && (loading ? <CardsSkeleton count={3} height={92} /> : <ErrorState error={error} onRetry={onRetry} />)}
      {runs?.length === 0 && <EmptyState title={t('reconciliation.noRuns')} text={t('reconciliation.noRunsText')} />}
      <ul className={parts.list}>
        {runs?.map((run) => (
          <li key={run.id} className={`card ${classes.row}`}>
            <OneRun run={run} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneRun({ run }: { run: Run }) {
  const { t } = useTranslation('finance');
  const open = run.openAtEnd ?? 0;
  return (
    <>
      <div>
        <p className={classes.name}>
          {dayAndTime(run.startedAt)}, {run.byHand ? t('reconciliation.byHand') : t('reconciliation.nightly')}
        </p>
        <p className={classes.small}>
          {t('reconciliation.counts', { seen: run.movementsSeen, compared: run.compared })}
          <br />
          {t('reconciliation.found', { opened: run.opened, explained: run.explained })}
          {run.stripeCents !== null && run.ledgerCents !== null && (
            <>
              <br />
              {t('reconciliation.sums', { stripe: money(run.stripeCents), ledger: money(run.ledgerCents) })}
            </>
          )}
        </p>
      </div>
      {run.state === 'COMPLETED' ? (
        <StateBadge tone={open > 0 ? 'attention' : 'good'}>{t('reconciliation.openAtEnd', { count: open })}</StateBadge>
      ) : (
        <StateBadge tone="waiting">{t(`reconciliation.runState.${run.state}`)}</StateBadge>
      )}
    </>
  );
}
