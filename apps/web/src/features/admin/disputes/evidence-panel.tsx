import { useMutation } from '@apollo/client/react';
import { Anchor, Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, explained } from '../../../lib/format';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { AttachedFiles } from './attached-files';
import { NoteMutation, SubmitMutation, type DisputeFile } from './disputes.documents';
import disputeClasses from './disputes.module.css';
import { useStripeWords } from './reason-words';

interface EvidencePanelProps {
  readonly file: DisputeFile;
  readonly onChange: () => unknown;
}

/** Everything the bank gets to read, word for word, with staff's own words and the button that sends it. */
export function EvidencePanel({ file, onChange }: EvidencePanelProps) {
  const { t } = useTranslation('disputes');
  const words = useStripeWords();
  const { dispute } = file;
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="evidence">
      <h2 id="evidence">{t('evidence.title')}</h2>
      <p className={classes.intro}>
        {dispute.evidenceAskedAt
          ? t('evidence.sentAt', { when: dayAndTime(dispute.evidenceAskedAt) })
          : t(dispute.answerable ? 'evidence.lead' : 'evidence.closed')}
      </p>
      {dispute.evidenceFailure && (
        <p role="alert" className={disputeClasses.due}>
          {t('evidence.refused', { code: dispute.evidenceFailure })}
        </p>
      )}
      {dispute.pastDue && <p className={disputeClasses.due}>{t('evidence.pastDue')}</p>}
      {file.documents.length > 0 && <Documents documents={file.documents} />}
      <AttachedFiles file={file} onChange={onChange} />
      {dispute.answerable && <Answer key={file.note} file={file} onChange={onChange} />}
      <dl className={disputeClasses.evidence}>
        {file.evidence.map(({ field, text }) => (
          <div key={field}>
            <dt>{words.field(field)}</dt>
            <dd lang="en">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The files that go beside the texts, to read before they are sent. */
function Documents({ documents }: Pick<DisputeFile, 'documents'>) {
  const { t } = useTranslation('disputes');
  const words = useStripeWords();
  return (
    <>
      <h3>{t('evidence.files')}</h3>
      <ul className={disputeClasses.files}>
        {documents.map(({ field, title, url }) => (
          <li key={field}>
            {explained(words.field(field), '')}
            <Anchor href={url} target="_blank" rel="noreferrer" lang="en">
              {title} (PDF)
            </Anchor>
          </li>
        ))}
      </ul>
    </>
  );
}

function Answer({ file, onChange }: EvidencePanelProps) {
  const { t } = useTranslation('disputes');
  const deed = useDeed();
  const [write] = useMutation(NoteMutation, { fetchPolicy: 'no-cache' });
  const [send] = useMutation(SubmitMutation, { fetchPolicy: 'no-cache' });
  const [note, setNote] = useState(file.note ?? '');
  const [asked, setAsked] = useState(false);
  const { id } = file.dispute;
  const changed = note.trim() !== (file.note ?? '');

  const save = async (): Promise<boolean> => {
    const result = (await write({ variables: { input: { disputeId: id, note } } })).data?.noteDispute;
    if (result?.__typename === 'DisputeFile') return true;
    if (result) deed.setProblem(result.message);
    return false;
  };
  const keep = (): Promise<unknown> =>
    deed.run(async () => {
      if (!(await save())) return;
      toast.done(t('evidence.noted'));
      await onChange();
    });
  const submit = (): Promise<unknown> =>
    deed.run(async () => {
      if (changed && !(await save())) return;
      const result = (await send({ variables: { id } })).data?.submitDisputeEvidence;
      setAsked(false);
      if (result?.__typename === 'DisputeFile') {
        toast.done(t('evidence.sent'));
        await onChange();
      } else if (result) deed.setProblem(result.message);
    });

  return (
    <form
      className={disputeClasses.form}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <Textarea
        label={t('evidence.note')}
        description={t('evidence.noteHint')}
        autosize
        minRows={3}
        maxLength={file.noteLimit}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FieldError>{deed.problem}</FieldError>
      <div className={classes.actions}>
        <Button type="submit" variant="default" disabled={!changed} loading={deed.busy && !asked}>
          {t('evidence.keep')}
        </Button>
        <Button onClick={() => setAsked(true)}>{t('evidence.submit')}</Button>
      </div>
      <ConfirmDialog
        opened={asked}
        title={t('evidence.confirmTitle')}
        confirmLabel={t('evidence.submit')}
        busy={deed.busy}
        onConfirm={submit}
        onClose={() => setAsked(false)}
      >
        <p style={{ margin: 0 }}>{t('evidence.confirmText')}</p>
      </ConfirmDialog>
    </form>
  );
}
