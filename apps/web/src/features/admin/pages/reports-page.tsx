import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, shortDay } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { Stars } from '../../../ui/stars';
import { StateBadge } from '../../../ui/state-badge';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { DecideReportMutation, ReportsQuery } from '../admin.documents';

type Report = ResultOf<typeof ReportsQuery>['reviewReports']['nodes'][number];

export default function ReportsPage() {
  const { t } = useTranslation('admin');
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')} width="md" noIndex>
      <Reports />
    </Page>
  );
}

function Reports() {
  const { t } = useTranslation(['admin', 'common']);
  const { data, loading, error, refetch, fetchMore } = useQuery(ReportsQuery, { fetchPolicy: 'cache-and-network' });
  if (!data && loading) return <CardsSkeleton count={2} height={340} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const { nodes, pageInfo } = data.reviewReports;
  if (nodes.length === 0) return <EmptyState title={t('reports.empty')} text={t('reports.emptyText')} />;
  const more = (): unknown =>
    fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult: { reviewReports: next } }) => ({
        reviewReports: { ...next, nodes: [...before.reviewReports.nodes, ...next.nodes] },
      }),
    });
  return (
    <>
      <ul className={parts.list}>
        {nodes.map((report) => (
          <li key={report.id}>
            <ReportCard report={report} onDecided={refetch} />
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

/** What was written, what is held against it, and the decision with its reason. */
function ReportCard({ report, onDecided }: { report: Report; onDecided: () => unknown }) {
  const { t } = useTranslation('admin');
  const { review } = report;
  return (
    <article className={`card ${parts.stacked}`}>
      <div className={classes.actions}>
        <StateBadge tone="attention">{t(`reports.why.${report.reason}`)}</StateBadge>
        <span className="soft">{t('reports.reported', { when: dayAndTime(report.reportedAt) })}</span>
      </div>
      <h2 style={{ margin: '1rem 0 0.35rem', fontSize: '1.15rem' }}>
        {t('reports.review', { name: review.authorPublicName, when: shortDay(`${review.experienceDate}T11:00:00Z`) })}
      </h2>
      <Stars value={review.overall} />
      <blockquote className={classes.quote}>{review.text || t('reports.noText')}</blockquote>
      {review.reply && (
        <>
          <p className={classes.small}>{t('reports.reply')}</p>
          <blockquote className={classes.quote}>{review.reply.text}</blockquote>
        </>
      )}
      <p className={classes.small}>{t('reports.explanation')}</p>
      <blockquote className={classes.quote}>{report.explanation}</blockquote>
      <Decision reportId={report.id} onDecided={onDecided} />
    </article>
  );
}

function Decision({ reportId, onDecided }: { reportId: string; onDecided: () => unknown }) {
  const { t } = useTranslation('admin');
  const deed = useDeed();
  const [decide] = useMutation(DecideReportMutation);
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<'KEPT' | 'REMOVED' | null>(null);
  const record = (outcome: 'KEPT' | 'REMOVED'): Promise<unknown> => {
    setChosen(outcome);
    return deed.run(async () => {
      const input = { reportId, outcome, reason: reason.trim() };
      const result = (await decide({ variables: { input } })).data?.decideReviewReport;
      if (result?.__typename === 'ReviewReportDecision') {
        toast.done(t(outcome === 'KEPT' ? 'reports.kept' : 'reports.removed'));
        await onDecided();
      } else if (result) deed.setProblem(result.message);
    });
  };
  const ready = reason.trim().length >= 3;
  return (
    <div className={classes.form}>
      <Textarea
        label={t('reports.reason')}
        description={t('reports.reasonHint')}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FieldError>{deed.problem}</FieldError>
      <div className={classes.actions}>
        <Button
          variant="default"
          disabled={!ready}
          loading={deed.busy && chosen === 'KEPT'}
          onClick={() => void record('KEPT')}
        >
          {t('reports.keep')}
        </Button>
        <Button
          color="red"
          disabled={!ready}
          loading={deed.busy && chosen === 'REMOVED'}
          onClick={() => void record('REMOVED')}
        >
          {t('reports.remove')}
        </Button>
      </div>
    </div>
  );
}
