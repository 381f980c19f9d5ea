import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../../lib/format';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { FieldError } from '../../../ui/field-error';
import { Lines } from '../../../ui/lines';
import { Money } from '../../../ui/money';
import { toast } from '../../../ui/toast';
import { useDeed } from '../../../lib/use-deed';
import classes from '../provider.module.css';
import { InstantPayoutMutation, MyPayoutsQuery } from './payouts.documents';
import { ProveAgainDialog } from './prove-again-dialog';

interface InstantPayoutProps {
  readonly amountCents: number;
  readonly feeCents: number;
  readonly onDone: () => unknown;
}

/** Everything available, at once, for a fee that is shown before. */
export function InstantPayout({ amountCents, feeCents, onDone }: InstantPayoutProps) {
  const { t } = useTranslation('payouts');
  const [asked, setAsked] = useState(false);
  const [proving, setProving] = useState(false);
  // One id for one intention: pressing twice, or proving in between, is the same payout.
  const requestId = useRef<string | null>(null);
  const [request] = useMutation(InstantPayoutMutation, { refetchQueries: [MyPayoutsQuery] });
  const { busy, problem, setProblem, run } = useDeed();
  const send = async (): Promise<void> => {
    requestId.current ??= crypto.randomUUID();
    const input = { requestId: requestId.current, amountCents };
    const result = await run(async () => (await request({ variables: { input } })).data?.requestInstantPayout);
    if (!result) return;
    if (result.__typename === 'FreshSignInNeeded') {
      setProving(true);
      return;
    }
    requestId.current = null;
    if (result.__typename !== 'Payout') setProblem(result.message);
    else if (result.status === 'REFUSED') setProblem(result.failureText);
    else {
      toast.done(t('instant.done'));
      setAsked(false);
    }
    onDone();
  };
  return (
    <div className={classes.buttons}>
      <Button variant="light" onClick={() => setAsked(true)}>
        {t('instant.button', { amount: money(amountCents) })}
      </Button>
      <ConfirmDialog
        opened={asked && !proving}
        title={t('instant.title')}
        confirmLabel={t('instant.confirm')}
        busy={busy}
        onConfirm={send}
        onClose={() => setAsked(false)}
      >
        <Lines
          lines={[
            { label: t('instant.arrives'), value: <Money cents={amountCents} /> },
            { label: t('instant.fee'), value: <Money cents={feeCents} /> },
            { label: t('instant.total'), value: <Money cents={amountCents + feeCents} />, total: true },
          ]}
        />
        <p className={classes.small}>{t('instant.text')}</p>
        <FieldError>{problem}</FieldError>
      </ConfirmDialog>
      {proving && <ProveAgainDialog onClose={() => setProving(false)} onProven={send} />}
    </div>
  );
}
