import { useLazyQuery, useMutation } from '@apollo/client/react';
import { Button, Modal, Skeleton, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayAndTime, money } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { FieldError } from '../../../ui/field-error';
import { Lines } from '../../../ui/lines';
import { toast } from '../../../ui/toast';
import { attemptKey, endAttempt } from '../attempt-key';
import { CancelBookingMutation, CancellationTermsQuery } from '../booking.documents';
import classes from '../booking.module.css';
import { useDeed } from '../../../lib/use-deed';
import { can, type Booking } from './booking';

type Terms = Extract<ResultOf<typeof CancellationTermsQuery>['cancellationTerms'], { __typename: 'CancellationTerms' }>;

/** Cancelling, with the exact amounts of now and of later before anything is confirmed. */
export function CancelBooking({ booking, onDone }: { booking: Booking; onDone: () => unknown }) {
  const { t } = useTranslation(['booking', 'common']);
  const [opened, setOpened] = useState(false);
  const [changed, setChanged] = useState(false);
  const [load] = useLazyQuery(CancellationTermsQuery, { fetchPolicy: 'network-only' });
  const [cancel] = useMutation(CancelBookingMutation);
  const [terms, setTerms] = useState<Terms | null>(null);
  const look = useDeed();
  const deed = useDeed();
  if (!can(booking, 'CANCEL')) return null;

  const loadTerms = (): Promise<unknown> =>
    look.run(async () => {
      setTerms(null);
      const { data } = await load({ variables: { bookingId: booking.id } });
      const answer = data?.cancellationTerms;
      if (answer?.__typename === 'CancellationTerms') setTerms(answer);
      else look.setProblem(answer?.message ?? t('common:state.errorText'));
    });
  const confirm = (shownFeeCents: number): Promise<unknown> =>
    deed.run(async () => {
      const input = { bookingId: booking.id, shownFeeCents };
      const idempotencyKey = attemptKey('cancel', input);
      const { data } = await cancel({ variables: { input: { ...input, idempotencyKey } } });
      const answer = data?.cancelBooking;
      endAttempt('cancel');
      if (answer?.__typename === 'CancellationFeeChanged') {
        setChanged(true);
        await loadTerms();
      } else if (answer?.__typename === 'Booking') {
        setOpened(false);
        toast.done(t('cancel.done'));
        await onDone();
      } else deed.setProblem(answer?.message ?? t('common:state.errorText'));
    });

  return (
    <>
      <Button
        variant="subtle"
        color="red"
        onClick={() => {
          setOpened(true);
          setChanged(false);
          deed.setProblem(null);
          void loadTerms();
        }}
      >
        {t('cancel.open')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('cancel.title')}
        centered
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          {changed && <FieldError>{t('cancel.changed')}</FieldError>}
          {terms && <Amounts terms={terms} timeZone={booking.timeZone} />}
          {look.busy && <Skeleton height={180} radius="lg" />}
          <FieldError>{look.problem ?? deed.problem}</FieldError>
          <div className={classes.buttons} style={{ justifyContent: 'flex-end' }}>
            <Button variant="default" onClick={() => setOpened(false)}>
              {t('cancel.keep')}
            </Button>
            {terms && (
              <Button color="red" loading={deed.busy} onClick={() => void confirm(terms.feeCents)}>
                {terms.feeCents > 0 ? t('cancel.confirmFee', { fee: money(terms.feeCents) }) : t('cancel.confirmFree')}
              </Button>
            )}
          </div>
        </Stack>
      </Modal>
    </>
  );
}

function Amounts({ terms, timeZone }: { terms: Terms; timeZone: string }) {
  const { t } = useTranslation('booking');
  const [now, ...later] = terms.steps;
  if (!now) return null;
  return (
    <>
      <section>
        <h3 style={{ margin: '0 0 0.5rem' }}>{t('cancel.now')}</h3>
        <p style={{ margin: '0 0 0.75rem' }}>{now.explanation}</p>
        <Lines
          lines={[
            { label: t('cancel.refund'), value: money(now.refundCents) },
            { label: t('cancel.fee'), value: money(now.feeCents), total: true },
          ]}
        />
      </section>
      {later.length > 0 && (
        <section>
          <h3 style={{ margin: '0.5rem 0' }}>{t('cancel.later')}</h3>
          <Lines
            lines={later.map((step) => ({
              label: t('cancel.from', { when: step.from ? dayAndTime(step.from, timeZone) : '' }),
              note: step.explanation,
              value: money(step.feeCents),
            }))}
          />
        </section>
      )}
    </>
  );
}
