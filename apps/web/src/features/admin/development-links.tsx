import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';
import { developmentTools, type DevelopmentTool } from './development-tools';

const KEYS: readonly DevelopmentTool[] = ['sandbox', 'mailbox'];

function toolsHere(): { key: DevelopmentTool; url: string }[] {
  const urls = developmentTools();
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
