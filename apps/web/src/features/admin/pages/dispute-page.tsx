import { useQuery } from '@apollo/client/react';
import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { money } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { DecideLost } from '../disputes/decide-lost';
import { DisputeFacts } from '../disputes/dispute-facts';
import { DisputeQuery, type DisputeFile } from '../disputes/disputes.documents';
import classes from '../disputes/disputes.module.css';
import { EvidencePanel } from '../disputes/evidence-panel';

export default function DisputePage() {
  const { t } = useTranslation('disputes');
  const { disputeId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(DisputeQuery, {
    variables: { id: disputeId },
    fetchPolicy: 'cache-and-network',
  });
  const back = (
    <Anchor component={Link} to="/admin/disputes">
      {t('back')}
    </Anchor>
  );
  const file = data?.dispute;
  const title = file ? t('fileTitle', { amount: money(file.dispute.amountCents) }) : t('file');
  return (
    <Page title={title} above={back} noIndex>
      {file ? <File file={file} onChange={refetch} /> : <Missing loading={loading} error={error} onRetry={refetch} />}
    </Page>
  );
}

function Missing({ loading, error, onRetry }: { loading: boolean; error?: unknown; onRetry: () => unknown }) {
  return loading ? <CardsSkeleton count={2} height={260} /> : <ErrorState error={error} onRetry={onRetry} />;
}

function File({ file, onChange }: { file: DisputeFile; onChange: () => unknown }) {
  return (
    <div className={classes.columns}>
      <div className={classes.stack}>
        <DisputeFacts file={file} />
        {file.dispute.toDecide && <DecideLost dispute={file.dispute} onChange={onChange} />}
      </div>
      <EvidencePanel file={file} onChange={onChange} />
    </div>
  );
}
