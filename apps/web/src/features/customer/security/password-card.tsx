import { useMutation } from '@apollo/client/react';
import { Button, Group, PasswordInput, Stack, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../../../ui/section.module.css';
import { ChangePasswordMutation } from '../customer.documents';

/** Another password; every other device is signed out. */
export function PasswordCard({ email }: { email: string }) {
  const { t } = useTranslation(['customer', 'common']);
  const [change] = useMutation(ChangePasswordMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [currentPassword, setCurrentPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await run(async () => {
      const { data } = await change({ variables: { input: { currentPassword, newPassword } } });
      const answer = data?.changePassword;
      if (answer && 'message' in answer) {
        const hints = 'hints' in answer ? answer.hints : [];
        setProblem([answer.message, ...hints].join(' '));
        return;
      }
      setCurrentPassword('');
      setNewPassword('');
      toast.done(t('security.passwordChanged'));
    });
  };

  return (
    <section className={`card ${classes.stacked}`}>
      <Title order={2} size="h3">
        {t('security.password')}
      </Title>
      <p className="soft">{t('security.passwordText')}</p>
      <form onSubmit={(event) => void save(event)}>
        <Stack maw={440}>
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            label={t('security.currentPassword')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={currentPassword}
            onChange={(event) => setCurrentPassword(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('security.newPassword')}
            autoComplete="new-password"
            minLength={15}
            required
            withAsterisk={false}
            value={newPassword}
            onChange={(event) => setNewPassword(event.currentTarget.value)}
          />
          <FieldError>{problem}</FieldError>
          <Group>
            <Button type="submit" loading={busy}>
              {t('security.changePassword')}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
