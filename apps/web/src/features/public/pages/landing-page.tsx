import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { duration } from '../../../lib/format';
import { usePriceTerms } from '../../../lib/price-terms';
import { Lines } from '../../../ui/lines';
import { Page } from '../../../ui/page';
import { SearchForm } from '../../search/search-form';
import { defaultSearch, writeSearch } from '../../search/search-params';
import { ServicesQuery } from '../../search/search.documents';
import { SampleReceipt } from '../sample-receipt';
import classes from './landing-page.module.css';

const CHECKS = ['identity', 'background', 'insurance', 'skills', 'references', 'business'] as const;
const ADDRESS = ['search', 'confirmed', 'dayBefore', 'after'] as const;

export default function LandingPage() {
  const { t } = useTranslation('public');
  const navigate = useNavigate();
  const { words } = usePriceTerms();
  return (
    <Page
      title={t('landing.metaTitle')}
      description={t('landing.description')}
      hideTitle
      width="full"
      structuredData={SITE}
    >
      <div className={classes.hero}>
        <div className={classes.words}>
          <h1>{t('landing.title')}</h1>
          <p>{t('landing.lead')}</p>
        </div>
        <div className={classes.receipt}>
          <SampleReceipt />
        </div>
        <div className={classes.search}>
          <SearchForm
            initial={defaultSearch()}
            onSearch={(search) => void navigate(`/search?${writeSearch(search)}`)}
          />
        </div>
      </div>
      <Services />
      <section className={classes.band} aria-labelledby="checked">
        <div className={classes.inner}>
          <div>
            <h2 id="checked">{t('checked.title')}</h2>
            <p>{t('checked.text')}</p>
          </div>
          <Lines
            lines={CHECKS.map((check) => ({ label: t(`checked.${check}.what`), value: t(`checked.${check}.how`) }))}
          />
        </div>
      </section>
      <section className={classes.section} aria-labelledby="address">
        <div className={classes.inner}>
          <div>
            <h2 id="address">{t('address.title')}</h2>
            <p>{t('address.text')}</p>
          </div>
          <ol className={classes.timeline}>
            {ADDRESS.map((moment) => (
              <li key={moment}>
                <strong>{t(`address.${moment}.when`)}</strong>
                <span>{t(`address.${moment}.what`)}</span>
              </li>
            ))}
          </ol>
        </div>
      </section>
      <section className={classes.providers} aria-labelledby="providers">
        <div className={classes.inner}>
          <div>
            <h2 id="providers">{t('forProviders.title')}</h2>
            <p>{t('forProviders.text', words)}</p>
          </div>
          <Button
            component={Link}
            to="/sign-up?as=provider"
            size="lg"
            variant="white"
            c="#0a4f48"
            color="lagoon"
            rightSection={<IconArrowRight size={18} />}
          >
            {t('forProviders.action')}
          </Button>
        </div>
      </section>
    </Page>
  );
}

function Services() {
  const { t } = useTranslation('public');
  const { data } = useQuery(ServicesQuery);
  return (
    <section className={classes.section} aria-labelledby="services">
      <h2 id="services">{t('services.title')}</h2>
      <ul className={classes.services}>
        {(data?.services ?? Array.from({ length: 6 }, () => null)).map((service, index) => (
          <li key={service?.code ?? index}>
            {service && (
              <Link to={`/search?service=${service.code}`}>
                <h3>{service.name}</h3>
                <p>{service.description}</p>
                <span className="soft">{t('services.from', { duration: duration(service.minimumMinutes) })}</span>
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const SITE = {
  '@context': 'https://schema.org',
  '@type': 'WebSite',
  name: 'Limpide',
  url: `${window.location.origin}/`,
};
