import { useMutation } from '@apollo/client/react';
import { ActionIcon, Anchor } from '@mantine/core';
import { IconFile, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../lib/use-deed';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { AddFile } from './add-file';
import { DetachMutation, type DisputeFile } from './disputes.documents';
import classes from './disputes.module.css';
import { useFileWords } from './file-words';

type Attachment = DisputeFile['attachments'][number];

interface AttachedFilesProps {
  readonly file: DisputeFile;
  readonly onChange: () => unknown;
}

/** Staff's own files: added and taken out until the evidence is sent, then to be read only. */
export function AttachedFiles({ file, onChange }: AttachedFilesProps) {
  const { t } = useTranslation('disputeFiles');
  const words = useFileWords();
  const { attachments, dispute } = file;
  if (attachments.length === 0 && !dispute.answerable) return null;
  return (
    <>
      <h3>{t('title')}</h3>
      {dispute.answerable && <p className={classes.hint}>{t('lead', { limit: words.size(file.attachmentLimit) })}</p>}
      {attachments.length === 0 ? (
        <p className={classes.hint}>{t('none')}</p>
      ) : (
        <ul className={classes.attached}>
          {attachments.map((attachment) => (
            <Attached key={attachment.id} file={file} attachment={attachment} onChange={onChange} />
          ))}
        </ul>
      )}
      {dispute.answerable && <AddFile file={file} onChange={onChange} />}
    </>
  );
}

function Attached({ file, attachment, onChange }: AttachedFilesProps & { readonly attachment: Attachment }) {
  const { t } = useTranslation('disputeFiles');
  const words = useFileWords();
  const deed = useDeed();
  const [detach] = useMutation(DetachMutation, { fetchPolicy: 'no-cache' });
  const [asked, setAsked] = useState(false);
  const field = words.field(attachment.field);
  const { id, answerable } = file.dispute;
  const remove = (): Promise<unknown> =>
    deed.run(async () => {
      const input = { disputeId: id, attachmentId: attachment.id };
      const result = (await detach({ variables: { input } })).data?.detachFromDispute;
      setAsked(false);
      if (result?.__typename === 'DisputeFile') {
        toast.done(t('removed'));
        await onChange();
      } else if (result) deed.setProblem(result.message);
    });
  return (
    <li>
      <IconFile size={18} aria-hidden="true" />
      <span>
        {field}
        <br />
        <Anchor href={attachment.url} aria-label={t('open', { field })} size="sm">
          {t('download')}
        </Anchor>{' '}
        <small>({words.size(attachment.bytes)})</small>
        {attachment.failure && <FieldError>{t('refused', { code: attachment.failure })}</FieldError>}
        <FieldError>{deed.problem}</FieldError>
      </span>
      {answerable && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={44}
          aria-label={t('remove', { field })}
          onClick={() => setAsked(true)}
        >
          <IconX size={18} />
        </ActionIcon>
      )}
      <ConfirmDialog
        opened={asked}
        title={t('removeTitle')}
        confirmLabel={t('removeConfirm')}
        danger
        busy={deed.busy}
        onConfirm={remove}
        onClose={() => setAsked(false)}
      >
        <p style={{ margin: 0 }}>{t('removeText')}</p>
      </ConfirmDialog>
    </li>
  );
}
