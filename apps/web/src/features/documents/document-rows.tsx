import { Anchor } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../lib/graphql';
import { shortDay } from '../../lib/format';
import { Money } from '../../ui/money';
import type { DocumentFragment } from './documents.documents';
import classes from './documents.module.css';

export type DocumentRow = ResultOf<typeof DocumentFragment>;

interface DocumentRowsProps {
  readonly rows: readonly DocumentRow[];
  readonly label: string;
  /** Says of which visit each one is, where they are not all of the same: by its provider, or by its reference. */
  readonly visitBy?: 'provider' | 'reference';
}

/** Documents, one a line: what it is, its number and day, of which visit, its amount, and the PDF. */
export function DocumentRows({ rows, label, visitBy }: DocumentRowsProps) {
  const { t } = useTranslation('documents');
  return (
    <ul className={classes.list} aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} className={classes.row}>
          <span>
            <span className={classes.name}>{t(`kind.${row.kind}`)}</span>
            <span className={classes.facts}>
              {t('facts', { number: row.number, date: shortDay(`${row.issuedOn}T12:00:00Z`) })}
              {row.inMyName && row.kind !== 'NOTE' ? `\u00A0· ${t('inMyName')}` : ''}
            </span>
            {visitBy && row.visit && (
              <span className={classes.facts}>
                {t('visit', {
                  date: shortDay(row.visit.start, row.visit.timeZone),
                  name: visitBy === 'provider' ? row.visit.providerName : row.visit.reference,
                })}
              </span>
            )}
          </span>
          <Money cents={row.totalCents} className={classes.amount} />
          <Anchor href={row.path} download className={classes.open} aria-label={t('openNamed', { number: row.number })}>
            <IconDownload size={16} aria-hidden="true" style={{ verticalAlign: '-2px' }} /> {t('open')}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
