import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page';
import { MyDocuments } from '../my-documents';
import { NameOnPapers } from '../name-on-papers';

/** Notes, invoices and credit notes of a customer. */
export default function CustomerDocumentsPage() {
  const { t } = useTranslation('documents');
  return (
    <Page title={t('title')} lead={t('customerLead')} width="md" noIndex>
      <NameOnPapers />
      <MyDocuments side="CUSTOMER" />
    </Page>
  );
}
