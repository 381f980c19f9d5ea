import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../ui/error-state';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { MonthCard } from '../availability/month-card';
import { SettingsCard } from '../availability/settings-card';
import { TimeOffCard } from '../availability/time-off-card';
import { WeekCard } from '../availability/week-card';
import { AvailabilityQuery } from '../availability.documents';
import classes from '../provider.module.css';

/** When a provider works: the usual week, the days that differ, absences and settings. */
export default function AvailabilityPage() {
  const { t } = useTranslation('provider');
  const { data, error, refetch } = useQuery(AvailabilityQuery);
  const mine = data?.myAvailability;
  return (
    <Page title={t('availability.title')} lead={t('availability.lead')} noIndex>
      {!mine && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={2} height={420} />)}
      {mine && (
        <div className={classes.halves}>
          <WeekCard mine={mine} />
          <div className={classes.stack}>
            <MonthCard mine={mine} />
            <TimeOffCard mine={mine} />
            <SettingsCard settings={mine.settings} />
          </div>
        </div>
      )}
    </Page>
  );
}
