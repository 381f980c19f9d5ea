import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useSession } from '../../app/session';
import { SectionTabs } from '../../ui/section-tabs';
import { sectionsOf } from './sections';

/** The parts of the administration that the permissions of the person open. */
export default function AdminLayout() {
  const { t } = useTranslation('admin');
  const { viewer } = useSession();
  const sections = sectionsOf(viewer).map(({ to, key }) => ({ to, text: t(`nav.${key}`), within: true }));
  return (
    <>
      <SectionTabs label={t('nav.label')} width="lg" tabs={[{ to: '/admin', text: t('nav.overview') }, ...sections]} />
      <Outlet />
    </>
  );
}
