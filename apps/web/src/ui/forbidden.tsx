import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from './empty-state';
import { Page } from './page';

/** Signed in, but not as someone who may see this page. */
export function Forbidden() {
  const { t } = useTranslation();
  return (
    <Page title={t('forbidden.title')} hideTitle noIndex>
      <EmptyState level={1} title={t('forbidden.title')} text={t('forbidden.text')}>
        <Button component={Link} to="/">
          {t('action.home')}
        </Button>
      </EmptyState>
    </Page>
  );
}
