import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { percent } from '../../../lib/format';
import { usePriceTerms } from '../../../lib/price-terms';
import { Lines } from '../../../ui/lines';
import { Page } from '../../../ui/page';
import { SampleReceipt } from '../sample-receipt';
import classes from './text-page.module.css';

const SURCHARGES = ['sunday', 'holiday', 'shortNotice'] as const;
const POLICIES = ['FLEXIBLE', 'STANDARD', 'STRICT'] as const;

export default function PricesPage() {
  const { t } = useTranslation(['public', 'common']);
  const { terms, words } = usePriceTerms();
  return (
    <Page
      title={t('public:prices.title')}
      lead={t('public:prices.lead')}
      description={t('public:prices.description')}
      width="md"
    >
      <div className={classes.text}>
        <section aria-labelledby="price">
          <h2 id="price">{t('public:prices.priceTitle')}</h2>
          <p>{t('public:prices.price', words)}</p>
          <div className={classes.receipt}>
            <SampleReceipt />
          </div>
        </section>
        <section aria-labelledby="surcharges" className={classes.narrow}>
          <h2 id="surcharges">{t('public:prices.surchargesTitle')}</h2>
          <Lines
            lines={SURCHARGES.map((name) => ({ label: t(`public:prices.${name}`, words), value: `+${words[name]}` }))}
          />
        </section>
        <section aria-labelledby="payment">
          <h2 id="payment">{t('public:prices.paymentTitle')}</h2>
          <p>{t('public:prices.payment', words)}</p>
        </section>
        <section aria-labelledby="cancellation">
          <h2 id="cancellation">{t('public:prices.cancellationTitle')}</h2>
          <p>{t('public:prices.cancellation')}</p>
          <div className={classes.policies}>
            {POLICIES.map((policy) => (
              <div key={policy} className="card">
                <h3>{t(`common:policy.${policy}`)}</h3>
                <PolicyLines steps={terms?.cancellationPolicies.find((one) => one.policy === policy)?.steps ?? []} />
              </div>
            ))}
          </div>
        </section>
        <section aria-labelledby="withdrawal">
          <h2 id="withdrawal">{t('public:prices.withdrawalTitle', words)}</h2>
          <p>{t('public:prices.withdrawal', words)}</p>
        </section>
        <section aria-labelledby="guarantee">
          <h2 id="guarantee">{t('public:prices.guaranteeTitle')}</h2>
          <p>{t('public:prices.guarantee', words)}</p>
        </section>
      </div>
    </Page>
  );
}

/** What cancelling costs, from nothing to the last step before the visit. */
function PolicyLines({ steps }: { steps: readonly { readonly hoursBefore: number; readonly percent: number }[] }) {
  const { t } = useTranslation('public');
  const [first] = steps;
  if (!first) return <Skeleton height={76} radius="md" />;
  return (
    <Lines
      lines={[
        { label: t('prices.until', { hours: first.hoursBefore }), value: percent(0) },
        ...steps.map(({ hoursBefore, percent: share }, index) => {
          const next = steps[index + 1];
          return {
            label: next ? t('prices.between', { from: hoursBefore, hours: next.hoursBefore }) : t('prices.after'),
            value: percent(share),
          };
        }),
      ]}
    />
  );
}
