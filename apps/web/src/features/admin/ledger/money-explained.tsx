import { useTranslation } from 'react-i18next';
import { money } from '../../../lib/format';
import { Lines } from '../../../ui/lines';
import { StateBadge } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import ledgerClasses from './ledger.module.css';
import { sidesOf, totalOf, type Explanation, type SumLine } from './money-receipt';
import { MoneySteps } from './money-steps';

/** What came in, where it is, the proof that both are the same, and how it came to be. */
export function MoneyExplained({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('explain');
  const { sums, checks, steps } = explanation;
  const { cameIn, sharedOut } = sidesOf(sums);
  return (
    <>
      <section className={`card ${parts.stacked}`} aria-labelledby="explained">
        <h2 id="explained" className={ledgerClasses.heading}>
          {t('title')}
        </h2>
        <ul className={ledgerClasses.checks}>
          {checks.map(({ check, holds, gapCents }) => (
            <li key={check}>
              <StateBadge tone={holds ? 'good' : 'bad'}>
                {holds ? t('holds') : t('fails', { amount: money(Math.abs(gapCents)) })}
              </StateBadge>
              <span>{t(`check.${check}`)}</span>
            </li>
          ))}
        </ul>
        <div className={ledgerClasses.sides}>
          <Side title={t('cameIn')} lines={cameIn} />
          <Side title={t('sharedOut')} lines={sharedOut} />
        </div>
        <p className={classes.small}>
          {t('share', { share: money(sums.providerShareCents), fees: money(sums.stripeFeesCents) })}
        </p>
      </section>
      <MoneySteps steps={steps} />
    </>
  );
}

function Side({ title, lines }: { title: string; lines: readonly SumLine[] }) {
  const { t } = useTranslation('explain');
  return (
    <div>
      <h3 className={ledgerClasses.side}>{title}</h3>
      <Lines
        label={title}
        lines={[
          ...lines.map(({ name, cents }) => ({
            label: name === 'providerDebtCents' && cents > 0 ? t('sum.olderDebt') : t(`sum.${name}`),
            value: money(cents),
          })),
          { label: t('sum.total'), value: money(totalOf(lines)), total: true },
        ]}
      />
    </div>
  );
}
