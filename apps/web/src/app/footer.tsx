import { Container } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Brand } from './brand';
import classes from './layout.module.css';
import { LanguageSwitch } from './language-switch';

export function Footer() {
  const { t } = useTranslation();
  return (
    <footer className={classes.footer}>
      <Container size="xl" className={classes.footerInner}>
        <div>
          <Brand />
          <p className={classes.promise}>{t('footer.promise')}</p>
        </div>
        <div className={classes.column}>
          <h2>{t('footer.customers')}</h2>
          <ul>
            <li>
              <Link to="/search">{t('nav.search')}</Link>
            </li>
            <li>
              <Link to="/prices">{t('nav.prices')}</Link>
            </li>
          </ul>
        </div>
        <div className={classes.column}>
          <h2>{t('footer.providers')}</h2>
          <ul>
            <li>
              <Link to="/sign-up?as=provider">{t('nav.becomeProvider')}</Link>
            </li>
          </ul>
        </div>
        <div className={classes.column}>
          <h2>{t('footer.about')}</h2>
          <ul>
            <li>
              <Link to="/how-it-works">{t('nav.howItWorks')}</Link>
            </li>
            <li>
              <LanguageSwitch className={classes.plain} />
            </li>
            <li className="soft">{t('footer.source')}</li>
          </ul>
        </div>
      </Container>
    </footer>
  );
}
