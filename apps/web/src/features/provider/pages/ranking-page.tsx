import { useQuery } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { money, number } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { RankingQuery } from '../standing.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { useServices } from '../use-services';

const FACTORS = ['relevance', 'rating', 'reliability', 'price', 'freshness'] as const;
const DIGITS = 3;

/** What a place in search results is made of (regulation (EU) 2019/1150, art. 5), factor by factor. */
export default function RankingPage() {
  const { t } = useTranslation('provider');
  const { data, error, refetch } = useQuery(RankingQuery, { fetchPolicy: 'cache-and-network' });
  const { nameOf } = useServices();
  const inputs = data?.myRankingInputs;
  const note = (factor: (typeof FACTORS)[number], service: { completedVisits: number; hourlyRateCents: number }) => {
    if (!inputs) return null;
    switch (factor) {
      case 'relevance':
        return t('ranking.notes.relevance', { count: service.completedVisits });
      case 'rating':
        return t('ranking.notes.rating', { count: inputs.ratingCount, average: number(inputs.ratingAverage ?? 0) });
      case 'reliability':
        return t('ranking.notes.reliability', { kept: inputs.keptVisits, broken: inputs.brokenVisits });
      case 'price':
        return t('ranking.notes.price', { rate: money(service.hourlyRateCents) });
      case 'freshness':
        return t('ranking.notes.freshness');
    }
  };
  return (
    <Page title={t('ranking.title')} lead={t('ranking.lead')} width="md" noIndex>
      {!inputs && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={2} height={340} />)}
      {inputs && !inputs.listed && <p className={classes.timer}>{t('ranking.notListed')}</p>}
      {inputs?.services.length === 0 && (
        <EmptyState title={t('ranking.empty')} text={t('ranking.emptyText')}>
          <Button component={Link} to="/provider/prices" variant="light">
            {t('prices.title')}
          </Button>
        </EmptyState>
      )}
      <div className={classes.stack}>
        {inputs?.services.map((service) => (
          <section key={service.serviceCode} className={`card ${parts.told}`}>
            <Title order={2}>{nameOf(service.serviceCode)}</Title>
            <Lines
              lines={[
                ...FACTORS.map((factor) => ({
                  label: t(`ranking.factors.${factor}`),
                  note: note(factor, service),
                  value: `× ${number(service.factors[factor], DIGITS)}`,
                })),
                {
                  label: t('ranking.score'),
                  note: t('ranking.scoreNote'),
                  value: number(service.score, DIGITS),
                  total: true,
                },
              ]}
            />
          </section>
        ))}
      </div>
    </Page>
  );
}
