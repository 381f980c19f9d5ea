import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shortDay } from '../../lib/format';
import { groupChecks, type Check } from './checks';
import classes from './passport.module.css';

/** Every check of a provider with its dates: when it was made, until when it holds. */
export function Passport({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation(['search', 'common']);
  return (
    <section aria-labelledby="checks" className={classes.passport}>
      <h2 id="checks">{t('search:checks.title')}</h2>
      <ul>
        {groupChecks(checks).map(({ type, count, checkedAt, validUntil }) => (
          <li key={type}>
            <IconCircleCheck size={22} stroke={1.7} aria-hidden="true" />
            <div>
              <strong>
                {t(`common:credential.${type}`)}
                {count > 1 && <span className="soft"> × {count}</span>}
              </strong>
              <span className="soft">{t(`search:checks.how.${type}`)}</span>
            </div>
            <div className={`numbers ${classes.dates}`}>
              <span>{t('search:checks.checkedAt', { date: shortDay(checkedAt) })}</span>
              <span className="soft">
                {validUntil ? t('search:checks.validUntil', { date: shortDay(validUntil) }) : t('search:checks.noEnd')}
              </span>
            </div>
          </li>
        ))}
      </ul>
      <p className="soft">{t('search:checks.note')}</p>
    </section>
  );
}
