import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../lib/format';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import parts from '../../../ui/section.module.css';
import { MailBacklogQuery } from '../admin.documents';
import { OperationsSection } from './operations-section';

/** How far the sending of e-mail is behind. */
export function MailBacklog() {
  const { t } = useTranslation('admin');
  const { data, loading, error, refetch } = useQuery(MailBacklogQuery, { fetchPolicy: 'cache-and-network' });
  const backlog = data?.mailBacklog;
  return (
    <OperationsSection id="mails" busy={loading} onRefresh={refetch}>
      {!backlog && loading && <CardsSkeleton count={1} height={150} />}
      {!backlog && !loading && <ErrorState error={error} onRetry={refetch} />}
      {backlog && (
        <div className={`card ${parts.stacked}`}>
          <Lines
            label={t('operations.mails')}
            lines={[
              { label: t('operations.waiting'), value: backlog.waiting },
              { label: t('operations.failed'), value: backlog.failed },
              ...(backlog.oldestQueuedAt
                ? [{ label: t('operations.oldest'), value: dayAndTime(backlog.oldestQueuedAt) }]
                : []),
            ]}
          />
        </div>
      )}
    </OperationsSection>
  );
}
