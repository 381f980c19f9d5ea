import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')} hideTitle noIndex>
      <EmptyState level={1} title={t('notFound.title')} text={t('notFound.text')}>
        <Button component={Link} to="/">
          {t('action.home')}
        </Button>
      </EmptyState>
    </Page>
  );
}
