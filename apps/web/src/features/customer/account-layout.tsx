import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { SectionTabs } from '../../ui/section-tabs';

const PAGES = [
  { to: '/account', key: 'profile' },
  { to: '/account/addresses', key: 'addresses' },
  { to: '/account/cards', key: 'cards' },
  { to: '/account/credits', key: 'credits' },
  { to: '/account/documents', key: 'documents' },
  { to: '/account/security', key: 'security' },
] as const;

/** The pages of an account, side by side. */
export default function AccountLayout() {
  const { t } = useTranslation('customer');
  return (
    <>
      <SectionTabs
        label={t('nav.label')}
        width="md"
        tabs={PAGES.map(({ to, key }) => ({ to, text: t(`nav.${key}`) }))}
      />
      <Outlet />
    </>
  );
}
