import { Container } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import { useCurrentTabInSight } from '../../ui/use-current-tab-in-sight';
import classes from './account.module.css';

const PAGES = [
  { to: '/account', key: 'profile' },
  { to: '/account/addresses', key: 'addresses' },
  { to: '/account/credits', key: 'credits' },
  { to: '/account/documents', key: 'documents' },
  { to: '/account/security', key: 'security' },
] as const;

/** The pages of an account, side by side. */
export default function AccountLayout() {
  const { t } = useTranslation('customer');
  const tabs = useCurrentTabInSight();
  return (
    <>
      <Container size="md" pt="lg">
        <nav ref={tabs} aria-label={t('nav.label')} className={classes.tabs}>
          {PAGES.map(({ to, key }) => (
            <NavLink key={to} to={to} end className={classes.tab}>
              {t(`nav.${key}`)}
            </NavLink>
          ))}
        </nav>
      </Container>
      <Outlet />
    </>
  );
}
