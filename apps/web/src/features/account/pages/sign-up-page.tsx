import { useMutation } from '@apollo/client/react';
import { Anchor, Button, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useErrorText } from '../../../lib/error-text';
import { EmptyState } from '../../../ui/empty-state';
import { FieldError } from '../../../ui/field-error';
import { Page } from '../../../ui/page';
import { AccountCard } from '../account-card';
import { SignUpMutation } from '../account.documents';

const MINIMUM_PASSWORD = 15;

export default function SignUpPage() {
  const { t } = useTranslation('account');
  const [sent, setSent] = useState<string>();
  return sent ? (
    <Page title={t('signUp.sentTitle')} hideTitle noIndex width="sm">
      <EmptyState level={1} icon={<IconMail size={26} stroke={1.6} />} title={t('signUp.sentTitle')} text={sent} />
    </Page>
  ) : (
    <SignUpForm onSent={setSent} />
  );
}

function SignUpForm({ onSent }: { onSent: (message: string) => void }) {
  const { t, i18n } = useTranslation('account');
  const errorText = useErrorText();
  const [query] = useSearchParams();
  const [intent, setIntent] = useState<string>(query.get('as') === 'provider' ? 'PROVIDER' : 'CUSTOMER');
  const [person, setPerson] = useState({ publicName: '', email: '', password: '' });
  const [problems, setProblems] = useState<{ publicName?: string; password?: string; form?: string }>({});
  const [signUp, { loading }] = useMutation(SignUpMutation);
  const field = (name: keyof typeof person) => ({
    value: person[name],
    required: true,
    withAsterisk: false,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      const { value } = event.currentTarget;
      setPerson((before) => ({ ...before, [name]: value }));
    },
  });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblems({});
    const role = intent === 'PROVIDER' ? ('PROVIDER' as const) : ('CUSTOMER' as const);
    const locale = i18n.resolvedLanguage === 'en' ? ('en' as const) : ('fr' as const);
    try {
      const answer = (await signUp({ variables: { input: { ...person, intent: role, locale } } })).data?.signUp;
      if (answer?.__typename === 'MailOnItsWay') onSent(answer.message);
      else if (answer?.__typename === 'PublicNameRefused') setProblems({ publicName: answer.message });
      else if (answer) setProblems({ password: [answer.message, ...answer.hints].join(' ') });
    } catch (failure) {
      setProblems({ form: errorText(failure) });
    }
  };

  return (
    <AccountCard
      title={t('signUp.title')}
      below={
        <p>
          {t('signUp.haveAccount')}{' '}
          <Anchor component={Link} to="/sign-in" underline="always">
            {t('signIn.title')}
          </Anchor>
        </p>
      }
    >
      <form onSubmit={(event) => void submit(event)}>
        <Radio.Group label={t('signUp.intent')} value={intent} onChange={setIntent} size="md">
          <Stack gap="xs" mt="xs">
            <Radio value="CUSTOMER" label={t('signUp.customer')} />
            <Radio value="PROVIDER" label={t('signUp.provider')} />
          </Stack>
        </Radio.Group>
        <TextInput
          label={t('publicName')}
          description={t('publicNameHint')}
          autoComplete="nickname"
          error={problems.publicName}
          {...field('publicName')}
        />
        <TextInput type="email" label={t('email')} autoComplete="username" {...field('email')} />
        <PasswordInput
          label={t('password')}
          description={t('passwordHint', { count: MINIMUM_PASSWORD })}
          autoComplete="new-password"
          minLength={MINIMUM_PASSWORD}
          error={problems.password}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          {...field('password')}
        />
        <FieldError>{problems.form}</FieldError>
        <Button type="submit" loading={loading}>
          {t('signUp.submit')}
        </Button>
      </form>
    </AccountCard>
  );
}
