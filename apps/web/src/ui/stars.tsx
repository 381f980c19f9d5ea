import { useTranslation } from 'react-i18next';
import { number } from '../lib/format';
import classes from './stars.module.css';

/** A rating from 1 to 5, as one figure and five stars filled to the tenth. With `count`, how many reviews made it. */
export function Stars({ value, count, size = 16 }: { value: number | null; count?: number; size?: number }) {
  const { t } = useTranslation();
  if (value === null) return <span className="soft">{t('noReviews')}</span>;
  return (
    <span className={classes.rating}>
      <span
        role="img"
        aria-label={t('stars', { value: number(value) })}
        className={classes.stars}
        style={{ '--filled': `${(value / 5) * 100}%`, '--size': `${size}px` } as React.CSSProperties}
      />
      <span aria-hidden="true" className={classes.value}>
        {number(value)}
      </span>
      {count !== undefined && <span className="soft">({t('reviews', { count })})</span>}
    </span>
  );
}
