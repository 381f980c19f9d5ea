import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { duration, money, shortDay, time } from '../../../lib/format';
import { Lines, type Line } from '../../../ui/lines';
import classes from '../booking.module.css';
import type { Draft } from '../draft';
import { servicesOf, type Offer } from './step';

/** What has been chosen so far, beside each step. */
export function VisitSummary({ offer, draft, totalCents }: { offer: Offer; draft: Draft; totalCents: number | null }) {
  const { t } = useTranslation('booking');
  const service = servicesOf(offer).find(({ code }) => code === draft.serviceCode);
  const open = <span className="soft">{t('summary.open')}</span>;
  const lines: Line[] = [
    { label: t('summary.service'), value: service?.name ?? open },
    { label: t('summary.place'), value: draft.place?.name ?? open },
    { label: t('summary.duration'), value: draft.durationMinutes ? duration(draft.durationMinutes) : open },
    { label: t('summary.slot'), value: draft.start ? `${shortDay(draft.start)}, ${time(draft.start)}` : open },
    ...(service ? [{ label: t('summary.rate'), value: money(service.hourlyRateCents) }] : []),
    ...(totalCents === null ? [] : [{ label: t('summary.total'), value: money(totalCents), total: true }]),
  ];
  return (
    <aside
      className={`card ${classes.card} ${classes.aside}`}
      aria-label={t('summary.title')}
      data-complete={totalCents !== null || undefined}
    >
      <Title order={2} size="h3">
        {t('summary.title')}
      </Title>
      <Lines lines={lines} />
      {totalCents === null && (
        <p className={classes.small} style={{ marginTop: '1rem' }}>
          {t('summary.exact')}
        </p>
      )}
    </aside>
  );
}
