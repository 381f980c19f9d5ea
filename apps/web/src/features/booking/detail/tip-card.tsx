import { useMutation } from '@apollo/client/react';
import { Button, Chip, Group, NumberInput, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalSeparator, money } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../attempt-key';
import classes from '../booking.module.css';
import { GiveTipMutation } from '../extras.documents';
import { useDeed } from '../../../lib/use-deed';
import type { Booking } from './booking';

/** Cents. */
const SUGGESTIONS = [300, 500, 1_000] as const;
const LEAST = 100;
const MOST = 10_000;

/** A tip for who came: three amounts, or one's own. */
export function TipCard({ booking, onGiven }: { booking: Booking; onGiven: () => unknown }) {
  const { t } = useTranslation('extras');
  const [give] = useMutation(GiveTipMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [choice, setChoice] = useState<string>(String(SUGGESTIONS[1]));
  const [own, setOwn] = useState<number | string>('');
  const name = booking.providerPublicName;
  const amountCents = choice === 'own' ? Math.round(Number(own) * 100) : Number(choice);
  const valid = amountCents >= LEAST && amountCents <= MOST;

  const send = (): Promise<unknown> =>
    run(async () => {
      if (!valid) {
        setProblem(t('tip.wrong'));
        return;
      }
      const input = { bookingId: booking.id, amountCents };
      const { data } = await give({ variables: { input: { ...input, idempotencyKey: attemptKey('tip', input) } } });
      const answer = data?.giveTip;
      if (!answer) return;
      endAttempt('tip');
      if (answer.__typename !== 'Booking') {
        setProblem(answer.message);
        return;
      }
      toast.done(t('tip.given', { name }));
      await onGiven();
    });

  return (
    <section className={`card ${classes.card}`}>
      <Title order={2} size="h3">
        {t('tip.title', { name })}
      </Title>
      <p>{t('tip.text', { name })}</p>
      <Stack gap="md">
        <Chip.Group value={choice} onChange={setChoice}>
          <Group gap="xs" role="radiogroup" aria-label={t('tip.choose')}>
            {SUGGESTIONS.map((cents) => (
              <Chip key={cents} value={String(cents)} size="md">
                {money(cents)}
              </Chip>
            ))}
            <Chip value="own" size="md">
              {t('tip.other')}
            </Chip>
          </Group>
        </Chip.Group>
        {choice === 'own' && (
          <NumberInput
            label={t('tip.own')}
            description={t('tip.ownHint')}
            min={LEAST / 100}
            max={MOST / 100}
            decimalScale={2}
            decimalSeparator={decimalSeparator()}
            allowedDecimalSeparators={[',', '.']}
            allowNegative={false}
            hideControls
            suffix=" €"
            value={own}
            onChange={setOwn}
            maw="14rem"
          />
        )}
        <FieldError>{problem}</FieldError>
        <div>
          <Button loading={busy} disabled={choice === 'own' && own === ''} onClick={() => void send()}>
            {t('tip.give', { amount: money(valid ? amountCents : 0) })}
          </Button>
        </div>
        <p className={classes.small}>{t('tip.card')}</p>
      </Stack>
    </section>
  );
}
