import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shortDay } from '../../lib/format';
import classes from './checks.module.css';

export interface Check {
  readonly type: string;
  readonly serviceCode: string | null;
  readonly checkedAt: string;
  readonly validUntil: string | null;
  readonly count?: number;
}

const ORDER = [
  'IDENTITY',
  'BACKGROUND',
  'INSURANCE',
  'SKILL',
  'REFERENCE',
  'BUSINESS',
  'VIGILANCE',
  'SAP',
  'RIGHT_TO_WORK',
] as const;
type CheckType = (typeof ORDER)[number];

interface CheckGroup {
  readonly type: CheckType;
  readonly count: number;
  readonly checkedAt: string;
  /** The first of the group to end. */
  readonly validUntil: string | null;
}

/** One entry for each kind of check, in the order in which people ask. */
export const groupChecks = (checks: readonly Check[]): CheckGroup[] =>
  ORDER.flatMap((type) => {
    const same = checks.filter((check) => check.type === type);
    const [first] = same;
    if (!first) return [];
    const ends = same.flatMap(({ validUntil }) => validUntil ?? []).sort();
    return [
      {
        type,
        count: same.reduce((sum, check) => sum + (check.count ?? 1), 0),
        checkedAt:
          same
            .map(({ checkedAt }) => checkedAt)
            .sort()
            .at(-1) ?? first.checkedAt,
        validUntil: ends[0] ?? null,
      },
    ];
  });

/** What was checked, in one line: the names, and until when the insurance holds. */
export function ChecksInLine({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation(['search', 'common']);
  const shown = groupChecks(checks).filter(
    ({ type }) => type === 'IDENTITY' || type === 'BACKGROUND' || type === 'INSURANCE',
  );
  return (
    <ul className={classes.inline} aria-label={t('search:checks.title')}>
      {shown.map(({ type, validUntil }) => (
        <li key={type}>
          <IconCircleCheck size={17} stroke={1.8} aria-hidden="true" />
          <span>
            {t(`common:credential.${type}`)}
            {validUntil && (
              <span className="soft"> {t('search:checks.shortUntil', { date: shortDay(validUntil) })}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
