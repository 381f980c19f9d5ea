import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';

const KEYS = ['sandbox', 'mailbox'] as const;

/** The server names them in the page's head, in development only (apps/api/src/page-head.ts). */
function toolsHere(): { key: (typeof KEYS)[number]; url: string }[] {
  const content = document.querySelector<HTMLMetaElement>('meta[name="development-tools"]')?.content ?? '{}';
  const urls = JSON.parse(content) as Partial<Record<(typeof KEYS)[number], string>>;
  return KEYS.flatMap((key) => (urls[key] ? [{ key, url: urls[key] }] : []));
}

/** The tools that run beside the application on a developer's machine; nothing anywhere else. */
export function DevelopmentLinks() {
  const { t } = useTranslation('admin');
  const tools = toolsHere();
  if (tools.length === 0) return null;
  return (
    <section className={classes.block} aria-labelledby="development">
      <h2 id="development">{t('development.title')}</h2>
      <p className={classes.intro}>{t('development.text')}</p>
      <ul className={classes.numbersGrid}>
        {tools.map(({ key, url }) => (
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
