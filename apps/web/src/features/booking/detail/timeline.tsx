import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { dayAndTime } from '../../../lib/format';
import classes from '../booking.module.css';
import type { Booking } from './booking';

/** Every step of the booking, when and by whom. */
export function Timeline({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking');
  return (
    <section className={`card ${classes.card}`}>
      <Title order={2} size="h3">
        {t('timeline.title')}
      </Title>
      <ol className={classes.timeline}>
        {booking.history.map((step) => (
          <li key={`${step.to}${step.at}`}>
            <strong>{t(`timeline.${step.to}`)}</strong>
            <span className="soft">
              {dayAndTime(step.at, booking.timeZone)},{' '}
              {t(`timeline.by.${step.by}`, { name: booking.providerPublicName })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
