import { useMutation } from '@apollo/client/react';
import { Button, Modal, Skeleton, TextInput } from '@mantine/core';
import { IconDownload, IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { time } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import fileClasses from './file.module.css';
import { useDocument, type OpenDocument } from './use-document';
import { DocumentLinkMutation } from './vetting.documents';

interface DocumentViewerProps {
  readonly documentId: string;
  readonly number: number;
  readonly onClose: () => void;
}

/** A document over the page: images and PDF are shown, anything can be saved, a link opens it elsewhere. */
export function DocumentViewer({ documentId, number, onClose }: DocumentViewerProps) {
  const { t } = useTranslation(['vetting', 'common']);
  const { document, problem } = useDocument(documentId);
  return (
    <Modal
      opened
      onClose={onClose}
      size="60rem"
      title={t('viewer.title', { number })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {problem && <FieldError>{problem === true ? t('viewer.failed') : problem}</FieldError>}
      {!document && !problem && <Skeleton height="60vh" radius="md" />}
      {document && <Shown document={document} label={t('viewer.alt', { number })} />}
      <p className={classes.small}>{t('viewer.traced')}</p>
      <div className={classes.actions} style={{ marginTop: '1rem' }}>
        {document && (
          <Button
            component="a"
            href={document.url}
            download={`document-${documentId.slice(-8)}`}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
          >
            {t('viewer.save')}
          </Button>
        )}
      </div>
      <LinkElsewhere documentId={documentId} />
    </Modal>
  );
}

/** Phones and some browsers show no PDF inside a page: there a copy is the way. */
function Shown({ document: { url, contentType }, label }: { document: OpenDocument; label: string }) {
  const { t } = useTranslation('vetting');
  if (contentType.startsWith('image/')) return <img src={url} alt={label} className={fileClasses.image} />;
  if (contentType === 'application/pdf' && navigator.pdfViewerEnabled)
    return <iframe src={url} title={label} className={fileClasses.frame} />;
  return <p>{t('viewer.notShown')}</p>;
}

/** For the office's other device, say: opens without a session, for five minutes. */
function LinkElsewhere({ documentId }: { documentId: string }) {
  const { t } = useTranslation('vetting');
  const deed = useDeed();
  const [createLink] = useMutation(DocumentLinkMutation);
  const [link, setLink] = useState<{ path: string; expiresAt: string } | null>(null);
  const create = (): Promise<unknown> =>
    deed.run(async () => {
      const { data } = await createLink({ variables: { documentId } });
      if (data) setLink(data.createDocumentLink);
    });
  if (link)
    return (
      <TextInput
        mt="sm"
        readOnly
        label={t('viewer.linkLabel')}
        description={t('viewer.linkReady', { time: time(link.expiresAt) })}
        value={new URL(link.path, window.location.origin).href}
        onFocus={(event) => event.currentTarget.select()}
      />
    );
  return (
    <>
      <FieldError>{deed.problem}</FieldError>
      <Button
        mt="sm"
        variant="subtle"
        loading={deed.busy}
        leftSection={<IconLink size={18} aria-hidden="true" />}
        onClick={() => void create()}
      >
        {t('viewer.link')}
      </Button>
    </>
  );
}
