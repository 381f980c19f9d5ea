import { Container } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useSession } from '../../app/session';
import { useCurrentTabInSight } from '../../ui/use-current-tab-in-sight';
import classes from './admin.module.css';
import { sectionsOf } from './sections';

/** The parts of the administration that the permissions of the person open. */
export default function AdminLayout() {
  const { t } = useTranslation('admin');
  const { viewer } = useSession();
  const tabs = useCurrentTabInSight();
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
