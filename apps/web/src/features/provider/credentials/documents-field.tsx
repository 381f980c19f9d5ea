import { ActionIcon, Button, FileButton, Input } from '@mantine/core';
import { IconFile, IconUpload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from '../provider.module.css';
import { uploadDocument, type UploadedDocument } from '../../../lib/upload-document';

interface DocumentsFieldProps {
  readonly documents: readonly UploadedDocument[];
  readonly error?: string;
  readonly onChange: (documents: readonly UploadedDocument[]) => void;
}

/** Files that are sent as soon as they are chosen; the form then only names them. */
export function DocumentsField({ documents, error, onChange }: DocumentsFieldProps) {
  const { t } = useTranslation('provider');
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const add = async (file: File | null): Promise<void> => {
    if (!file) return;
    setSending(true);
    setFailure(undefined);
    const result = await uploadDocument(file);
    setSending(false);
    if (result.ok) onChange([...documents, result.document]);
    else setFailure(result.message ?? t('form.uploadFailed'));
  };
  return (
    <Input.Wrapper
      size="md"
      className={classes.wide}
      label={t('form.documents')}
      description={t('form.documentsHint')}
      error={failure ?? error}
      labelElement="div"
    >
      <ul className={classes.files}>
        {documents.map((document) => (
          <li key={document.id}>
            <IconFile size={18} aria-hidden="true" />
            <span>{document.name}</span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('form.removeFile', { name: document.name })}
              onClick={() => onChange(documents.filter(({ id }) => id !== document.id))}
            >
              <IconX size={16} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <FileButton
        accept="application/pdf,image/jpeg,image/png,image/webp,image/heic"
        onChange={(file) => void add(file)}
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            loading={sending}
            leftSection={<IconUpload size={18} aria-hidden="true" />}
          >
            {t('form.choose')}
          </Button>
        )}
      </FileButton>
      <span role="status" className="visually-hidden">
        {sending && t('form.uploading')}
      </span>
    </Input.Wrapper>
  );
}
