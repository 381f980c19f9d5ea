import { useMutation } from '@apollo/client/react';
import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type catalogue from '../../../i18n/fr/unpaid';
import { dayAndTime, money, shortDay } from '../../../lib/format';
import { useDeed } from '../../../lib/use-deed';
import { StateBadge } from '../../../ui/state-badge';
import { toast } from '../../../ui/toast';
import classes from '../admin.module.css';
import { AskChargeAgainMutation, type UnpaidCharge } from './unpaid.documents';

type KnownRefusal = keyof (typeof catalogue)['refusal'];

const TONES = { OPEN: 'waiting', LAPSED: 'bad', WRITTEN_OFF: 'quiet' } as const;

interface UnpaidRowProps {
  readonly charge: UnpaidCharge;
  readonly onAsked: () => unknown;
  readonly onWriteOff: () => void;
}

/** One tip or overtime that nobody has paid, and the two things that can be done about it. */
export function UnpaidRow({ charge, onAsked, onWriteOff }: UnpaidRowProps) {
  const { t, i18n } = useTranslation('unpaid');
  const [ask] = useMutation(AskChargeAgainMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const { id, bookingId, description, kind, state, payBy, askedAgainAt, lastRefusal } = charge;
  const shown = state === 'LAPSED' || state === 'WRITTEN_OFF' ? state : 'OPEN';
  const amount = money(charge.amountCents);
  const refusal = (code: string): string =>
    i18n.exists(`refusal.${code}`, { ns: 'unpaid' }) ? t(`refusal.${code as KnownRefusal}`) : code;
  const askAgain = async (): Promise<void> => {
    const result = await run(async () => (await ask({ variables: { id } })).data?.askChargeAgain);
    if (!result) return;
    if (result.__typename !== 'UnpaidCharge') {
      setProblem(result.message);
      return;
    }
    toast.done(t('asked'));
    onAsked();
  };
  return (
    <li className={`card ${classes.row}`}>
      <div>
        <p className={classes.name}>
          {t(`kind.${kind}`)} · <span className="numbers">{amount}</span>
        </p>
        <p className={classes.small}>
          <Anchor component={Link} inherit to={`/admin/ledger/${bookingId}`}>
            {description}
          </Anchor>
          <br />
          {t('since', { day: shortDay(charge.since) })}
          {lastRefusal && ` · ${t('lastRefusal', { refusal: refusal(lastRefusal) })}`}
          <br />
          {charge.writtenOffAt
            ? t('givenUp', {
                when: dayAndTime(charge.writtenOffAt),
                reason: t(`reason.${charge.writeOffReason ?? 'CANNOT_COLLECT'}`),
              })
            : payBy
              ? t('payBy', { when: dayAndTime(payBy) })
              : t('lapsed')}
          {askedAgainAt && <br />}
          {askedAgainAt && t('askedAgainAt', { when: dayAndTime(askedAgainAt) })}
        </p>
        {problem && (
          <p role="alert" className={classes.small}>
            {problem}
          </p>
        )}
      </div>
      <div className={classes.actions}>
        <StateBadge tone={TONES[shown]}>{t(`state.${shown}`)}</StateBadge>
        {shown !== 'WRITTEN_OFF' && (
          <>
            <Button
              size="sm"
              variant="light"
              loading={busy}
              disabled={!charge.mayAskAgain}
              aria-label={t('askOf', { amount, visit: description })}
              onClick={() => void askAgain()}
            >
              {t('ask')}
            </Button>
            <Button
              size="sm"
              variant="default"
              aria-label={t('writeOffOf', { amount, visit: description })}
              onClick={onWriteOff}
            >
              {t('writeOff')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
