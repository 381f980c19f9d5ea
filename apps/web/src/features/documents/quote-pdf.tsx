import { Anchor } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** The quote to keep or print, before anything is ordered. */
export function QuotePdf({ quoteId }: { quoteId: string }) {
  const { t } = useTranslation('documents');
  return (
    <Anchor href={`/documents/billing/quotes/${quoteId}`} download>
      <IconDownload size={16} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {t('quotePdf')}
    </Anchor>
  );
}
