import { useTranslation } from 'react-i18next';
import { duration, money } from '../../lib/format';
import { Lines } from '../../ui/lines';
import classes from './sample-receipt.module.css';

/** A visit of three hours at 25 € an hour, by the rates of the house: 5 % on top, 15 % kept. Cents. */
const SAMPLE = { minutes: 180, hourly: 2_500, labour: 7_500, fee: 375, total: 7_875, net: 6_375, commission: 1_125 };

/** The whole of a price on one slip of paper, down to who gets what. */
export function SampleReceipt() {
  const { t } = useTranslation('public');
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
          { label: t('receipt.fee'), value: money(SAMPLE.fee) },
          { label: t('receipt.total'), value: money(SAMPLE.total), total: true },
        ]}
      />
      <div className={classes.shares}>
        <Lines
          label={t('receipt.shares')}
          lines={[
            { label: t('receipt.toProvider'), value: money(SAMPLE.net) },
            { label: t('receipt.toPlatform'), value: money(SAMPLE.commission + SAMPLE.fee) },
          ]}
        />
      </div>
    </figure>
  );
}
