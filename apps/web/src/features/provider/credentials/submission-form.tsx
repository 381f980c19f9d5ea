import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Radio, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useRefusal } from '../profile/use-refusal';
import { SubmitCredentialMutation } from '../file.documents';
import classes from '../provider.module.css';
import { DocumentsField } from './documents-field';
import {
  FIELDS,
  takesDocuments,
  toInput,
  type CredentialType,
  type SkillProof,
  type Submission,
} from './submission-values';

interface SubmissionFormProps {
  readonly type: CredentialType;
  /** Set for a skill. */
  readonly serviceCode: string | null;
  readonly onClose: () => void;
}

const PROOFS: readonly SkillProof[] = ['CERTIFICATE', 'TRIAL_VISIT'];
const INPUT_TYPES = { date: 'date', email: 'email', number: 'text' } as const;

/** Hands in one credential. What was typed stays until it is taken. */
export function SubmissionForm({ type, serviceCode, onClose }: SubmissionFormProps) {
  const { t } = useTranslation(['provider', 'common']);
  const [submit] = useMutation(SubmitCredentialMutation);
  const { busy, problem, field, errorOf, send, refuse } = useRefusal();
  const [submission, setSubmission] = useState<Submission>({
    texts: {},
    documents: [],
    exclusive: true,
    skillProof: 'CERTIFICATE',
  });
  const change = (next: Partial<Submission>): void => setSubmission({ ...submission, ...next });

  const hand = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const empty = FIELDS[type].find(({ path }) => !submission.texts[path]?.trim());
    if (empty) {
      refuse(t('apply.required'), empty.path);
      return;
    }
    const input = toInput(type, serviceCode, submission);
    const taken = await send(
      'ProviderFile',
      async () => (await submit({ variables: { input } })).data?.submitCredential,
    );
    if (!taken) return;
    toast.done(t('credentials.sent'));
    onClose();
  };

  const known = FIELDS[type].some(({ path }) => path === field) || field === 'documentIds';
  return (
    <form className={classes.submission} onSubmit={(event) => void hand(event)} noValidate>
      {type === 'BACKGROUND' && <p>{t('credentials.background')}</p>}
      {type === 'REFERENCE' && <p className="soft">{t('form.refereeNote')}</p>}
      <div className={classes.fields}>
        {type === 'SKILL' && (
          <Radio.Group
            size="md"
            className={classes.wide}
            label={t('form.proof')}
            value={submission.skillProof}
            onChange={(value) => change({ skillProof: PROOFS.find((proof) => proof === value) ?? 'CERTIFICATE' })}
          >
            <Stack gap="xs" mt="xs">
              {PROOFS.map((proof) => (
                <Radio key={proof} value={proof} label={t(`form.proofs.${proof}`)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {FIELDS[type].map(({ path, label, kind, hint }) => (
          <TextInput
            key={path}
            type={kind ? INPUT_TYPES[kind] : 'text'}
            inputMode={kind === 'number' ? 'decimal' : undefined}
            label={t(`form.${label}`)}
            description={hint && t(`form.${hint}`)}
            value={submission.texts[path] ?? ''}
            error={errorOf(path)}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            onChange={(event) => change({ texts: { ...submission.texts, [path]: event.currentTarget.value } })}
          />
        ))}
        {type === 'SAP' && (
          <Checkbox
            className={classes.wide}
            label={t('form.exclusive')}
            checked={submission.exclusive}
            onChange={(event) => change({ exclusive: event.currentTarget.checked })}
          />
        )}
        {takesDocuments(type) && (
          <DocumentsField
            documents={submission.documents}
            error={errorOf('documentIds')}
            onChange={(documents) => change({ documents })}
          />
        )}
      </div>
      {!known && <FieldError>{problem}</FieldError>}
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {type === 'BACKGROUND' ? t('credentials.askMeeting') : t('credentials.send')}
        </Button>
      </div>
    </form>
  );
}
