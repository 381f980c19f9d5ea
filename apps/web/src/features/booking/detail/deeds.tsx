import { useMutation } from '@apollo/client/react';
import { Button, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../../lib/format';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../attempt-key';
import { ConfirmCompletionMutation, ContestArrivalMutation, ReportNoShowMutation } from '../booking.documents';
import { useDeed } from '../../../lib/use-deed';
import { can, type Booking } from './booking';

interface DeedProps {
  readonly booking: Booking;
  readonly onDone: () => unknown;
}

interface ConfirmedDeedProps {
  readonly label: string;
  readonly title: string;
  readonly text: ReactNode;
  readonly done: string;
  readonly danger?: boolean;
  readonly variant?: 'filled' | 'default';
  /** Does it; answers why not, in words. */
  readonly work: () => Promise<string | null>;
  readonly onDone: () => unknown;
}

/** A button that says what it will do, asks once more, does it and tells so. */
function ConfirmedDeed({ label, title, text, done, danger, variant = 'filled', work, onDone }: ConfirmedDeedProps) {
  const [opened, setOpened] = useState(false);
  const { busy, problem, setProblem, run } = useDeed();
  const confirm = (): Promise<unknown> =>
    run(async () => {
      const refused = await work();
      setProblem(refused);
      if (refused) return;
      setOpened(false);
      toast.done(done);
      await onDone();
    });
  return (
    <>
      <Button variant={variant} onClick={() => setOpened(true)}>
        {label}
      </Button>
      <ConfirmDialog
        opened={opened}
        title={title}
        confirmLabel={label}
        danger={danger}
        busy={busy}
        onConfirm={confirm}
        onClose={() => setOpened(false)}
      >
        <Stack>
          <div>{text}</div>
          <FieldError>{problem}</FieldError>
        </Stack>
      </ConfirmDialog>
    </>
  );
}

export function ConfirmCompletion({ booking, onDone }: DeedProps) {
  const { t } = useTranslation('booking');
  const [mutate] = useMutation(ConfirmCompletionMutation);
  if (!can(booking, 'COMPLETE')) return null;
  const input = { bookingId: booking.id };
  return (
    <ConfirmedDeed
      label={t('now.confirm')}
      title={t('now.confirmTitle')}
      text={t('now.confirmText', {
        total: money(booking.totalCents ?? 0),
        hours: booking.quote?.claimWindowHours ?? 0,
      })}
      done={t('done.completion')}
      onDone={onDone}
      work={async () => {
        const key = attemptKey('complete', input);
        const { data } = await mutate({ variables: { input: { ...input, idempotencyKey: key } } });
        endAttempt('complete');
        return data && 'message' in data.confirmCompletion ? data.confirmCompletion.message : null;
      }}
    />
  );
}

export function ReportNoShow({ booking, onDone }: DeedProps) {
  const { t } = useTranslation('booking');
  const [mutate] = useMutation(ReportNoShowMutation);
  if (!can(booking, 'REPORT_PROVIDER_NO_SHOW')) return null;
  const input = { bookingId: booking.id, who: 'PROVIDER' };
  return (
    <ConfirmedDeed
      danger
      variant="default"
      label={t('now.reportNoShow')}
      title={t('now.noShowTitle')}
      text={t('now.noShowText', { total: money(booking.totalCents ?? 0) })}
      done={t('done.noShow')}
      onDone={onDone}
      work={async () => {
        const key = attemptKey('no-show', input);
        const { data } = await mutate({ variables: { input: { ...input, idempotencyKey: key } } });
        endAttempt('no-show');
        return data && 'message' in data.reportNoShow ? data.reportNoShow.message : null;
      }}
    />
  );
}

export function ContestArrival({ booking, onDone }: DeedProps) {
  const { t } = useTranslation('booking');
  const [mutate] = useMutation(ContestArrivalMutation);
  if (!can(booking, 'CONTEST_ARRIVAL')) return null;
  return (
    <ConfirmedDeed
      danger
      variant="default"
      label={t('now.contest')}
      title={t('now.contestTitle')}
      text={t('now.contestText', { name: booking.providerPublicName })}
      done={t('done.contested')}
      onDone={onDone}
      work={async () => {
        const { data } = await mutate({ variables: { bookingId: booking.id } });
        return data && 'message' in data.contestArrival ? data.contestArrival.message : null;
      }}
    />
  );
}
