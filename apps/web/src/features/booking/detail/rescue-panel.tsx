import { useQuery } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayAndTime, money } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Stars } from '../../../ui/stars';
import { bookPath } from '../book-path';
import classes from '../booking.module.css';
import { ReplacementsQuery } from '../rescue.documents';
import type { Booking } from './booking';
import { CancelBooking } from './cancel-booking';

type Offer = NonNullable<ResultOf<typeof ReplacementsQuery>['replacements']>;

/** The provider may not come: somebody else at the same hour, or everything back. */
export function RescuePanel({ booking, onChange }: { booking: Booking; onChange: () => unknown }) {
  const { t } = useTranslation('rescue');
  const { rescue } = booking;
  if (!rescue) return null;
  return (
    <section className={`card ${classes.card} ${classes.now}`} data-tone="attention" aria-live="polite">
      <Title order={2} size="h3">
        {t('customer.title', { name: booking.providerPublicName })}
      </Title>
      <p>{t('customer.text')}</p>
      {rescue.replacementId ? (
        <UnderWay bookingId={rescue.replacementId} />
      ) : (
        <>
          <p className={classes.timer}>
            {t('customer.until', { when: dayAndTime(rescue.decideBy, booking.timeZone) })}
          </p>
          <Candidates booking={booking} />
        </>
      )}
      <div className={classes.buttons}>
        <CancelBooking booking={booking} onDone={onChange} />
      </div>
    </section>
  );
}

function UnderWay({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('rescue');
  return (
    <>
      <p>{t('customer.underWay')}</p>
      <div className={classes.buttons}>
        <Button component={Link} to={`/bookings/${bookingId}`}>
          {t('customer.toReplacement')}
        </Button>
      </div>
    </>
  );
}

function Candidates({ booking }: { booking: Booking }) {
  const { t } = useTranslation('rescue');
  const { data, loading, error, refetch } = useQuery(ReplacementsQuery, {
    variables: { bookingId: booking.id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data && loading) return <CardsSkeleton count={2} height={92} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const offer = data.replacements;
  if (!offer || offer.candidates.length === 0) return <p>{t('customer.nobody')}</p>;
  return (
    <>
      <Title order={3}>{t('customer.who')}</Title>
      <ul className={classes.list}>
        {offer.candidates.map((candidate) => (
          <li key={candidate.providerId} className={`card ${classes.candidate}`}>
            <div>
              <strong>{candidate.publicName}</strong>
              <div className={classes.facts}>
                <Stars value={candidate.ratingAverage} count={candidate.ratingCount} />
                <span className="soft">
                  {candidate.municipality} · {candidate.instantBook ? t('customer.instant') : t('customer.asked')}
                </span>
              </div>
            </div>
            <div className={classes.candidateEnd}>
              <strong className="numbers">{money(candidate.totalCents)}</strong>
              <Button
                component={Link}
                to={pathTo(booking, offer, candidate.providerId)}
                aria-label={t('customer.chooseName', {
                  name: candidate.publicName,
                  price: money(candidate.totalCents),
                })}
              >
                {t('customer.choose')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p className={classes.small}>{t('customer.money')}</p>
    </>
  );
}

/** The stepper with everything filled in: the quote in full is all that is left to read. */
const pathTo = (booking: Booking, offer: Offer, providerId: string): string =>
  bookPath(providerId, {
    service: offer.serviceCode,
    extras: offer.extraCodes,
    minutes: offer.durationMinutes,
    place: { id: offer.placeId, name: offer.municipality },
    start: booking.start,
    address: offer.addressId ?? undefined,
    replaces: booking.id,
  });
