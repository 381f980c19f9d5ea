import { useMutation } from '@apollo/client/react';
import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../lib/format';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { Countdown } from '../../ui/countdown';
import { FieldError } from '../../ui/field-error';
import { toast } from '../../ui/toast';
import { useDeed } from '../../lib/use-deed';
import { AcceptMutation, DeclineMutation } from './job-commands.documents';
import { JobsQuery } from './job.documents';
import classes from './provider.module.css';

const REASONS = ['NOT_AVAILABLE', 'TOO_FAR', 'NOT_MY_KIND_OF_WORK', 'OTHER'] as const;
type Reason = (typeof REASONS)[number];

interface RequestAnswerProps {
  readonly bookingId: string;
  /** ISO instant of the deadline. */
  readonly answerBy: string | null;
  readonly timeZone: string;
  readonly onAnswered?: () => unknown;
}

/** The deadline of a request, and its two answers. */
export function RequestAnswer({ bookingId, answerBy, timeZone, onAnswered }: RequestAnswerProps) {
  const { t } = useTranslation('provider');
  const refetchQueries = [JobsQuery];
  const [accept] = useMutation(AcceptMutation, { refetchQueries });
  const [decline] = useMutation(DeclineMutation, { refetchQueries });
  const { busy, problem, setProblem, run } = useDeed();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState<Reason>('NOT_AVAILABLE');

  const answer = async (how: 'accept' | 'decline'): Promise<void> => {
    const result = await run(async () =>
      how === 'accept'
        ? (await accept({ variables: { bookingId } })).data?.acceptBooking
        : (await decline({ variables: { bookingId, reason } })).data?.declineBooking,
    );
    setDeclining(false);
    if (!result) return;
    if (result.__typename !== 'Booking') {
      setProblem(result.message);
      return;
    }
    toast.done(how === 'accept' ? t('request.accepted') : t('request.declined'));
    await onAnswered?.();
  };

  return (
    <div>
      {answerBy && (
        <p>
          <span className={classes.timer}>
            <Countdown until={answerBy} />
          </span>{' '}
          <span className="soft">· {t('request.answerBy', { when: dayAndTime(answerBy, timeZone) })}</span>
        </p>
      )}
      <FieldError>{problem}</FieldError>
      <div className={classes.buttons}>
        <Button loading={busy && !declining} onClick={() => void answer('accept')}>
          {t('request.accept')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => setDeclining(true)}>
          {t('request.decline')}
        </Button>
      </div>
      <ConfirmDialog
        opened={declining}
        title={t('request.declineTitle')}
        confirmLabel={t('request.decline')}
        busy={busy}
        onConfirm={() => answer('decline')}
        onClose={() => setDeclining(false)}
      >
        <p>{t('request.declineText')}</p>
        <Radio.Group size="md" label={t('request.reason')} value={reason} onChange={(value) => setReason(value)}>
          <Stack gap="xs" mt="xs">
            {REASONS.map((code) => (
              <Radio key={code} value={code} label={t(`request.reasons.${code}`)} />
            ))}
          </Stack>
        </Radio.Group>
      </ConfirmDialog>
    </div>
  );
}
