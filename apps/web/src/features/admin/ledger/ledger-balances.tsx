import { useTranslation } from 'react-i18next';
import { money } from '../../../lib/format';
import { Lines } from '../../../ui/lines';
import { StateBadge } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { useCodeWords } from '../code-words';
import { balancesOf, heldOnCard, type Balance, type Transaction } from './balances';
import ledgerClasses from './ledger.module.css';

/** Where the money is now: two receipts that come to the same sum, or else something is wrong. */
export function LedgerBalances({ transactions }: { transactions: readonly Transaction[] }) {
  const { t } = useTranslation('ledger');
  const balances = balancesOf(transactions);
  const debits = balances.filter(({ cents }) => cents > 0);
  const credits = balances.filter(({ cents }) => cents < 0);
  const gap = balances.reduce((total, { cents }) => total + cents, 0);
  const held = heldOnCard(transactions);
  return (
    <section className={`card ${parts.stacked}`} aria-labelledby="where">
      <div className={ledgerClasses.head}>
        <h2 id="where" className={ledgerClasses.heading}>
          {t('ledger.where')}
        </h2>
        <StateBadge tone={gap === 0 ? 'good' : 'bad'}>
          {gap === 0 ? t('ledger.balanced') : t('ledger.unbalanced', { amount: money(Math.abs(gap)) })}
        </StateBadge>
      </div>
      {balances.length === 0 ? (
        <p className={classes.intro}>{t('ledger.nothing')}</p>
      ) : (
        <>
          <p className={classes.intro}>{t('ledger.whereText')}</p>
          <div className={ledgerClasses.sides}>
            <Side title={t('ledger.have')} balances={debits} />
            <Side title={t('ledger.owe')} balances={credits} />
          </div>
        </>
      )}
      {held > 0 && <p className={classes.small}>{t('ledger.memo', { amount: money(held) })}</p>}
    </section>
  );
}

function Side({ title, balances }: { title: string; balances: readonly Balance[] }) {
  const { t } = useTranslation('ledger');
  const words = useCodeWords();
  const total = balances.reduce((sum, { cents }) => sum + Math.abs(cents), 0);
  return (
    <div>
      <h3 className={ledgerClasses.side}>{title}</h3>
      <Lines
        label={title}
        lines={[
          ...balances.map(({ account, cents }) => ({
            label: words('account', account),
            value: money(Math.abs(cents)),
          })),
          { label: t('ledger.total'), value: money(total), total: true },
        ]}
      />
    </div>
  );
}
