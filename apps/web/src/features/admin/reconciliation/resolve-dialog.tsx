import { useMutation } from '@apollo/client/react';
import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import { ResolveDifferenceMutation } from '../finance.documents';

const REASONS = [
  'DONE_BY_HAND_AT_STRIPE',
  'CORRECTED_AT_STRIPE',
  'CORRECTED_IN_LEDGER',
  'ACCEPTED_LOSS',
  'OTHER',
] as const;
const SHORTEST_NOTE = 10;

interface ResolveDialogProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onResolved: () => unknown;
}

/** Closes a difference with a reason and a note for whoever reads it later. */
export function ResolveDialog({ id, onClose, onResolved }: ResolveDialogProps) {
  const { t } = useTranslation('finance');
  const [resolution, setResolution] = useState<(typeof REASONS)[number]>('DONE_BY_HAND_AT_STRIPE');
  const [note, setNote] = useState('');
  const [resolve] = useMutation(ResolveDifferenceMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const confirm = async (): Promise<void> => {
    if (note.trim().length < SHORTEST_NOTE) {
      setProblem(t('reconciliation.noteHint'));
      return;
    }
    const variables = { input: { id, resolution, note: note.trim() } };
    const result = await run(async () => (await resolve({ variables })).data?.resolveReconciliationDifference);
    if (!result) return;
    if (result.__typename !== 'ReconciliationDifference') {
      setProblem(result.message);
      return;
    }
    toast.done(t('reconciliation.closed'));
    onClose();
    onResolved();
  };
  return (
    <ConfirmDialog
      opened
      title={t('reconciliation.resolveTitle')}
      confirmLabel={t('reconciliation.confirm')}
      busy={busy}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className={classes.small}>{t('reconciliation.resolveText')}</p>
      <Radio.Group
        name="resolution"
        label={t('reconciliation.resolution')}
        value={resolution}
        onChange={(value) => setResolution(REASONS.find((one) => one === value) ?? 'OTHER')}
      >
        <div className={classes.reasons}>
          {REASONS.map((value) => (
            <Radio key={value} value={value} label={t(`reconciliation.reason.${value}`)} />
          ))}
        </div>
      </Radio.Group>
      <Textarea
        mt="md"
        label={t('reconciliation.note')}
        description={t('reconciliation.noteHint')}
        maxLength={500}
        autosize
        minRows={3}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <FieldError>{problem}</FieldError>
    </ConfirmDialog>
  );
}
