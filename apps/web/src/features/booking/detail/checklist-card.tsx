import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Lines } from '../../../ui/lines';
import classes from '../booking.module.css';
import type { Booking } from './booking';

/** Until the visit is over it can still be said what will be done. */
const TO_COME = new Set<Booking['state']>(['HELD', 'REQUESTED', 'CONFIRMED', 'IN_PROGRESS']);

/** What the provider goes through before leaving; with the answers once they are given. */
export function ChecklistCard({ booking }: { booking: Booking }) {
  const { t } = useTranslation('booking');
  const { checklist } = booking;
  const answered = checklist.some(({ done }) => done !== null);
  if (checklist.length === 0 || !(answered || TO_COME.has(booking.state))) return null;
  return (
    <section className={`card ${classes.card}`}>
      <Title order={2} size="h3">
        {answered ? t('checklist.title') : t('checklist.planned')}
      </Title>
      {answered ? (
        <Lines
          lines={checklist.map((point) => ({
            label: point.label,
            note: point.note,
            value: point.done ? t('checklist.done') : t('checklist.notDone'),
          }))}
        />
      ) : (
        <ul className={classes.terms}>
          {checklist.map((point) => (
            <li key={point.point}>{point.label}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
