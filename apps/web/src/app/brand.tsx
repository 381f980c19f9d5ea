import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './layout.module.css';

/** The drop and the name: the way home. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <Link to="/" className={classes.brand}>
      <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
        <path d="M16 2.5c6 7.6 10 12.4 10 17.6a10 10 0 0 1-20 0C6 14.9 10 10.1 16 2.5z" fill="currentColor" />
        <path
          d="M11.5 20.5a4.5 4.5 0 0 0 4.5 4.5"
          fill="none"
          stroke="var(--surface)"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
      </svg>
      {t('brand')}
    </Link>
  );
}
