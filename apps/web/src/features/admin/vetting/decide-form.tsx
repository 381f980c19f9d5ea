import { useMutation } from '@apollo/client/react';
import { Button, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../lib/graphql';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import { dayEnd } from '../day-start';
import fileClasses from './file.module.css';
import { DecideMutation, type Credential, type File } from './vetting.documents';

type Decision = VariablesOf<typeof DecideMutation>['input'];
type Rejection = NonNullable<Decision['reason']>;

const ALWAYS: readonly Rejection[] = ['NAME_MISMATCH', 'OUT_OF_DATE', 'NOT_AUTHENTIC'];
const ON_PAPER: readonly Rejection[] = ['UNREADABLE', 'WRONG_DOCUMENT'];
const OF_TYPE: Partial<Record<Credential['type'], readonly Rejection[]>> = {
  INSURANCE: ['ACTIVITY_NOT_COVERED', 'COVER_TOO_LOW'],
  SKILL: ['SKILL_NOT_SHOWN'],
  REFERENCE: ['REFERENCE_NOT_CONVINCING'],
};

/** A criminal record is never written about: fixed reasons only, and no words. */
const reasonsFor = (type: Credential['type']): readonly Rejection[] =>
  type === 'BACKGROUND' ? ['NOT_CLEARED', ...ALWAYS] : [...(OF_TYPE[type] ?? []), ...ON_PAPER, ...ALWAYS, 'OTHER'];

interface DecideFormProps {
  readonly credentialId: string;
  readonly type: Credential['type'];
  readonly onChange: (file: File) => void;
}

/** Verified or rejected; what is typed stays when the decision is not taken. */
export function DecideForm({ credentialId, type, onChange }: DecideFormProps) {
  const { t } = useTranslation('vetting');
  const deed = useDeed();
  const [decide] = useMutation(DecideMutation, { fetchPolicy: 'no-cache' });
  const [outcome, setOutcome] = useState<Decision['outcome']>('VERIFIED');
  const [reason, setReason] = useState<Rejection | null>(null);
  const [note, setNote] = useState('');
  const [lastDay, setLastDay] = useState('');
  const [permit, setPermit] = useState('AS_DECLARED');
  const rejects = outcome === 'REJECTED';

  const submit = (): Promise<unknown> =>
    deed.run(async () => {
      const input: Decision = {
        credentialId,
        outcome,
        note: note.trim() || null,
        ...(rejects ? { reason } : { validUntil: lastDay ? dayEnd(lastDay) : null }),
        ...(!rejects && permit !== 'AS_DECLARED' ? { needsRightToWork: permit === 'NEEDED' } : {}),
      };
      const result = (await decide({ variables: { input } })).data?.decideCredential;
      if (result?.__typename === 'ProviderFile') {
        onChange(result);
        toast.done(t('decide.done'));
      } else if (result) deed.setProblem(result.message);
    });

  return (
    <form
      className={`${fileClasses.part} ${fileClasses.decide}`}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h4>{t('decide.title')}</h4>
      <SegmentedControl
        aria-label={t('decide.outcome')}
        value={outcome}
        onChange={(value) => setOutcome(value === 'REJECTED' ? 'REJECTED' : 'VERIFIED')}
        data={[
          { value: 'VERIFIED', label: t('decide.verify') },
          { value: 'REJECTED', label: t('decide.reject') },
        ]}
      />
      {rejects ? (
        <Select
          required
          label={t('decide.reason')}
          placeholder={t('decide.reasonPlaceholder')}
          value={reason}
          onChange={setReason}
          data={reasonsFor(type).map((value) => ({ value, label: t(`rejection.${value}`) }))}
        />
      ) : (
        <TextInput
          type="date"
          label={t('decide.validUntil')}
          description={t(type === 'BACKGROUND' ? 'decide.recheckHint' : 'decide.validUntilHint')}
          value={lastDay}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
      )}
      {type === 'IDENTITY' && !rejects && (
        <Select
          label={t('decide.rightToWork')}
          value={permit}
          onChange={(value) => setPermit(value ?? 'AS_DECLARED')}
          data={[
            { value: 'AS_DECLARED', label: t('decide.asDeclared') },
            { value: 'NEEDED', label: t('decide.needed') },
            { value: 'NOT_NEEDED', label: t('decide.notNeeded') },
          ]}
        />
      )}
      {type === 'BACKGROUND' ? (
        <p className="soft" style={{ margin: 0 }}>
          {t('decide.noNote')}
        </p>
      ) : (
        <Textarea
          label={t('decide.note')}
          description={t('decide.noteHint')}
          maxLength={2000}
          required={rejects && reason === 'OTHER'}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
      <FieldError>{deed.problem}</FieldError>
      <div>
        <Button type="submit" color={rejects ? 'red' : undefined} loading={deed.busy} disabled={rejects && !reason}>
          {rejects ? t('decide.doReject') : t('decide.doVerify')}
        </Button>
      </div>
    </form>
  );
}
