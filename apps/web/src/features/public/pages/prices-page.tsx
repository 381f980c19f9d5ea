import { useTranslation } from 'react-i18next';
import { percent } from '../../../lib/format';
import { Lines } from '../../../ui/lines';
import { Page } from '../../../ui/page';
import { SampleReceipt } from '../sample-receipt';
import classes from './text-page.module.css';

/** Percent of the work. */
const SURCHARGES = [
  ['sunday', 25],
  ['holiday', 50],
  ['shortNotice', 15],
] as const;

/** What cancelling costs, by policy: from this moment on, this many percent of the total. */
const POLICIES = {
  FLEXIBLE: [
    ['until4', 0],
    ['after4', 50],
  ],
  STANDARD: [
    ['until24', 0],
    ['from24to4', 50],
    ['after4', 100],
  ],
  STRICT: [
    ['until72', 0],
    ['from72to24', 50],
    ['after24', 100],
  ],
} as const;

export default function PricesPage() {
  const { t } = useTranslation(['public', 'common']);
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
          <p>{t('public:prices.price')}</p>
          <div className={classes.receipt}>
            <SampleReceipt />
          </div>
        </section>
        <section aria-labelledby="surcharges" className={classes.narrow}>
          <h2 id="surcharges">{t('public:prices.surchargesTitle')}</h2>
          <Lines
            lines={SURCHARGES.map(([name, value]) => ({
              label: t(`public:prices.${name}`),
              value: percent(value, true),
            }))}
          />
        </section>
        <section aria-labelledby="payment">
          <h2 id="payment">{t('public:prices.paymentTitle')}</h2>
          <p>{t('public:prices.payment')}</p>
        </section>
        <section aria-labelledby="cancellation">
          <h2 id="cancellation">{t('public:prices.cancellationTitle')}</h2>
          <p>{t('public:prices.cancellation')}</p>
          <div className={classes.policies}>
            {(['FLEXIBLE', 'STANDARD', 'STRICT'] as const).map((policy) => (
              <div key={policy} className="card">
                <h3>{t(`common:policy.${policy}`)}</h3>
                <Lines
                  lines={POLICIES[policy].map(([when, share]) => ({
                    label: t(`public:prices.${when}`),
                    value: percent(share),
                  }))}
                />
              </div>
            ))}
          </div>
        </section>
        <section aria-labelledby="withdrawal">
          <h2 id="withdrawal">{t('public:prices.withdrawalTitle')}</h2>
          <p>{t('public:prices.withdrawal')}</p>
        </section>
        <section aria-labelledby="guarantee">
          <h2 id="guarantee">{t('public:prices.guaranteeTitle')}</h2>
          <p>{t('public:prices.guarantee')}</p>
        </section>
      </div>
    </Page>
  );
}
