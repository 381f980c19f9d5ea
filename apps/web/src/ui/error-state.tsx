import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../lib/error-text';
import { EmptyState } from './empty-state';

/** A request failed: what it means for the person, and a way to try again. */
export function ErrorState({ error, onRetry }: { error?: unknown; onRetry?: () => unknown }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (
    <div role="alert">
      <EmptyState
        icon={<IconAlertTriangle size={26} stroke={1.6} />}
        title={t('state.errorTitle')}
        text={errorText(error)}
      >
        {onRetry && (
          <Button variant="light" onClick={() => void onRetry()}>
            {t('action.retry')}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}
