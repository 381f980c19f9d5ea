import { useMutation } from '@apollo/client/react';
import { Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../../lib/format';
import { useDeed } from '../../../lib/use-deed';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import classes from '../admin.module.css';
import { WriteOffChargeMutation, type UnpaidCharge } from './unpaid.documents';

const REASONS = ['CANNOT_COLLECT', 'NOT_AGREED', 'GOODWILL'] as const;

interface WriteOffDialogProps {
  readonly charge: UnpaidCharge;
  readonly onClose: () => void;
  readonly onDone: () => unknown;
}

/** Gives an unpaid tip or overtime up, with the reason and what it means for both sides. */
export function WriteOffDialog({ charge, onClose, onDone }: WriteOffDialogProps) {
  const { t } = useTranslation('unpaid');
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const [writeOff] = useMutation(WriteOffChargeMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const confirm = async (): Promise<void> => {
    if (!reason) {
      setProblem(t('chooseReason'));
      return;
    }
    const variables = { input: { id: charge.id, reason } };
    const result = await run(async () => (await writeOff({ variables })).data?.writeOffCharge);
    if (!result) return;
    if (result.__typename !== 'UnpaidCharge') {
      setProblem(result.message);
      return;
    }
    toast.done(t('writtenOff'));
    onClose();
    onDone();
  };
  return (
    <ConfirmDialog
      opened
      danger
      title={t('writeOffTitle', { amount: money(charge.amountCents) })}
      confirmLabel={t('confirm')}
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className={classes.small}>{t(`writeOffText.${charge.kind}`, { share: money(charge.providerShareCents) })}</p>
      <Radio.Group
        name="reason"
        mt="md"
        label={t('reasonLabel')}
        value={reason}
        onChange={(value) => setReason(REASONS.find((one) => one === value) ?? null)}
      >
        <div className={classes.reasons}>
          {REASONS.map((value) => (
            <Radio key={value} value={value} label={t(`reason.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      <FieldError>{problem}</FieldError>
    </ConfirmDialog>
  );
}
