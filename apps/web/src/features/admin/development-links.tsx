import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';

const TOOLS = [
  { key: 'sandbox', url: 'http://127.0.0.1:12111' },
  { key: 'mailbox', url: 'http://127.0.0.1:8025' },
] as const;

const onThisMachine = (): boolean =>
  import.meta.env.DEV || ['localhost', '127.0.0.1', '[::1]'].includes(window.location.hostname);

/** The tools that run beside the application on a developer's machine; nothing anywhere else. */
export function DevelopmentLinks() {
  const { t } = useTranslation('admin');
  if (!onThisMachine()) return null;
  return (
    <section className={classes.block} aria-labelledby="development">
      <h2 id="development">{t('development.title')}</h2>
      <p className={classes.intro}>{t('development.text')}</p>
      <ul className={classes.numbersGrid}>
        {TOOLS.map(({ key, url }) => (
          <li key={key}>
            <div className={`card ${classes.number}`}>
              <a href={url} target="_blank" rel="noreferrer">
                {t(`development.${key}`)} <IconExternalLink size={17} aria-hidden="true" />
              </a>
              <span className={classes.small}>{t(`development.${key}Text`)}</span>
              <span className={classes.code}>{url.replace('http://', '')}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
