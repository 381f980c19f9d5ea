import { useMutation } from '@apollo/client/react';
import { Button, PasswordInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useErrorText } from '../../../lib/error-text';
import { EmptyState } from '../../../ui/empty-state';
import { FieldError } from '../../../ui/field-error';
import { Page } from '../../../ui/page';
import { AccountCard } from '../account-card';
import { ResetPasswordMutation } from '../account.documents';
import { useLinkToken } from '../use-link-token';

const MINIMUM_PASSWORD = 15;

export default function ResetPasswordPage() {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  const token = useLinkToken();
  const [newPassword, setNewPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [reset, { data, loading }] = useMutation(ResetPasswordMutation);
  const answer = data?.resetPassword;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    try {
      const result = (await reset({ variables: { token: token ?? '', newPassword } })).data?.resetPassword;
      if (result?.__typename === 'PasswordTooWeak') setProblem([result.message, ...result.hints].join(' '));
    } catch (failure) {
      setProblem(errorText(failure));
    }
  };

  if (!token || answer?.__typename === 'LinkExpired' || answer?.__typename === 'PasswordChanged') {
    const changed = answer?.__typename === 'PasswordChanged';
    const title = changed ? t('reset.doneTitle') : t('verify.failedTitle');
    return (
      <Page title={title} hideTitle noIndex width="sm">
        <EmptyState level={1} title={title} text={answer && 'message' in answer ? answer.message : t('linkCut')}>
          <Button component={Link} to={changed ? '/sign-in' : '/forgotten-password'}>
            {changed ? t('signIn.title') : t('forgotten.title')}
          </Button>
        </EmptyState>
      </Page>
    );
  }
  return (
    <AccountCard title={t('reset.title')} lead={t('reset.lead')}>
      <form onSubmit={(event) => void submit(event)}>
        <PasswordInput
          label={t('newPassword')}
          description={t('passwordHint', { count: MINIMUM_PASSWORD })}
          autoComplete="new-password"
          minLength={MINIMUM_PASSWORD}
          required
          withAsterisk={false}
          value={newPassword}
          onChange={(event) => setNewPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <FieldError>{problem}</FieldError>
        <Button type="submit" loading={loading}>
          {t('reset.submit')}
        </Button>
      </form>
    </AccountCard>
  );
}
