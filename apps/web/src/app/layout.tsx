import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';
import { Footer } from './footer';
import { Header } from './header';
import classes from './layout.module.css';
import { OfflineBanner } from './offline-banner';

/** The frame around every page. */
export function Layout() {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const main = useFocusOnNewPage();
  return (
    <div className={classes.frame}>
      <a href="#main" className="skip-link">
        {t('skip')}
      </a>
      {state === 'loading' && <div className={classes.progress} aria-hidden="true" />}
      <Header />
      <OfflineBanner />
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <Footer />
      <ScrollRestoration />
    </div>
  );
}

/** A new page begins at its heading, for the keyboard and for a screen reader, as a page load would. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const seen = useRef(pathname);
  useEffect(() => {
    if (seen.current === pathname) return;
    seen.current = pathname;
    const heading = main.current?.querySelector<HTMLElement>('h1');
    if (heading) heading.tabIndex = -1;
    (heading ?? main.current)?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
