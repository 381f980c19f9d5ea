import { useQuery } from '@apollo/client/react';
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { money, shortDay } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import classes from '../../../ui/section.module.css';
import { MyCreditsQuery } from '../credits.documents';
import { serverNow } from '../../../lib/server-clock';

type Credit = ResultOf<typeof MyCreditsQuery>['myCredits']['credits'][number];

/** What one can pay part of a visit with, where it comes from and until when. */
export default function CreditsPage() {
  const { t } = useTranslation('extras');
  const { data, error, refetch } = useQuery(MyCreditsQuery, { fetchPolicy: 'cache-and-network' });
  const { credits = [], availableCents = 0 } = data?.myCredits ?? {};
  return (
    <Page title={t('credit.title')} lead={t('credit.lead')} width="md" noIndex>
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={2} height={120} />)}
      {data && credits.length === 0 && <EmptyState title={t('credit.emptyTitle')} text={t('credit.emptyText')} />}
      {credits.length > 0 && (
        <>
          <section className={`card ${classes.stacked}`}>
            <Lines lines={[{ label: t('credit.available'), value: <strong>{money(availableCents)}</strong> }]} />
            <p className="soft" style={{ margin: '0.75rem 0 0' }}>
              {t('credit.how')}
            </p>
          </section>
          <ul className={classes.list} style={{ marginTop: '1.25rem' }}>
            {credits.map((credit) => (
              <li key={credit.id} className={`card ${classes.stacked}`}>
                <Title order={2} size="h3">
                  {t(`credit.reason.${credit.reason}`)}
                </Title>
                <CreditLines credit={credit} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}

function CreditLines({ credit }: { credit: Credit }) {
  const { t } = useTranslation('extras');
  const { grantedCents, remainingCents, expiresAt } = credit;
  const over = Date.parse(expiresAt) <= serverNow();
  const until = t(over ? 'credit.over' : 'credit.until', { day: shortDay(expiresAt) });
  const left = t('credit.left', { left: money(remainingCents), granted: money(grantedCents) });
  return (
    <Lines
      lines={[{ label: remainingCents === 0 ? t('credit.used') : left, note: until, value: money(remainingCents) }]}
    />
  );
}
