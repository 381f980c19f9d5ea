import { useMutation } from '@apollo/client/react';
import { Button, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../../lib/graphql';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import fileClasses from './file.module.css';
import { RevokeMutation, type Credential, type File } from './vetting.documents';

type Reason = VariablesOf<typeof RevokeMutation>['input']['reason'];
const REASONS: readonly Reason[] = ['NO_LONGER_TRUE', 'NOT_AUTHENTIC', 'WITHDRAWN_BY_ISSUER', 'OTHER'];

interface RevokeButtonProps {
  readonly credentialId: string;
  readonly type: Credential['type'];
  readonly onChange: (file: File) => void;
}

/** Takes back what was verified, after a reason. */
export function RevokeButton({ credentialId, type, onChange }: RevokeButtonProps) {
  const { t } = useTranslation('vetting');
  const deed = useDeed();
  const [revoke] = useMutation(RevokeMutation, { fetchPolicy: 'no-cache' });
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState<Reason>('NO_LONGER_TRUE');
  const [note, setNote] = useState('');
  const confirm = (): Promise<unknown> =>
    deed.run(async () => {
      const input = { credentialId, reason, note: note.trim() || null };
      const result = (await revoke({ variables: { input } })).data?.revokeCredential;
      if (result?.__typename === 'ProviderFile') {
        setOpened(false);
        onChange(result);
        toast.done(t('decide.revoked'));
      } else if (result) deed.setProblem(result.message);
    });
  return (
    <div className={fileClasses.quiet}>
      <Button variant="subtle" color="red" size="compact-sm" onClick={() => setOpened(true)}>
        {t('decide.revoke')}
      </Button>
      <ConfirmDialog
        opened={opened}
        danger
        title={t('decide.revokeTitle')}
        confirmLabel={t('decide.revoke')}
        busy={deed.busy}
        onConfirm={confirm}
        onClose={() => setOpened(false)}
      >
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t('decide.revokeText')}</p>
          <Select
            label={t('decide.reason')}
            value={reason}
            onChange={(value) => value && setReason(value)}
            data={REASONS.map((value) => ({ value, label: t(`revocation.${value}`) }))}
          />
          {type !== 'BACKGROUND' && (
            <Textarea
              label={t('decide.note')}
              description={t('decide.noteHint')}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <FieldError>{deed.problem}</FieldError>
        </Stack>
      </ConfirmDialog>
    </div>
  );
}
