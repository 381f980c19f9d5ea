import { useMutation } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayAndTime, money } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { Lines } from '../../../ui/lines';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../attempt-key';
import classes from '../booking.module.css';
import { AnswerOvertimeMutation } from '../extras.documents';
import { useDeed } from '../../../lib/use-deed';
import type { Booking } from './booking';
import type { Overtime } from './extras';

interface OvertimeCardProps {
  readonly booking: Booking;
  readonly overtime: Overtime;
  readonly onAnswered: () => unknown;
}

/** More time that the provider asks for: what it costs, and the two answers. */
export function OvertimeCard({ booking, overtime, onAnswered }: OvertimeCardProps) {
  const { t } = useTranslation('extras');
  const [answer] = useMutation(AnswerOvertimeMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const { minutes, amountCents } = overtime;
  const amount = money(amountCents ?? 0);

  const send = (agree: boolean): Promise<unknown> =>
    run(async () => {
      const input = { bookingId: booking.id, overtimeId: overtime.id, shownAmountCents: amountCents ?? 0, agree };
      const key = attemptKey('overtime', input);
      const { data } = await answer({ variables: { input: { ...input, idempotencyKey: key } } });
      const result = data?.answerOvertime;
      if (!result) return;
      endAttempt('overtime');
      if (result.__typename === 'Booking')
        toast.done(t(agree ? 'overtime.agreedDone' : 'overtime.refusedDone', { minutes }));
      else setProblem(result.message);
      await onAnswered();
    });

  if (overtime.state === 'AGREED') {
    return (
      <section className={`card ${classes.card}`}>
        <p>{t('overtime.agreed', { minutes, amount })}</p>
      </section>
    );
  }
  return (
    <section className={`card ${classes.card} ${classes.now}`} data-tone="attention" aria-live="polite">
      <Title order={2} size="h3">
        {t('overtime.askTitle', { name: booking.providerPublicName })}
      </Title>
      <Lines
        lines={[{ label: t('overtime.ask', { minutes }), note: t('overtime.amount'), value: amount, total: true }]}
      />
      <p style={{ marginTop: '0.75rem' }}>
        {t('overtime.text', { until: dayAndTime(overtime.expiresAt, booking.timeZone) })}
      </p>
      <FieldError>{problem}</FieldError>
      <div className={classes.buttons}>
        <Button loading={busy} onClick={() => void send(true)}>
          {t('overtime.agree', { amount })}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void send(false)}>
          {t('overtime.refuse')}
        </Button>
      </div>
    </section>
  );
}
