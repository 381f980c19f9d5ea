import { useLazyQuery, useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, money } from '../../../lib/format';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { Lines } from '../../../ui/lines';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../../booking/attempt-key';
import { useDeed } from '../../../lib/use-deed';
import { CancelJobMutation, CancelTermsQuery } from '../job-commands.documents';
import type { JobDetails } from './job';

/** Cancelling, with what it does to the customer's money before it is confirmed. */
export function CancelCard({ job, onCancelled }: { job: JobDetails; onCancelled: () => unknown }) {
  const { t } = useTranslation('provider');
  const [load, { data }] = useLazyQuery(CancelTermsQuery, { fetchPolicy: 'network-only' });
  const [cancel] = useMutation(CancelJobMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [opened, setOpened] = useState(false);
  const terms = data?.cancellationTerms.__typename === 'CancellationTerms' ? data.cancellationTerms : null;

  const open = async (): Promise<void> => {
    const answer = await run(() => load({ variables: { bookingId: job.id } }));
    const result = answer?.data?.cancellationTerms;
    if (!result) return;
    if (result.__typename === 'CancellationTerms') setOpened(true);
    else setProblem(result.message);
  };
  const confirm = async (): Promise<void> => {
    if (!terms) return;
    const wish = { bookingId: job.id, shownFeeCents: terms.feeCents };
    const input = { ...wish, idempotencyKey: attemptKey('cancel-job', wish) };
    const result = await run(async () => (await cancel({ variables: { input } })).data?.cancelBooking);
    if (!result) return;
    endAttempt('cancel-job');
    setOpened(false);
    if (result.__typename !== 'Booking') {
      setProblem(result.message);
      return;
    }
    toast.done(t('job.cancel.done'));
    await onCancelled();
  };

  return (
    <div>
      <Button variant="subtle" color="red" loading={busy && !opened} onClick={() => void open()}>
        {t('job.cancel.open')}
      </Button>
      <FieldError>{problem}</FieldError>
      <ConfirmDialog
        opened={opened}
        title={t('job.cancel.title')}
        confirmLabel={t('job.cancel.confirm')}
        danger
        busy={busy}
        onConfirm={confirm}
        onClose={() => setOpened(false)}
      >
        <p>{t('job.cancel.text')}</p>
        {terms && (
          <Lines
            lines={terms.steps.map((step) => ({
              label: step.from ? dayAndTime(step.from, job.timeZone) : t('job.cancel.now'),
              note: step.explanation,
              value: t('job.cancel.refund', { amount: money(step.refundCents) }),
            }))}
          />
        )}
      </ConfirmDialog>
    </div>
  );
}
