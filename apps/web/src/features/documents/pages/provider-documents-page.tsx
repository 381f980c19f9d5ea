import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { InvoicingQuery } from '../documents.documents';
import { MandateCard } from '../mandate-card';
import { MyDocuments } from '../my-documents';
import { TaxCard } from '../tax-card';

/** A provider's papers: first what is still asked of them, then the documents, then how they are taxed. */
export default function ProviderDocumentsPage() {
  const { t } = useTranslation('documents');
  const { data, error, refetch } = useQuery(InvoicingQuery, { fetchPolicy: 'cache-and-network' });
  const invoicing = data?.myInvoicing;
  const asked = invoicing?.mandate.acceptedAt === null;
  return (
    <Page title={t('title')} lead={t('providerLead')} width="md" noIndex>
      {!invoicing &&
        (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={2} height={220} />)}
      {invoicing && asked && <MandateCard mandate={invoicing.mandate} />}
      {invoicing && <MyDocuments side="PROVIDER" />}
      {invoicing && <TaxCard invoicing={invoicing} />}
      {invoicing && !asked && <MandateCard mandate={invoicing.mandate} />}
    </Page>
  );
}
