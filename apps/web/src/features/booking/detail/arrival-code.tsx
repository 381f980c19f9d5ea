import { useTranslation } from 'react-i18next';
import classes from '../booking.module.css';

/** The four digits for the door, read out one by one. */
export function ArrivalCode({ code, name }: { code: string; name: string }) {
  const { t } = useTranslation('booking');
  return (
    <>
      <h3>{t('now.codeLabel')}</h3>
      <p className={classes.code} aria-label={code.split('').join(' ')} role="img">
        {code}
      </p>
      <p className="soft">{t('now.codeText', { name })}</p>
    </>
  );
}
