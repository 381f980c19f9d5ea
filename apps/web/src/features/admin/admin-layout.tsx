import { Container } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useSession } from '../../app/session';
import classes from './admin.module.css';
import { sectionsOf } from './sections';

/** The parts of the administration that the permissions of the person open. */
export default function AdminLayout() {
  const { t } = useTranslation('admin');
  const { viewer } = useSession();
  const tabs = useOpenTabInSight();
  return (
    <>
      <Container size="lg" pt="lg">
        <nav ref={tabs} aria-label={t('nav.label')} className={classes.tabs}>
          <NavLink to="/admin" end className={classes.tab}>
            {t('nav.overview')}
          </NavLink>
          {sectionsOf(viewer).map(({ to, key }) => (
            <NavLink key={to} to={to} className={classes.tab}>
              {t(`nav.${key}`)}
            </NavLink>
          ))}
        </nav>
      </Container>
      <Outlet />
    </>
  );
}

/** On a narrow screen the tabs scroll sideways: the open one is brought into sight. */
function useOpenTabInSight() {
  const tabs = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    const open = tabs.current?.querySelector<HTMLElement>('[aria-current="page"]');
    if (tabs.current && open) tabs.current.scrollLeft = open.offsetLeft - tabs.current.offsetLeft - 16;
  }, [pathname]);
  return tabs;
}
