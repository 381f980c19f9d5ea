import { useTranslation } from 'react-i18next';
import { useSession } from '../../../app/session';
import { Page } from '../../../ui/page';
import { PasswordCard } from '../security/password-card';
import { SecondFactorCard } from '../security/second-factor-card';
import { SessionsCard } from '../security/sessions-card';

/** What keeps an account its owner's. */
export default function SecurityPage() {
  const { t } = useTranslation('customer');
  const { viewer } = useSession();
  return (
    <Page title={t('security.title')} lead={t('security.lead')} width="md" noIndex>
      {viewer && (
        <>
          <SecondFactorCard on={viewer.secondFactorOn} needed={viewer.secondFactorNeeded} />
          <PasswordCard email={viewer.email} />
          <SessionsCard />
        </>
      )}
    </Page>
  );
}
