import { useMutation } from '@apollo/client/react';
import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { useDeed } from '../../../lib/use-deed';
import classes from '../provider.module.css';
import { ProveAgainMutation } from './payouts.documents';

interface ProveAgainDialogProps {
  readonly onClose: () => void;
  /** The person has just shown who they are: what was refused may be asked again. */
  readonly onProven: () => unknown;
}

/** Asks for the password again before something that decides where money goes. */
export function ProveAgainDialog({ onClose, onProven }: ProveAgainDialogProps) {
  const { t } = useTranslation('payouts');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [prove] = useMutation(ProveAgainMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const confirm = async (): Promise<void> => {
    const input = { password, ...(code.trim() ? { code: code.trim() } : {}) };
    const result = await run(async () => (await prove({ variables: { input } })).data?.proveAgain);
    if (!result) return;
    if (result.__typename === 'ProvenAgain') {
      onClose();
      onProven();
    } else setProblem(result.message);
  };
  return (
    <ConfirmDialog
      opened
      title={t('prove.title')}
      confirmLabel={t('prove.confirm')}
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <form
        className={classes.fields}
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <p>{t('prove.text')}</p>
        <PasswordInput
          label={t('prove.password')}
          autoComplete="current-password"
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label={t('prove.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FieldError>{problem}</FieldError>
        <input type="submit" hidden />
      </form>
    </ConfirmDialog>
  );
}
