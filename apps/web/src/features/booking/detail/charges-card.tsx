import { useMutation } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { money, shortDay } from '../../../lib/format';
import { FieldError } from '../../../ui/field-error';
import { Lines } from '../../../ui/lines';
import classes from '../booking.module.css';
import { FurtherChargePageMutation } from '../extras.documents';
import { useDeed } from '../../../lib/use-deed';
import type { Charge } from './extras';

/** The tip and the overtime: what was paid, and what the bank did not let through. */
export function ChargesCard({ bookingId, charges }: { bookingId: string; charges: readonly Charge[] }) {
  const { t } = useTranslation('extras');
  const refused = charges.filter(({ payBy }) => payBy !== null);
  return (
    <section className={`card ${classes.card}`} data-tone={refused.length > 0 ? 'attention' : undefined}>
      <Title order={2} size="h3">
        {t('charge.title')}
      </Title>
      <Lines
        lines={charges.map(({ kind, state, amountCents }) => ({
          label: t(`charge.${kind}`),
          note: t(`charge.state.${state}`),
          value: money(amountCents ?? 0),
        }))}
      />
      {refused.map((charge) => (
        <Refused key={charge.id} bookingId={bookingId} charge={charge} />
      ))}
    </section>
  );
}

function Refused({ bookingId, charge }: { bookingId: string; charge: Charge }) {
  const { t } = useTranslation('extras');
  const [open] = useMutation(FurtherChargePageMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const pay = (): Promise<unknown> =>
    run(async () => {
      const { data } = await open({ variables: { input: { bookingId, kind: charge.kind } } });
      const answer = data?.furtherChargePage;
      if (answer?.__typename === 'BookingCheckout') window.location.assign(answer.url);
      else setProblem(answer?.message ?? null);
    });
  return (
    <div role="status" style={{ marginTop: '1rem' }}>
      <p>
        {charge.kind === 'TIP'
          ? t('charge.tipRefused')
          : t('charge.overtimeRefused', { day: shortDay(charge.payBy ?? '') })}
      </p>
      <FieldError>{problem}</FieldError>
      <Button variant={charge.kind === 'TIP' ? 'default' : 'filled'} loading={busy} onClick={() => void pay()}>
        {t('charge.pay')}
      </Button>
    </div>
  );
}
