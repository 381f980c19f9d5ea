import { useQuery } from '@apollo/client/react';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { NotFoundPage } from '../../../app/not-found-page';
import { errorCode } from '../../../lib/error-text';
import { languageName, money, number, shortDay } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import { usePriceTerms } from '../../../lib/price-terms';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { PageSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { Stars } from '../../../ui/stars';
import { ChecksInLine } from '../checks';
import { Monogram } from '../monogram';
import { Passport } from '../passport';
import { Reviews } from '../reviews';
import { readSearch } from '../search-params';
import { ProviderQuery, ServicesQuery } from '../search.documents';
import { SlotPicker } from '../slot-picker';
import classes from './provider-page.module.css';

export default function ProviderPage() {
  const { providerId = '' } = useParams();
  const { data, error, refetch } = useQuery(ProviderQuery, { variables: { id: providerId } });
  if (errorCode(error) === 'NOT_FOUND' || errorCode(error) === 'BAD_USER_INPUT') return <NotFoundPage />;
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <PageSkeleton />;
  return <ProviderDetails provider={data.provider} summary={data.providerReviewSummary} />;
}

type Provider = ResultOf<typeof ProviderQuery>['provider'];
type Summary = ResultOf<typeof ProviderQuery>['providerReviewSummary'];

function ProviderDetails({ provider, summary }: { provider: Provider; summary: Summary }) {
  const { t } = useTranslation(['search', 'common']);
  const [query] = useSearchParams();
  const { words } = usePriceTerms();
  const { data } = useQuery(ServicesQuery);
  const offers = provider.services.map(({ serviceCode, hourlyRateCents }) => ({
    code: serviceCode,
    name: data?.services.find(({ code }) => code === serviceCode)?.name ?? '…',
    hourlyRateCents,
  }));
  const title = t('search:provider.title', { name: provider.publicName, place: provider.municipality });
  return (
    <Page
      title={title}
      description={t('search:provider.description', { name: provider.publicName, place: provider.municipality })}
      hideTitle
      width="full"
      structuredData={structuredData(provider)}
    >
      <div className={classes.page}>
        <header className={classes.header}>
          {query.has('place') && (
            <Link to={`/search?${query.toString()}`} className={classes.back}>
              <IconArrowLeft size={18} aria-hidden="true" /> {t('search:provider.back')}
            </Link>
          )}
          <div className={classes.who}>
            <Monogram name={provider.publicName} size={84} />
            <div>
              <h1>{provider.publicName}</h1>
              <p className={classes.facts}>
                <Stars value={provider.ratingAverage} count={provider.ratingCount} size={18} />
                <span>
                  {t('search:provider.base', {
                    place: provider.municipality,
                    distance: number(provider.radiusMetres / 1000),
                  })}
                </span>
              </p>
            </div>
          </div>
          <div className={classes.trust}>
            <ChecksInLine checks={provider.badges} />
          </div>
        </header>
        <div className={classes.main}>
          <section aria-labelledby="about">
            <h2 id="about">{t('search:provider.about')}</h2>
            {provider.bio && <p className={classes.bio}>{provider.bio}</p>}
            <Lines
              lines={[
                {
                  label: t('search:provider.confirms'),
                  value: t(provider.instantBook ? 'search:provider.atOnce' : 'search:provider.onRequest'),
                },
                { label: t('search:provider.cancellation'), value: t(`common:policy.${provider.cancellationPolicy}`) },
                {
                  label: t('search:provider.languages'),
                  value: provider.languages.map(languageName).join(', '),
                },
                { label: t('search:provider.since'), value: shortDay(provider.memberSince) },
              ]}
            />
          </section>
          <section aria-labelledby="prices">
            <h2 id="prices">{t('search:provider.prices')}</h2>
            <Lines
              lines={offers.map(({ name, hourlyRateCents }) => ({
                label: name,
                value: t('search:provider.perHour', { price: money(hourlyRateCents) }),
              }))}
            />
            <p className="soft">{t('search:provider.priceNote', words)}</p>
            {provider.taxCreditEligible && <p className={classes.small}>{t('search:provider.taxCredit')}</p>}
          </section>
          <Passport checks={provider.badges} />
          <section aria-labelledby="trader">
            <h2 id="trader">{t('search:trader.title')}</h2>
            <p>{t(`search:trader.${provider.kind}`)}</p>
            <p className="soft">{t('search:trader.note')}</p>
          </section>
          <Reviews providerId={provider.id} summary={summary} />
        </div>
        <aside className={classes.side}>
          <SlotPicker providerId={provider.id} offers={offers} search={readSearch(query)} />
        </aside>
      </div>
    </Page>
  );
}

/** For search engines: what is on the page, nothing more. */
const structuredData = (provider: Provider): object => ({
  '@context': 'https://schema.org',
  '@type': 'HomeAndConstructionBusiness',
  name: provider.publicName,
  url: `${window.location.origin}/providers/${provider.id}`,
  areaServed: provider.municipality,
  ...(provider.ratingAverage !== null
    ? {
        aggregateRating: {
          '@type': 'AggregateRating',
          ratingValue: provider.ratingAverage,
          reviewCount: provider.ratingCount,
        },
      }
    : {}),
});
