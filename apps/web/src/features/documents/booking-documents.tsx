import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ui/error-state';
import { CardsSkeleton } from '../../ui/loading';
import { DocumentRows } from './document-rows';
import { BookingDocumentsQuery } from './documents.documents';
import classes from './documents.module.css';

/** The documents of one booking that the reader may open; nothing as long as there are none, unless `always`. */
export function BookingDocuments({ bookingId, always = false }: { bookingId: string; always?: boolean }) {
  const { t } = useTranslation('documents');
  const { data, loading, error, refetch } = useQuery(BookingDocumentsQuery, {
    variables: { bookingId },
    fetchPolicy: 'cache-and-network',
  });
  const rows = data?.bookingDocuments ?? [];
  if (!always && !error && rows.length === 0) return null;
  return (
    <section className={`card ${classes.card}`}>
      <h2>{t('title')}</h2>
      {!data && loading && <CardsSkeleton count={1} height={64} />}
      {!data && error && <ErrorState error={error} onRetry={refetch} />}
      {data && rows.length === 0 && <p className="soft">{t('noneYet')}</p>}
      {rows.length > 0 && <DocumentRows rows={rows} label={t('title')} />}
    </section>
  );
}
