import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentViewer } from './document-viewer';

/** Nothing is fetched, and no trace is left, before the document is asked for. */
export function DocumentButton({ documentId, number }: { documentId: string; number: number }) {
  const { t } = useTranslation('vetting');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconFileText size={18} aria-hidden="true" />}
        aria-label={t('viewer.see', { number })}
        onClick={() => setOpened(true)}
      >
        {t('credential.document', { number })}
      </Button>
      {opened && <DocumentViewer documentId={documentId} number={number} onClose={() => setOpened(false)} />}
    </>
  );
}
