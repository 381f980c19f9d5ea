import { useQuery } from '@apollo/client/react';
import { Anchor, Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { errorCode } from '../../../lib/error-text';
import { dayAndTime, time } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { PageSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { BookingStateBadge } from '../../../ui/state-badge';
import { BookingQuery } from '../booking.documents';
import classes from '../booking.module.css';
import type { Booking } from '../detail/booking';
import { CancelBooking } from '../detail/cancel-booking';
import { ChecklistCard } from '../detail/checklist-card';
import { ExtrasCards } from '../detail/extras-cards';
import { GoodwillCard } from '../detail/goodwill-card';
import { NowPanel } from '../detail/now-panel';
import { AgreedQuote, PaymentCard } from '../detail/payment-card';
import { PlaceCard } from '../detail/place-card';
import { isBeingRescued } from '../detail/rescue';
import { ReviewCard } from '../detail/review-card';
import { Timeline } from '../detail/timeline';
import { BookingDocuments } from '../../documents/booking-documents';
import { usePollingWhile } from '../use-polling-while';

/** One booking, from the hold to the review; also where the payment page and our mails lead back to. */
export default function BookingPage() {
  const { t } = useTranslation('booking');
  const { bookingId = '' } = useParams();
  const [parameters] = useSearchParams();
  const checkout = parameters.get('checkout');
  const { data, loading, error, refetch, startPolling, stopPolling } = useQuery(BookingQuery, {
    variables: { id: bookingId },
    fetchPolicy: 'cache-and-network',
    // Asking again after a change must not be answered by a question that was on its way before it.
    context: { queryDeduplication: false },
  });
  const booking = data?.booking;
  usePollingWhile(booking?.state === 'HELD' && checkout === 'done', startPolling, stopPolling);

  if (loading && !booking) return <PageSkeleton />;
  if (!booking) {
    return (
      <Page title={t('detail.back')} hideTitle noIndex>
        {errorCode(error) === 'NOT_FOUND' ? (
          <EmptyState level={1} title={t('detail.notFoundTitle')} text={t('detail.notFoundText')}>
            <Button component={Link} to="/bookings">
              {t('detail.back')}
            </Button>
          </EmptyState>
        ) : (
          <ErrorState error={error} onRetry={refetch} />
        )}
      </Page>
    );
  }
  return <BookingView booking={booking} checkout={checkout} onChange={refetch} />;
}

interface BookingViewProps {
  readonly booking: Booking;
  readonly checkout: string | null;
  readonly onChange: () => unknown;
}

function BookingView({ booking, checkout, onChange }: BookingViewProps) {
  const { t } = useTranslation('booking');
  const service = booking.quote?.serviceName ?? booking.serviceCode;
  const mine = booking.viewer === 'CUSTOMER';
  return (
    <Page
      noIndex
      title={t('detail.title', { service, name: booking.providerPublicName })}
      above={
        <Anchor component={Link} to="/bookings">
          <IconArrowLeft size={16} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {t('detail.back')}
        </Anchor>
      }
      lead={
        <span className={classes.facts}>
          <BookingStateBadge state={booking.state} />
          <span>
            {dayAndTime(booking.start, booking.timeZone)} – {time(booking.end, booking.timeZone)}
          </span>
          <span>{t('detail.reference', { reference: booking.reference })}</span>
        </span>
      }
    >
      <div className={classes.columns}>
        <div className={classes.stack}>
          {mine ? (
            <NowPanel booking={booking} checkout={checkout} onChange={onChange} />
          ) : (
            <OtherViewer booking={booking} />
          )}
          {mine && <ExtrasCards booking={booking} />}
          {mine && (
            <ReviewCard
              visit={{
                bookingId: booking.id,
                completed: booking.state === 'COMPLETED',
                author: 'CUSTOMER',
                other: booking.providerPublicName,
              }}
            />
          )}
          <PlaceCard booking={booking} />
          <ChecklistCard booking={booking} />
          <Timeline booking={booking} />
          <AgreedQuote booking={booking} />
        </div>
        <div className={classes.stack}>
          <PaymentCard booking={booking} />
          <BookingDocuments bookingId={booking.id} />
          {mine && !isBeingRescued(booking) && <CancelBooking booking={booking} onDone={onChange} />}
        </div>
      </div>
    </Page>
  );
}

/** The provider has a page of their own; staff see what they may. */
function OtherViewer({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking');
  if (booking.viewer !== 'PROVIDER') {
    return (
      <>
        <p className="soft">{t('detail.staffView')}</p>
        <GoodwillCard bookingId={booking.id} />
      </>
    );
  }
  return (
    <section className={`card ${classes.card}`}>
      <p>{t('detail.providerView')}</p>
      <Button component={Link} to={`/jobs/${booking.id}`}>
        {t('detail.jobLink')}
      </Button>
    </section>
  );
}
