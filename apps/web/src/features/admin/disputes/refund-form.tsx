import { useMutation } from '@apollo/client/react';
import { Button, NumberInput, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf, VariablesOf } from '../../../lib/graphql';
import { decimalSeparator, money } from '../../../lib/format';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../../booking/attempt-key';
import { useDeed } from '../../../lib/use-deed';
import { RefundMutation, type AllowanceQuery } from './disputes.documents';
import classes from './disputes.module.css';

export type Allowance = ResultOf<typeof AllowanceQuery>['refundAllowance'];
export type RefundTarget = NonNullable<VariablesOf<typeof RefundMutation>['input']['target']>;
type Reason = VariablesOf<typeof RefundMutation>['input']['reason'];
const REASONS: readonly Reason[] = [
  'QUALITY',
  'NOT_DONE',
  'LATE',
  'DAMAGE',
  'OVERCHARGED',
  'GOODWILL',
  'DUPLICATE',
  'OTHER',
];
const ATTEMPT = 'refundBooking';

interface RefundFormProps {
  readonly bookingId: string;
  readonly target: RefundTarget;
  readonly allowance: Allowance;
  readonly onChange: (allowance: Allowance) => unknown;
}

/** Amount and reason, then once more with the amount in full. Sent twice it is still one refund. */
export function RefundForm({ bookingId, target, allowance, onChange }: RefundFormProps) {
  const { t } = useTranslation('disputes');
  const deed = useDeed();
  const [give] = useMutation(RefundMutation, { fetchPolicy: 'no-cache' });
  const [euros, setEuros] = useState<number | string>(allowance.allowedCents / 100);
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const amountCents = typeof euros === 'number' ? Math.round(euros * 100) : 0;
  const fits = amountCents > 0 && amountCents <= allowance.allowedCents;

  const confirm = (): Promise<unknown> =>
    deed.run(async () => {
      if (!reason) return;
      const wanted = { bookingId, target, amountCents, reason };
      const input = { ...wanted, note: note.trim(), currency: 'eur', idempotencyKey: attemptKey(ATTEMPT, wanted) };
      const result = (await give({ variables: { input } })).data?.refundBooking;
      setAsked(false);
      if (result?.__typename === 'RefundAccepted') {
        endAttempt(ATTEMPT);
        toast.done(t('refund.done', { amount: money(amountCents) }));
        onChange(result.allowance);
      } else if (result) deed.setProblem(result.message);
    });

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits && reason) setAsked(true);
      }}
    >
      <NumberInput
        label={t('refund.amount')}
        description={t('refund.atMost', { amount: money(allowance.allowedCents) })}
        suffix=" €"
        decimalSeparator={decimalSeparator()}
        allowedDecimalSeparators={['.', ',']}
        decimalScale={2}
        fixedDecimalScale
        min={0.01}
        max={allowance.allowedCents / 100}
        clampBehavior="none"
        hideControls
        value={euros}
        onChange={setEuros}
        error={!fits && euros !== '' ? t('refund.outside', { amount: money(allowance.allowedCents) }) : undefined}
      />
      <Select
        label={t('refund.reason')}
        placeholder={t('refund.reasonPlaceholder')}
        value={reason}
        onChange={setReason}
        data={REASONS.map((value) => ({ value, label: t(`refund.reasons.${value}`) }))}
      />
      <Textarea
        label={t('refund.note')}
        description={t('refund.noteHint')}
        maxLength={2000}
        autosize
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FieldError>{deed.problem}</FieldError>
      <div>
        <Button type="submit" disabled={!fits || !reason}>
          {t('refund.give')}
        </Button>
      </div>
      <ConfirmDialog
        opened={asked}
        title={t('refund.confirmTitle', { amount: money(amountCents) })}
        confirmLabel={t('refund.confirm', { amount: money(amountCents) })}
        busy={deed.busy}
        onConfirm={confirm}
        onClose={() => setAsked(false)}
      >
        <p style={{ margin: 0 }}>{t(target === 'TIP' ? 'refund.confirmTip' : 'refund.confirmText')}</p>
      </ConfirmDialog>
    </form>
  );
}
