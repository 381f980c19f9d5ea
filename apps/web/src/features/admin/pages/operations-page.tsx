import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { Page } from '../../../ui/page';
import { MailBacklog } from '../operations/mail-backlog';
import { OwedDocuments } from '../operations/owed-documents';
import { ParkedEvents } from '../operations/parked-events';
import { ParkedPayments } from '../operations/parked-payments';
import { ParkedJobs } from '../operations/parked-jobs';
import { mayAny } from '../sections';

export default function OperationsPage() {
  const { t } = useTranslation('admin');
  const { viewer } = useSession();
  return (
    <Page title={t('operations.title')} lead={t('operations.lead')} noIndex>
      {mayAny(viewer, ['SECURITY', 'SUPPORT']) && <ParkedJobs />}
      {mayAny(viewer, ['FINANCE']) && <ParkedPayments />}
      {mayAny(viewer, ['FINANCE']) && <ParkedEvents />}
      {mayAny(viewer, ['FINANCE']) && <OwedDocuments />}
      {mayAny(viewer, ['SUPPORT']) && <MailBacklog />}
    </Page>
  );
}
