import { useApolloClient, useMutation } from '@apollo/client/react';
import { Alert, Button, Group, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { FieldError } from '../../../ui/field-error';
import { StateBadge } from '../../../ui/state-badge';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../../../ui/section.module.css';
import secrets from './second-factor.module.css';
import {
  StartSecondFactorMutation,
  TurnOffSecondFactorMutation,
  TurnOnSecondFactorMutation,
} from '../customer.documents';
import { QrCode } from './qr-code';

type Stage =
  | { readonly is: 'resting' | 'turning-off' | 'asking-password' }
  | { readonly is: 'enrolling'; readonly secret: string; readonly uri: string }
  | { readonly is: 'showing-codes'; readonly codes: readonly string[] };

/** A code from an authenticator besides the password: turned on with a first code, off with a last one. */
export function SecondFactorCard({ on, needed }: { on: boolean; needed: boolean }) {
  const { t } = useTranslation('customer');
  const [stage, setStage] = useState<Stage>({ is: 'resting' });
  const rest = (): void => setStage({ is: 'resting' });
  return (
    <section className={`card ${classes.stacked}`}>
      <div className={classes.row}>
        <Title order={2} size="h3">
          {t('security.factor')}
        </Title>
        <StateBadge tone={on ? 'good' : 'quiet'}>{on ? t('security.factorOn') : t('security.factorOff')}</StateBadge>
      </div>
      <p className="soft">{t('security.factorText')}</p>
      {needed && <Alert color="terracotta">{t('security.factorNeeded')}</Alert>}
      {stage.is === 'resting' && (
        <Button
          mt="md"
          variant={on ? 'default' : 'filled'}
          onClick={() => setStage({ is: on ? 'turning-off' : 'asking-password' })}
        >
          {on ? t('security.turnOff') : t('security.turnOn')}
        </Button>
      )}
      {stage.is === 'asking-password' && (
        <AskPassword onCancel={rest} onStarted={(enrolment) => setStage({ is: 'enrolling', ...enrolment })} />
      )}
      {stage.is === 'enrolling' && (
        <Enrol {...stage} onCancel={rest} onDone={(codes) => setStage({ is: 'showing-codes', codes })} />
      )}
      {stage.is === 'showing-codes' && <RecoveryCodes codes={stage.codes} onKept={rest} />}
      {stage.is === 'turning-off' && <TurnOff onCancel={rest} />}
    </section>
  );
}

function AskPassword({
  onCancel,
  onStarted,
}: {
  onCancel: () => void;
  onStarted: (e: { secret: string; uri: string }) => void;
}) {
  const { t } = useTranslation(['customer', 'common']);
  const [start] = useMutation(StartSecondFactorMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [password, setPassword] = useState('');
  const begin = (): Promise<unknown> =>
    run(async () => {
      const { data } = await start({ variables: { password } });
      const answer = data?.startSecondFactor;
      if (answer?.__typename === 'SecondFactorEnrolment') onStarted({ secret: answer.secret, uri: answer.uri });
      else setProblem(answer?.message ?? t('common:state.errorText'));
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <Stack maw={440} mt="md">
        <PasswordInput
          label={t('security.confirmPassword')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FieldError>{problem}</FieldError>
        <Buttons label={t('security.begin')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

interface EnrolProps {
  readonly secret: string;
  readonly uri: string;
  readonly onCancel: () => void;
  readonly onDone: (codes: readonly string[]) => void;
}

function Enrol({ secret, uri, onCancel, onDone }: EnrolProps) {
  const { t } = useTranslation(['customer', 'common']);
  const { refetch } = useSession();
  const [turnOn] = useMutation(TurnOnSecondFactorMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [code, setCode] = useState('');
  const confirm = (): Promise<unknown> =>
    run(async () => {
      const { data } = await turnOn({ variables: { code: code.replaceAll(/\s/g, '') } });
      const answer = data?.turnOnSecondFactor;
      if (answer?.__typename !== 'SecondFactorTurnedOn') {
        setProblem(answer?.message ?? t('common:state.errorText'));
        return;
      }
      onDone(answer.recoveryCodes);
      toast.done(t('security.turnedOn'));
      await refetch();
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <Stack mt="md">
        <p style={{ margin: 0 }}>{t('security.scan')}</p>
        <QrCode text={uri} label={t('security.qr')} size={212} />
        <div>
          <div className="soft">{t('security.secret')}</div>
          <div className={secrets.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</div>
        </div>
        <Group>
          <Button component="a" href={uri} variant="light">
            {t('security.openApp')}
          </Button>
        </Group>
        <TextInput
          label={t('security.code')}
          maw={220}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FieldError>{problem}</FieldError>
        <Buttons label={t('security.confirm')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { t } = useTranslation('customer');
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(codes.join('\n'));
    toast.done(t('security.copied'));
  };
  return (
    <Stack mt="md">
      <Title order={3} size="h4">
        {t('security.recovery')}
      </Title>
      <p style={{ margin: 0 }}>{t('security.recoveryText')}</p>
      <ul className={`${secrets.codes} ${secrets.secret}`}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group>
        <Button onClick={onKept}>{t('security.kept')}</Button>
        <Button variant="default" onClick={() => void copy()}>
          {t('security.copy')}
        </Button>
      </Group>
    </Stack>
  );
}

function TurnOff({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation(['customer', 'common']);
  const client = useApolloClient();
  const [turnOff] = useMutation(TurnOffSecondFactorMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const confirm = (): Promise<unknown> =>
    run(async () => {
      const { data } = await turnOff({ variables: { input: { password, code: code.replaceAll(/\s/g, '') } } });
      const answer = data?.turnOffSecondFactor;
      if (answer?.__typename !== 'SecondFactorTurnedOff') {
        setProblem(answer?.message ?? t('common:state.errorText'));
        return;
      }
      // Every session has ended, this one too.
      toast.done(answer.message);
      await client.resetStore();
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <Stack maw={440} mt="md">
        <p style={{ margin: 0 }}>{t('security.turnOffText')}</p>
        <PasswordInput
          label={t('security.confirmPassword')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label={t('security.codeOrRecovery')}
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <FieldError>{problem}</FieldError>
        <Buttons label={t('security.turnOff')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}

function Buttons({ label, busy, onCancel }: { label: string; busy: boolean; onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <Group>
      <Button type="submit" loading={busy}>
        {label}
      </Button>
      <Button variant="default" onClick={onCancel}>
        {t('action.cancel')}
      </Button>
    </Group>
  );
}
