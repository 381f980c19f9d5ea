import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './layout.module.css';

/** Says that the connection is gone, as long as it is. */
export function OfflineBanner() {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return <div role="status">{!online && <div className={classes.offline}>{t('offline')}</div>}</div>;
}
