import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Checkbox, Stack, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { dayAndTime, money, shortDay, time } from '../../../lib/format';
import { usePriceTerms } from '../../../lib/price-terms';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import { attemptKey, endAttempt } from '../attempt-key';
import { HoldBookingMutation } from '../book.documents';
import classes from '../booking.module.css';
import { UsableCreditQuery } from '../extras.documents';
import { NameOnPapers } from '../../documents/name-on-papers';
import { QuotePdf } from '../../documents/quote-pdf';
import { QuoteDocument, type Quote } from '../quote-document';
import { useCheckout } from '../use-checkout';
import { TimeLeft } from '../time-left';
import { useDeed } from '../../../lib/use-deed';
import { refusalOf, useQuote, type Refusal } from '../use-quote';
import type { StepProps } from './step';

/** The offer in full, the consents the law wants, and the button that orders. */
export function QuoteStep({
  offer,
  draft,
  change,
  goTo,
  onTotal,
}: StepProps & { onTotal: (cents: number | null) => void }) {
  const { t } = useTranslation(['booking', 'rescue']);
  const { state, retry, renew } = useQuote(offer.provider.id, draft);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refused = refusal ?? (state.is === 'refused' ? state.refusal : null);
  const total = state.is === 'here' && !refused ? state.quote.totalCents : null;
  useEffect(() => onTotal(total), [total]);

  return (
    <section>
      <Title order={2} className={classes.question}>
        {t('quote.question')}
      </Title>
      {refused && (
        <Refused
          refusal={refused}
          goTo={goTo}
          onStart={(start) => {
            setRefusal(null);
            change({ start });
          }}
        />
      )}
      {!refused && state.is === 'coming' && <CardsSkeleton count={3} height={190} />}
      {!refused && state.is === 'failed' && <ErrorState error={state.error} onRetry={retry} />}
      {!refused && state.is === 'here' && (
        <Stack gap="lg">
          {state.renewed && <Alert color="terracotta">{t('quote.renewed')}</Alert>}
          <TimeLeft key={`time-${state.quote.id}`} text="quote.validFor" until={state.quote.expiresAt} onOver={renew} />
          {draft.replaces && <Alert>{t('rescue:order')}</Alert>}
          <VisitFacts quote={state.quote} />
          <QuoteDocument quote={state.quote} />
          <QuotePdf quoteId={state.quote.id} />
          <NameOnPapers />
          <Order
            key={`order-${state.quote.id}`}
            quote={state.quote}
            addressId={draft.addressId ?? ''}
            replaces={draft.replaces}
            onOrdered={() => change({ replaces: null })}
            onRefused={setRefusal}
            onExpired={renew}
          />
        </Stack>
      )}
    </section>
  );
}

function VisitFacts({ quote }: { quote: Quote }) {
  return (
    <p style={{ margin: 0, fontSize: '1.1rem' }}>
      <strong>{quote.serviceName}</strong>, {dayAndTime(quote.start, quote.timeZone)} –{' '}
      {time(quote.end, quote.timeZone)}, {quote.municipality}
    </p>
  );
}

interface OrderProps {
  readonly quote: Quote;
  readonly addressId: string;
  readonly replaces: string | null;
  readonly onOrdered: () => void;
  readonly onRefused: (refusal: Refusal) => void;
  readonly onExpired: () => void;
}

function Order({ quote, addressId, replaces, onOrdered, onRefused, onExpired }: OrderProps) {
  const { t } = useTranslation(['booking', 'extras']);
  const navigate = useNavigate();
  const { words } = usePriceTerms();
  const [hold] = useMutation(HoldBookingMutation);
  const checkout = useCheckout();
  const { busy, problem, setProblem, run } = useDeed();
  const credit = useQuery(UsableCreditQuery, { variables: { quoteId: quote.id }, fetchPolicy: 'network-only' });
  const usableCents = credit.data?.usableCredit ?? 0;
  const [useCredit, setUseCredit] = useState(true);
  const creditCents = useCredit ? usableCents : 0;
  const [consent, setConsent] = useState({ accept: false, early: false, loss: false });
  const needed = quote.needsEarlyStartRequest ? (['accept', 'early', 'loss'] as const) : (['accept'] as const);

  const order = async (): Promise<void> => {
    if (needed.some((name) => !consent[name])) {
      setProblem(t('quote.missing'));
      return;
    }
    const input = {
      quoteId: quote.id,
      addressId,
      termsAccepted: consent.accept,
      earlyStartRequested: quote.needsEarlyStartRequest && consent.early,
      lossAcknowledged: quote.needsEarlyStartRequest && consent.loss,
      creditCents,
      ...(replaces && { replacesBookingId: replaces }),
    };
    await run(async () => {
      const { data } = await hold({ variables: { input: { ...input, idempotencyKey: attemptKey('hold', input) } } });
      const answer = data?.holdBooking;
      if (!answer) return;
      if (answer.__typename === 'Booking') {
        endAttempt('quote');
        endAttempt('hold');
        onOrdered();
        // From here on the booking is on the server: its page is where one comes back to, whatever happens.
        await navigate(`/bookings/${answer.id}`, { replace: true });
        await checkout(answer.id);
        return;
      }
      endAttempt('hold');
      if (answer.__typename === 'QuoteExpired') onExpired();
      else if (answer.__typename === 'CreditNotUsable') {
        setProblem(answer.message);
        await credit.refetch();
      } else if (answer.__typename === 'TermsNotAccepted' || answer.__typename === 'EarlyStartRequestMissing')
        setProblem(answer.message);
      else {
        endAttempt('quote');
        onRefused(refusalOf(answer));
      }
    });
  };

  return (
    <section className={`card ${classes.card} ${classes.now}`}>
      <Stack gap="md">
        {needed.map((name) => (
          <Checkbox
            key={name}
            label={t(`quote.${name}`)}
            checked={consent[name]}
            error={problem !== null && !consent[name]}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              setConsent((current) => ({ ...current, [name]: checked }));
            }}
          />
        ))}
        {usableCents > 0 && (
          <>
            <Checkbox
              label={t('extras:credit.use', { amount: money(usableCents) })}
              checked={useCredit}
              onChange={(event) => setUseCredit(event.currentTarget.checked)}
            />
            <Lines
              lines={[
                ...(creditCents > 0 ? [{ label: t('extras:credit.line'), value: money(creditCents) }] : []),
                { label: t('extras:credit.onCard'), value: money(quote.totalCents - creditCents), total: true },
              ]}
            />
          </>
        )}
        <FieldError>{problem}</FieldError>
        <Button size="lg" loading={busy} onClick={() => void order()}>
          {quote.orderLabel} · {money(quote.totalCents - creditCents)}
        </Button>
        <p className={classes.small}>{t('quote.cardNext', words)}</p>
      </Stack>
    </section>
  );
}

function Refused({
  refusal,
  goTo,
  onStart,
}: {
  refusal: Refusal;
  goTo: StepProps['goTo'];
  onStart: (start: string) => void;
}) {
  const { t } = useTranslation('booking');
  const aboutPlace = refusal.reason === 'OutsideServiceArea' || refusal.reason === 'AddressNotQuoted';
  return (
    <div role="alert">
      <EmptyState level={3} title={t('quote.refused')} text={refusal.message}>
        {aboutPlace && <Button onClick={() => goTo('address')}>{t('quote.otherAddress')}</Button>}
        <Button variant={aboutPlace ? 'default' : 'filled'} onClick={() => goTo('slot')}>
          {t('quote.otherSlot')}
        </Button>
      </EmptyState>
      {refusal.alternatives.length > 0 && (
        <>
          <p className={classes.timesName} style={{ marginTop: '1.25rem' }}>
            {t('quote.alternatives')}
          </p>
          <div className={classes.buttons} style={{ marginTop: 0 }}>
            {refusal.alternatives.map((start) => (
              <Button key={start} variant="default" onClick={() => onStart(start)}>
                {shortDay(start)}, {time(start)}
              </Button>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
