import { Anchor, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { dayAndTime } from '../../../lib/format';
import parts from '../../../ui/section.module.css';
import type { JobDetails } from './job';

/** The provider may not do this visit as their file stands. */
export function RescueNotice({ job }: { job: JobDetails }) {
  const { t } = useTranslation('rescue');
  if (job.rescue?.outcome !== null) return null;
  return (
    <section className={`card ${parts.told}`} role="status">
      <Title order={2}>{t('provider.title')}</Title>
      <p>{t('provider.text', { when: dayAndTime(job.rescue.decideBy, job.timeZone) })}</p>
      <Anchor component={Link} to="/provider/credentials">
        {t('provider.file')}
      </Anchor>
    </section>
  );
}
