import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page';

export default function LandingPage() {
  const { t } = useTranslation('public');
  return <Page title={t('title')} />;
}
