import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../lib/format';
import classes from '../booking.module.css';
import type { Booking } from './booking';

/** The address as it was agreed, and every look the provider took at it. */
export function PlaceCard({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking');
  const { address, addressViews, timeZone } = booking;
  const details = [
    address.complement,
    address.floor && t('place.floor', { floor: address.floor }),
    address.doorCode && t('place.doorCode', { code: address.doorCode }),
    address.notes,
  ].filter(Boolean);
  return (
    <section className={`card ${classes.card}`}>
      <Title order={2} size="h3">
        {t('place.title')}
      </Title>
      <address style={{ fontStyle: 'normal', lineHeight: 1.6 }}>
        {address.street && (
          <>
            {address.street}
            <br />
          </>
        )}
        {address.postalCode} {address.municipality}
        {details.length > 0 && (
          <>
            <br />
            <span className="soft">{details.join(' · ')}</span>
          </>
        )}
      </address>
      <h3>{t('place.log')}</h3>
      {addressViews.length === 0 ? (
        <p className="soft">{t('place.nobody')}</p>
      ) : (
        <ol className={classes.timeline}>
          {addressViews.map((view) => (
            <li key={`${view.at}${view.stage}`}>
              <strong>
                {view.viewerName} {t(`place.${view.stage}`)}
              </strong>
              <span className="soft">{dayAndTime(view.at, timeZone)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
