import { useMutation } from '@apollo/client/react';
import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useSession } from '../../../app/session';
import { useErrorText } from '../../../lib/error-text';
import { FieldError } from '../../../ui/field-error';
import { AccountCard } from '../account-card';
import { ConfirmSecondFactorMutation, SignInMutation } from '../account.documents';
import { afterSignIn } from '../after-sign-in';

export default function SignInPage() {
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const { viewer, refetch } = useSession();
  const [challenge, setChallenge] = useState<string | null>(null);
  const [entered, setEntered] = useState(false);
  const next = query.get('next');

  const enter = async (): Promise<void> => {
    setEntered(true);
    await navigate(afterSignIn(next, await refetch()), { replace: true });
  };
  if (viewer && !entered) return <Navigate replace to={afterSignIn(next, viewer)} />;
  return challenge ? (
    <SecondStep challenge={challenge} onEnter={enter} onBack={() => setChallenge(null)} />
  ) : (
    <FirstStep onEnter={enter} onChallenge={setChallenge} />
  );
}

function FirstStep({
  onEnter,
  onChallenge,
}: {
  onEnter: () => Promise<void>;
  onChallenge: (challenge: string) => void;
}) {
  const { t } = useTranslation('account');
  const errorText = useErrorText();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string>();
  const [signIn, { loading }] = useMutation(SignInMutation);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    try {
      const answer = (await signIn({ variables: { email, password } })).data?.signIn;
      if (answer?.__typename === 'SignedIn') await onEnter();
      else if (answer?.__typename === 'SecondFactorRequired') onChallenge(answer.challenge);
      else if (answer && 'message' in answer) setProblem(answer.message);
    } catch (failure) {
      setProblem(errorText(failure));
    }
  };

  return (
    <AccountCard
      title={t('signIn.title')}
      below={
        <p>
          {t('signIn.noAccount')}{' '}
          <Anchor component={Link} to="/sign-up" underline="always">
            {t('signUp.title')}
          </Anchor>
        </p>
      }
    >
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
        <PasswordInput
          label={t('password')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <FieldError>{problem}</FieldError>
        <Button type="submit" loading={loading}>
          {t('signIn.submit')}
        </Button>
        <Anchor component={Link} to="/forgotten-password" underline="always">
          {t('signIn.forgotten')}
        </Anchor>
      </form>
    </AccountCard>
  );
}

interface SecondStepProps {
  readonly challenge: string;
  readonly onEnter: () => Promise<void>;
  readonly onBack: () => void;
}

function SecondStep({ challenge, onEnter, onBack }: SecondStepProps) {
  const { t } = useTranslation(['account', 'common']);
  const errorText = useErrorText();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [confirm, { loading }] = useMutation(ConfirmSecondFactorMutation);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    try {
      const answer = (await confirm({ variables: { challenge, code: code.trim() } })).data?.confirmSecondFactor;
      if (answer?.__typename === 'SignedIn') await onEnter();
      else if (answer && 'message' in answer) setProblem(answer.message);
    } catch (failure) {
      setProblem(errorText(failure));
    }
  };

  return (
    <AccountCard title={t('account:secondFactor.title')} lead={t('account:secondFactor.lead')}>
      <form onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('account:secondFactor.code')}
          description={t('account:secondFactor.recovery')}
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          autoFocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FieldError>{problem}</FieldError>
        <Button type="submit" loading={loading}>
          {t('common:action.confirm')}
        </Button>
        <Button variant="subtle" onClick={onBack}>
          {t('common:action.back')}
        </Button>
      </form>
    </AccountCard>
  );
}
