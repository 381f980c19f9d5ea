import { useTranslation } from 'react-i18next';
import { duration, money } from '../../lib/format';
import { usePriceTerms } from '../../lib/price-terms';
import { Lines } from '../../ui/lines';
import classes from './sample-receipt.module.css';

/** A visit of three hours at 25 € an hour, in minutes and cents. */
const SAMPLE = { minutes: 180, hourly: 2_500, labour: 7_500 };
/** Shown until the rates are here. */
const COMING = '…';

/** The whole of a price on one slip of paper, by today's rates, down to who gets what. */
export function SampleReceipt() {
  const { t } = useTranslation('public');
  const { terms, words } = usePriceTerms();
  const fee = shareOf(terms?.customerFeeBasisPoints);
  const commission = shareOf(terms?.commissionBasisPoints);
  const amount = (cents: number): string => (terms ? money(cents) : COMING);
  return (
    <figure className={classes.receipt}>
      <figcaption>{t('receipt.title')}</figcaption>
      <Lines
        label={t('receipt.title')}
        lines={[
          {
            label: t('receipt.labour', { duration: duration(SAMPLE.minutes), rate: money(SAMPLE.hourly) }),
            value: money(SAMPLE.labour),
          },
          { label: t('receipt.fee', words), value: amount(fee) },
          { label: t('receipt.total'), value: amount(SAMPLE.labour + fee), total: true },
        ]}
      />
      <div className={classes.shares}>
        <Lines
          label={t('receipt.shares')}
          lines={[
            { label: t('receipt.toProvider'), value: amount(SAMPLE.labour - commission) },
            { label: t('receipt.toPlatform'), value: amount(commission + fee) },
          ]}
        />
      </div>
    </figure>
  );
}

/** That share of the sample's work, in whole cents. */
const shareOf = (basisPoints = 0): number => Math.round((SAMPLE.labour * basisPoints) / 10_000);
