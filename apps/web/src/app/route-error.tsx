import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { NotFoundPage } from './not-found-page';

/** What is shown when a page could not be fetched or broke: the frame stays, reloading gets the newest version. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const [offline] = useState(() => !navigator.onLine);
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  if (offline) return <NeedsNetwork />;
  return (
    <Page title={t('crash.title')} hideTitle noIndex>
      <EmptyState level={1} title={t('crash.title')} text={t('crash.text')}>
        <Button onClick={() => window.location.reload()}>{t('crash.reload')}</Button>
      </EmptyState>
    </Page>
  );
}

/** A page never opened before cannot be shown offline, and reloading would lose the frame as well: it waits. */
function NeedsNetwork() {
  const { t } = useTranslation();
  useEffect(() => {
    const reload = (): void => window.location.reload();
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, []);
  return (
    <Page title={t('crash.offlineTitle')} hideTitle noIndex>
      <EmptyState level={1} title={t('crash.offlineTitle')} text={t('crash.offlineText')} />
    </Page>
  );
}
