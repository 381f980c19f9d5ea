import { useTranslation } from 'react-i18next';
import { money } from '../../lib/format';
import { Lines } from '../../ui/lines';
import type { Invoicing } from './mandate-card';
import classes from './documents.module.css';

/** How the provider's work is taxed; without VAT, how near this year's turnover is to the threshold. */
export function TaxCard({ invoicing }: { invoicing: Invoicing }) {
  const { t } = useTranslation('documents');
  const { vatRegime, siret, sapDeclarationNumber } = invoicing;
  return (
    <section className={`card ${classes.card}`}>
      <h2>{t('tax.title')}</h2>
      <Lines
        label={t('tax.title')}
        lines={[
          { label: t('tax.regime'), value: t(`tax.regimes.${vatRegime as 'FRANCHISE_293B'}`) },
          { label: t('tax.siret'), value: siret ?? t('tax.none') },
          { label: t('tax.sap'), value: sapDeclarationNumber ?? t('tax.none') },
        ]}
      />
      {vatRegime === 'FRANCHISE_293B' && <ThresholdBar threshold={invoicing.threshold} />}
    </section>
  );
}

function ThresholdBar({ threshold }: { threshold: Invoicing['threshold'] }) {
  const { t } = useTranslation('documents');
  const { turnoverCents, thresholdCents, upperThresholdCents, level, year } = threshold;
  const share = Math.min(100, Math.round((turnoverCents / thresholdCents) * 100));
  return (
    <>
      <h3 id="threshold">{t('threshold.title', { year })}</h3>
      <div
        className={classes.bar}
        role="meter"
        aria-labelledby="threshold"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        aria-valuetext={t('threshold.share', { share })}
      >
        <div className={classes.fill} data-level={level} style={{ width: `${share}%` }} />
      </div>
      <p className={classes.scale}>
        <span className="numbers">{t('threshold.sold', { amount: money(turnoverCents) })}</span>
        <span className="numbers">{money(thresholdCents)}</span>
      </p>
      <p>{t(`threshold.level.${level}`, { upper: money(upperThresholdCents) })}</p>
    </>
  );
}
