import { useMutation, useQuery } from '@apollo/client/react';
import { Button, NumberInput, Select, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../attempt-key';
import classes from '../booking.module.css';
import { CustomerCreditsQuery, GrantGoodwillMutation } from '../extras.documents';
import { useDeed } from '../../../lib/use-deed';

const REASONS = ['LATE_VISIT', 'QUALITY', 'TECHNICAL_PROBLEM', 'LONG_WAIT', 'OTHER'] as const;
type Reason = (typeof REASONS)[number];

/** Support makes a visit good with a credit to its customer. */
export function GoodwillCard({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('extras');
  const { data, refetch } = useQuery(CustomerCreditsQuery, { variables: { bookingId } });
  const [grant] = useMutation(GrantGoodwillMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [euros, setEuros] = useState<number | string>(10);
  const [reason, setReason] = useState<Reason>('LATE_VISIT');
  if (!data) return null;
  const amountCents = Math.round(Number(euros) * 100);

  const give = (): Promise<unknown> =>
    run(async () => {
      const input = { bookingId, amountCents, reason };
      const key = attemptKey('goodwill', input);
      const { data: granted } = await grant({ variables: { input: { ...input, idempotencyKey: key } } });
      const answer = granted?.grantGoodwillCredit;
      if (!answer) return;
      endAttempt('goodwill');
      if (answer.__typename === 'Credit') toast.done(t('goodwill.given', { amount: money(amountCents) }));
      else setProblem(answer.message);
      await refetch();
    });

  return (
    <section className={`card ${classes.card}`}>
      <Title order={2} size="h3">
        {t('goodwill.title')}
      </Title>
      <p>{t('goodwill.text')}</p>
      <p className="soft">{t('goodwill.has', { amount: money(data.creditsOfBookingCustomer.availableCents) })}</p>
      <Stack gap="md">
        <NumberInput
          label={t('goodwill.amount')}
          min={1}
          max={50}
          decimalScale={2}
          hideControls
          value={euros}
          onChange={setEuros}
        />
        <Select
          label={t('goodwill.reason')}
          allowDeselect={false}
          data={REASONS.map((value) => ({ value, label: t(`goodwill.reasons.${value}`) }))}
          value={reason}
          onChange={(value) => value && setReason(value)}
        />
        <FieldError>{problem}</FieldError>
        <div>
          <Button loading={busy} disabled={amountCents < 100} onClick={() => void give()}>
            {t('goodwill.give')}
          </Button>
        </div>
      </Stack>
    </section>
  );
}
