import { useMutation } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../lib/error-text';
import { EmptyState } from '../../../ui/empty-state';
import { FieldError } from '../../../ui/field-error';
import { Page } from '../../../ui/page';
import { AccountCard } from '../account-card';
import { RequestPasswordResetMutation } from '../account.documents';

export default function ForgottenPasswordPage() {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  const [email, setEmail] = useState('');
  const [problem, setProblem] = useState<string>();
  const [ask, { data, loading }] = useMutation(RequestPasswordResetMutation);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    try {
      await ask({ variables: { email } });
    } catch (failure) {
      setProblem(errorText(failure));
    }
  };

  if (data) {
    return (
      <Page title={t('signUp.sentTitle')} hideTitle noIndex width="sm">
        <EmptyState
          level={1}
          icon={<IconMail size={26} stroke={1.6} />}
          title={t('signUp.sentTitle')}
          text={data.requestPasswordReset.message}
        />
      </Page>
    );
  }
  return (
    <AccountCard title={t('forgotten.title')} lead={t('forgotten.lead')}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          type="email"
          label={t('email')}
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <FieldError>{problem}</FieldError>
        <Button type="submit" loading={loading}>
          {t('forgotten.submit')}
        </Button>
      </form>
    </AccountCard>
  );
}
