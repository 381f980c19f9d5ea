import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Outlet } from 'react-router';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { PageSkeleton } from '../../ui/loading';
import { Page } from '../../ui/page';
import { SectionTabs } from '../../ui/section-tabs';
import { FileContext } from './file-context';
import { MyFileQuery } from './file.documents';

const PAGES = [
  { to: '/provider', key: 'today' },
  { to: '/provider/agenda', key: 'agenda' },
  { to: '/provider/availability', key: 'availability' },
  { to: '/provider/earnings', key: 'earnings' },
  { to: '/provider/reviews', key: 'reviews' },
  { to: '/provider/credentials', key: 'credentials' },
  { to: '/provider/prices', key: 'prices' },
  { to: '/provider/listing', key: 'listing' },
  { to: '/provider/payouts', key: 'payouts' },
  { to: '/provider/documents', key: 'documents' },
  { to: '/provider/ranking', key: 'ranking' },
] as const;

/** What a provider's pages share: the way between them, and the file that all of them read. */
export default function ProviderLayout() {
  const { t } = useTranslation('provider');
  const { data, error, refetch } = useQuery(MyFileQuery);
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  if (!data.myProviderFile) return <ApplyFirst />;
  return (
    <FileContext value={data.myProviderFile}>
      <SectionTabs
        label={t('nav.label')}
        width="lg"
        tabs={PAGES.map(({ to, key }) => ({ to, text: t(`nav.${key}`) }))}
      />
      <Outlet />
    </FileContext>
  );
}

function ApplyFirst() {
  const { t } = useTranslation('provider');
  return (
    <Page title={t('applyFirst.title')} hideTitle noIndex>
      <EmptyState level={1} title={t('applyFirst.title')} text={t('applyFirst.text')}>
        <Button component={Link} to="/provider/apply">
          {t('applyFirst.start')}
        </Button>
      </EmptyState>
    </Page>
  );
}
