import { useMutation } from '@apollo/client/react';
import { Alert, Button, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDay } from '../../../lib/format';
import type { VariablesOf } from '../../../lib/graphql';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import { ReinstateMutation, SuspendMutation, type File } from './vetting.documents';

type Reason = VariablesOf<typeof SuspendMutation>['reason'];
const REASONS: readonly Reason[] = [
  'SAFETY',
  'FRAUD',
  'IDENTITY_DOUBT',
  'REPEATED_COMPLAINTS',
  'TERMS_BREACH',
  'LEGAL_ORDER',
];
/** What the API asks of a statement of reasons. */
const SHORTEST_STATEMENT = 40;

interface StandingProps {
  readonly file: File;
  readonly onChange: (file: File) => void;
}

/** Suspends a provider, or gives the listing back, with a statement that the provider can read. */
export function Standing({ file, onChange }: StandingProps) {
  const { t } = useTranslation('vetting');
  const { suspension } = file;
  const suspended = file.listingState === 'SUSPENDED';
  return (
    <>
      {file.listingState !== 'CLOSED' && (
        <div style={{ marginLeft: 'auto' }}>
          <StandingButton key={file.listingState} file={file} suspended={suspended} onChange={onChange} />
        </div>
      )}
      {suspended && suspension && (
        <Alert
          w="100%"
          color="red"
          radius="md"
          title={t('suspension.suspended', {
            when: shortDay(suspension.suspendedAt),
            reason: t(`suspension.reasons.${suspension.reasonCode}`),
          })}
        >
          <blockquote className={classes.quote}>{suspension.statement}</blockquote>
          {suspension.appeal && suspension.appealedAt && (
            <>
              <strong>{t('suspension.appeal', { when: shortDay(suspension.appealedAt) })}</strong>
              <blockquote className={classes.quote}>{suspension.appeal}</blockquote>
            </>
          )}
        </Alert>
      )}
    </>
  );
}

function StandingButton({ file, suspended, onChange }: StandingProps & { suspended: boolean }) {
  const { t } = useTranslation('vetting');
  const deed = useDeed();
  const [suspend] = useMutation(SuspendMutation, { fetchPolicy: 'no-cache' });
  const [reinstate] = useMutation(ReinstateMutation, { fetchPolicy: 'no-cache' });
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState<Reason>('SAFETY');
  const [statement, setStatement] = useState('');
  const name = file.profile.publicName;
  const words = suspended ? 'reinstate' : 'suspend';
  const ask = async () => {
    const given = { providerId: file.id, statement: statement.trim() };
    return suspended
      ? (await reinstate({ variables: given })).data?.reinstateProvider
      : (await suspend({ variables: { ...given, reason } })).data?.suspendProvider;
  };
  const confirm = (): Promise<unknown> =>
    deed.run(async () => {
      const result = await ask();
      if (result?.__typename === 'ProviderFile') {
        setOpened(false);
        toast.done(t(suspended ? 'suspension.doneReinstated' : 'suspension.doneSuspended'));
        onChange(result);
      } else if (result) deed.setProblem(result.message);
    });
  return (
    <>
      <Button variant="light" color={suspended ? undefined : 'red'} onClick={() => setOpened(true)}>
        {t(`suspension.${words}`)}
      </Button>
      <ConfirmDialog
        opened={opened}
        danger={!suspended}
        title={t(`suspension.${words}Title`, { name })}
        confirmLabel={t(`suspension.${words}`)}
        busy={deed.busy}
        onConfirm={confirm}
        onClose={() => setOpened(false)}
      >
        <Stack gap="md">
          <p style={{ margin: 0 }}>{t(`suspension.${words}Text`)}</p>
          {!suspended && (
            <Select
              label={t('suspension.reason')}
              value={reason}
              onChange={(value) => value && setReason(value)}
              data={REASONS.map((value) => ({ value, label: t(`suspension.reasons.${value}`) }))}
            />
          )}
          <Textarea
            required
            label={t('suspension.statement')}
            description={t('suspension.statementHint')}
            minLength={SHORTEST_STATEMENT}
            maxLength={4000}
            value={statement}
            onChange={(event) => setStatement(event.currentTarget.value)}
          />
          <FieldError>{deed.problem}</FieldError>
        </Stack>
      </ConfirmDialog>
    </>
  );
}
