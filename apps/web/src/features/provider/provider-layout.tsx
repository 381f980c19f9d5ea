import { useQuery } from '@apollo/client/react';
import { Button, Container } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { PageSkeleton } from '../../ui/loading';
import { Page } from '../../ui/page';
import { useCurrentTabInSight } from '../../ui/use-current-tab-in-sight';
import { FileContext } from './file-context';
import { MyFileQuery } from './file.documents';
import classes from './provider.module.css';

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
  const tabs = useCurrentTabInSight(data !== undefined);
  if (!data) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  if (!data.myProviderFile) return <ApplyFirst />;
  return (
    <FileContext value={data.myProviderFile}>
      <Container size="lg" pt="lg">
        <nav ref={tabs} aria-label={t('nav.label')} className={classes.tabs}>
          {PAGES.map(({ to, key }) => (
            <NavLink key={to} to={to} end className={classes.tab}>
              {t(`nav.${key}`)}
            </NavLink>
          ))}
        </nav>
      </Container>
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
