import { Button, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayAndTime, money, time } from '../../../lib/format';
import classes from '../booking.module.css';
import { TimeLeft } from '../time-left';
import { ArrivalCode } from './arrival-code';
import type { Booking } from './booking';
import { ConfirmCompletion, ContestArrival, ReportNoShow } from './deeds';
import { isBeingRescued } from './rescue';
import { RescuePanel } from './rescue-panel';
import { BookAgain, FindAnother, PayButton } from './pay-button';
import { serverNow } from '../../../lib/server-clock';

interface NowProps {
  readonly booking: Booking;
  /** How the person comes back from the payment page. */
  readonly checkout: string | null;
  readonly onChange: () => unknown;
}

/** What matters at this moment of a booking's life, and what can be done about it. */
export function NowPanel(props: NowProps) {
  const { booking } = props;
  if (isBeingRescued(booking)) return <RescuePanel {...props} />;
  if (booking.payment?.state === 'ACTION_REQUIRED') return <ActionRequired {...props} />;
  switch (booking.state) {
    case 'HELD':
      return <Held {...props} />;
    case 'REQUESTED':
      return <Requested {...props} />;
    case 'CONFIRMED':
      return <Confirmed {...props} />;
    case 'IN_PROGRESS':
      return <InProgress {...props} />;
    case 'DONE':
      return <Done {...props} />;
    case 'COMPLETED':
      return <Completed {...props} />;
    default:
      return <Ended {...props} />;
  }
}

function Panel({ title, tone, children }: { title: string; tone?: 'attention'; children: ReactNode }) {
  return (
    <section className={`card ${classes.card} ${classes.now}`} data-tone={tone} aria-live="polite">
      <Title order={2} size="h3">
        {title}
      </Title>
      {children}
    </section>
  );
}

function Held({ booking, checkout, onChange }: NowProps) {
  const { t } = useTranslation('booking');
  if (!booking.holdExpiresAt) return null;
  if (checkout === 'done') {
    return (
      <Panel title={t('now.waitingTitle')}>
        <p>{t('now.waitingText')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('now.heldTitle')} tone="attention">
      <TimeLeft text="now.holdLeft" until={booking.holdExpiresAt} onOver={onChange} />
      <p>{checkout === 'left' ? t('now.heldLeft') : t('now.heldText')}</p>
      <div className={classes.buttons}>
        <PayButton bookingId={booking.id} label={checkout === 'left' ? t('now.resume') : t('now.pay')} />
      </div>
    </Panel>
  );
}

function ActionRequired({ booking, onChange }: NowProps) {
  const { t } = useTranslation('booking');
  const until = booking.payment?.actionRequiredBy;
  return (
    <Panel title={t('now.actionTitle')} tone="attention">
      <p>{t('now.actionText')}</p>
      {until && <TimeLeft text="now.actionLeft" until={until} onOver={onChange} />}
      <div className={classes.buttons}>
        <PayButton bookingId={booking.id} label={t('now.actionPay')} />
      </div>
    </Panel>
  );
}

function Requested({ booking, onChange }: NowProps) {
  const { t } = useTranslation('booking');
  return (
    <Panel title={t('now.requestedTitle', { name: booking.providerPublicName })}>
      <p>{t('now.requestedText')}</p>
      {booking.answerBy && <TimeLeft text="now.answerLeft" until={booking.answerBy} onOver={onChange} />}
    </Panel>
  );
}

function Confirmed({ booking, checkout, onChange }: NowProps) {
  const { t } = useTranslation('booking');
  const name = booking.providerPublicName;
  const late = booking.lateness !== 'ON_TIME';
  return (
    <Panel title={late ? t('now.lateTitle', { name }) : t('now.confirmedTitle')} tone={late ? 'attention' : undefined}>
      {late ? (
        <p>{t('now.lateText')}</p>
      ) : (
        <p>
          {checkout === 'done' && `${t('now.confirmedFresh')} `}
          {t('now.confirmedText', { when: dayAndTime(booking.start, booking.timeZone) })}
        </p>
      )}
      {booking.arrivalCode && <ArrivalCode code={booking.arrivalCode} name={name} />}
      {late && (
        <div className={classes.buttons}>
          <ReportNoShow booking={booking} onDone={onChange} />
        </div>
      )}
    </Panel>
  );
}

/** How the provider's arrival is known, and the right to say that it is not true. */
function Arrival({ booking, onChange }: NowProps) {
  const { t } = useTranslation('booking');
  if (!booking.arrivedAt) return null;
  if (booking.arrivalContestedAt) {
    return <p>{t('now.contested', { when: dayAndTime(booking.arrivalContestedAt, booking.timeZone) })}</p>;
  }
  const at = { time: time(booking.arrivedAt, booking.timeZone) };
  if (booking.arrivalProof === 'CODE') return <p>{t('now.arrivedByCode', at)}</p>;
  return (
    <>
      <p>{t('now.arrivedDeclared', at)}</p>
      <ContestArrival booking={booking} onDone={onChange} />
    </>
  );
}

function InProgress(props: NowProps) {
  const { t } = useTranslation('booking');
  return (
    <Panel title={t('now.progressTitle')}>
      <Arrival {...props} />
    </Panel>
  );
}

function Done(props: NowProps) {
  const { booking, onChange } = props;
  const { t } = useTranslation('booking');
  const when = booking.completesAt ? dayAndTime(booking.completesAt, booking.timeZone) : '';
  return (
    <Panel title={t('now.doneTitle')} tone="attention">
      <p>{t('now.doneText', { total: money(booking.totalCents ?? 0), when })}</p>
      <Arrival {...props} />
      <div className={classes.buttons}>
        <ConfirmCompletion booking={booking} onDone={onChange} />
      </div>
    </Panel>
  );
}

function Completed({ booking }: NowProps) {
  const { t } = useTranslation('booking');
  const until = booking.claimWindowEndsAt;
  const open = until && new Date(until).getTime() > serverNow();
  return (
    <Panel title={t('now.completedTitle')}>
      <p>
        {t('now.completedText')} {open && t('now.guaranteeUntil', { when: dayAndTime(until, booking.timeZone) })}
      </p>
      <div className={classes.buttons}>
        <BookAgain booking={booking} label={t('now.bookAgain')} />
      </div>
    </Panel>
  );
}

/** It ended before it was done: what became of the money, and the way on. */
function Ended({ booking }: NowProps) {
  const { t } = useTranslation(['booking', 'rescue']);
  const replacementId = booking.rescue?.outcome === 'REPLACED' ? booking.rescue.replacementId : null;
  const name = booking.providerPublicName;
  const [title, text] = useEndWords(booking);
  const sameAgain = booking.state === 'EXPIRED' || booking.state === 'CANCELLED' || booking.state === 'UNPAID';
  const reason = booking.declineReason as 'TOO_FAR' | 'NOT_AVAILABLE' | 'NOT_MY_KIND_OF_WORK' | 'OTHER' | null;
  return (
    <Panel title={title}>
      <p>{text}</p>
      {replacementId && <p>{t('rescue:customer.replaced')}</p>}
      {reason && reason !== 'OTHER' && <p className="soft">{t(`declineReason.${reason}`, { name })}</p>}
      <div className={classes.buttons}>
        {replacementId && (
          <Button component={Link} to={`/bookings/${replacementId}`}>
            {t('rescue:customer.toReplacement')}
          </Button>
        )}
        {sameAgain && booking.provider.listed && (
          <BookAgain booking={booking} label={booking.state === 'CANCELLED' ? t('now.bookAgain') : t('now.again')} />
        )}
        <FindAnother booking={booking} primary={!sameAgain} />
      </div>
    </Panel>
  );
}

function useEndWords(booking: Booking): [title: string, text: string] {
  const { t } = useTranslation('booking');
  const name = booking.providerPublicName;
  const requested = booking.history.some(({ to }) => to === 'REQUESTED');
  const { feeCents = 0, refundCents = booking.totalCents ?? 0 } = booking.cancellation ?? {};
  const costs =
    feeCents > 0
      ? t('now.cancelledFee', { fee: money(feeCents), refund: money(refundCents) })
      : t('now.cancelledFree', { refund: money(refundCents) });
  switch (booking.state) {
    case 'EXPIRED':
      return [t('now.expiredTitle'), requested ? t('now.expiredRequested', { name }) : t('now.expiredHeld')];
    case 'DECLINED':
      return [t('now.declinedTitle', { name }), t('now.declinedText')];
    case 'UNPAID':
      return [t('now.unpaidTitle'), t('now.unpaidText')];
    case 'NO_SHOW_PROVIDER':
      return [t('now.noShowProviderTitle', { name }), t('now.noShowProviderText')];
    case 'NO_SHOW_CUSTOMER':
      return [t('now.noShowCustomerTitle'), `${t('now.noShowCustomerText')} ${costs}`];
    default:
      return [t('now.cancelledTitle'), costs];
  }
}
