import { Button, Collapse, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { money } from '../../../lib/format';
import { Lines } from '../../../ui/lines';
import classes from '../booking.module.css';
import { QuoteDocument } from '../quote-document';
import type { Booking } from './booking';
import { Refunds } from './refunds';

/** Where the money stands, in one sentence and in figures. */
export function PaymentCard({ booking }: { booking: Booking }) {
  const { t } = useTranslation(['booking', 'extras']);
  const { payment, quote } = booking;
  const some = (label: string, cents: number | null | undefined) => (cents ? [{ label, value: money(cents) }] : []);
  return (
    <section className={`card ${classes.card}`}>
      <Title order={2} size="h3">
        {t('payment.title')}
      </Title>
      {payment && <p>{t(`payment.state.${payment.state}`)}</p>}
      <Lines
        lines={[
          ...(quote?.lines ?? []).map((line) => ({ label: line.label, value: money(line.amountCents) })),
          { label: t('payment.total'), value: money(booking.totalCents ?? 0), total: true },
          ...some(t('extras:credit.line'), payment?.creditCents),
          ...some(t('payment.held'), payment?.heldCents),
          ...some(t('payment.captured'), payment?.capturedCents),
          ...some(t('payment.fee'), payment?.feeCents),
          ...some(t('payment.refunded'), payment?.refundedCents),
        ]}
      />
      {payment && <Refunds refunds={payment.refunds} />}
    </section>
  );
}

/** The quote for ever as it was accepted. */
export function AgreedQuote({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking');
  const [opened, setOpened] = useState(false);
  if (!booking.quote) return null;
  return (
    <section>
      <Button variant="default" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        {opened ? t('payment.hide') : t('payment.agreed')}
      </Button>
      <Collapse expanded={opened}>
        <div className={classes.stack} style={{ marginTop: '1.25rem' }}>
          <QuoteDocument quote={booking.quote} />
        </div>
      </Collapse>
    </section>
  );
}
