import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePriceTerms } from '../../../lib/price-terms';
import { Page } from '../../../ui/page';
import classes from './text-page.module.css';

const CUSTOMER_STEPS = ['search', 'quote', 'pay', 'visit', 'done', 'review'] as const;
const PROVIDER_STEPS = ['apply', 'vetting', 'price', 'work', 'paid'] as const;

export default function HowItWorksPage() {
  const { t } = useTranslation('public');
  const { words } = usePriceTerms();
  return (
    <Page title={t('how.title')} lead={t('how.lead')} description={t('how.description')} width="md">
      <div className={classes.text}>
        <section aria-labelledby="customers">
          <h2 id="customers">{t('how.customers')}</h2>
          <ol className={classes.steps}>
            {CUSTOMER_STEPS.map((step) => (
              <li key={step}>
                <h3>{t(`how.customer.${step}.title`)}</h3>
                <p>{t(`how.customer.${step}.text`, words)}</p>
              </li>
            ))}
          </ol>
          <Button component={Link} to="/search">
            {t('how.find')}
          </Button>
        </section>
        <section aria-labelledby="providers">
          <h2 id="providers">{t('how.providers')}</h2>
          <ol className={classes.steps}>
            {PROVIDER_STEPS.map((step) => (
              <li key={step}>
                <h3>{t(`how.provider.${step}.title`)}</h3>
                <p>{t(`how.provider.${step}.text`, words)}</p>
              </li>
            ))}
          </ol>
          <Button component={Link} to="/sign-up?as=provider">
            {t('forProviders.action')}
          </Button>
        </section>
        <section aria-labelledby="ranking">
          <h2 id="ranking">{t('how.rankingTitle')}</h2>
          <p>{t('how.ranking')}</p>
        </section>
      </div>
    </Page>
  );
}
