import { useTranslation } from 'react-i18next';
import { dayAndTime, money } from '../../../lib/format';
import classes from '../admin.module.css';
import { useCodeWords } from '../code-words';
import { totalsOf, type Entry, type Transaction } from './balances';
import ledgerClasses from './ledger.module.css';

/** Each transaction with a sentence that says what happened, and its lines: debit and credit come to the same. */
export function LedgerEntries({ transactions }: { transactions: readonly Transaction[] }) {
  const { t } = useTranslation('ledger');
  return (
    <section className={ledgerClasses.entries} aria-labelledby="entries">
      <h2 id="entries" className={ledgerClasses.heading}>
        {t('ledger.entries')}
      </h2>
      <ol className={ledgerClasses.list}>
        {transactions.map((transaction) => (
          <li key={transaction.id} className={`card ${ledgerClasses.transaction}`}>
            <OneTransaction transaction={transaction} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function OneTransaction({ transaction }: { transaction: Transaction }) {
  const { t } = useTranslation('ledger');
  const words = useCodeWords();
  const { debit, credit } = totalsOf(transaction);
  const explained = words('kindText', transaction.kind);
  return (
    <>
      <div className={ledgerClasses.head}>
        <h3 className={ledgerClasses.kind}>{words('kind', transaction.kind)}</h3>
        <time dateTime={transaction.occurredAt} className="soft">
          {dayAndTime(transaction.occurredAt)}
        </time>
      </div>
      {explained !== transaction.kind && <p className={classes.small}>{explained}</p>}
      <table className={ledgerClasses.table}>
        <thead>
          <tr>
            <th scope="col">{t('ledger.account')}</th>
            <th scope="col">{t('ledger.debit')}</th>
            <th scope="col">{t('ledger.credit')}</th>
          </tr>
        </thead>
        <tbody>
          {transaction.entries.map((entry, index) => (
            <Row key={index} entry={entry} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              {debit === credit ? t('ledger.balanced') : t('ledger.unbalanced', { amount: money(debit - credit) })}
            </th>
            <td className="numbers">{money(debit)}</td>
            <td className="numbers">{money(credit)}</td>
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function Row({ entry: { account, ownerId, amountCents } }: { entry: Entry }) {
  const { t } = useTranslation('ledger');
  const words = useCodeWords();
  return (
    <tr>
      <th scope="row">
        {words('account', account)}
        {ownerId && (
          <span className={classes.code} title={t('ledger.of', { id: ownerId })}>
            {ownerId.slice(-8)}
          </span>
        )}
      </th>
      <td className="numbers">{amountCents > 0 && money(amountCents)}</td>
      <td className="numbers">{amountCents < 0 && money(-amountCents)}</td>
    </tr>
  );
}
