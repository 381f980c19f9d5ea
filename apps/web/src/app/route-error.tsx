import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { NotFoundPage } from './not-found-page';

/** What is shown when a page could not be fetched or broke: the frame stays, reloading gets the newest version. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  return (
    <Page title={t('crash.title')} hideTitle noIndex>
      <EmptyState level={1} title={t('crash.title')} text={t('crash.text')}>
        <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
      </EmptyState>
    </Page>
  );
}
