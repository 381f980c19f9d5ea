import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { errorCode } from '../../../lib/error-text';
import type { VariablesOf } from '../../../lib/graphql';
import { Page } from '../../../ui/page';
import { useDeed } from '../../../lib/use-deed';
import { AccountQuery } from '../admin.documents';
import { AccountView, type Account } from '../people/account-view';
import { FindPerson } from '../people/find-person';
import { ReasonGate } from '../reason-gate';

type Reason = VariablesOf<typeof AccountQuery>['reason'];
const REASONS: readonly Reason[] = ['SUPPORT_REQUEST', 'DATA_REQUEST', 'FRAUD_CHECK', 'SAFETY'];

export default function PeoplePage() {
  const { t } = useTranslation('admin');
  const { userId } = useParams();
  return (
    <Page title={t('people.title')} lead={t('people.lead')} noIndex>
      <FindPerson />
      {userId && <OneAccount key={userId} userId={userId} />}
    </Page>
  );
}

/** Asked for once for each reason and kept by this page only: each look is on record. */
function OneAccount({ userId }: { userId: string }) {
  const { t } = useTranslation('admin');
  const client = useApolloClient();
  const deed = useDeed();
  const [opened, setOpened] = useState<{ account: Account; reason: Reason } | null>(null);
  const [unknown, setUnknown] = useState(false);
  const open = (reason: Reason): Promise<unknown> =>
    deed.run(async () => {
      setUnknown(false);
      try {
        const variables = { id: userId, reason };
        const { data } = await client.query({ query: AccountQuery, variables, fetchPolicy: 'no-cache' });
        if (data) setOpened({ account: data.userAccount, reason });
      } catch (error) {
        if (errorCode(error) !== 'NOT_FOUND') throw error;
        setUnknown(true);
      }
    });
  if (opened)
    return (
      <AccountView
        account={opened.account}
        reason={opened.reason}
        onChange={(account) => setOpened({ ...opened, account })}
      />
    );
  return (
    <ReasonGate
      reasons={REASONS.map((value) => ({ value, label: t(`people.reasons.${value}`) }))}
      busy={deed.busy}
      problem={unknown ? t('people.unknown') : deed.problem}
      openLabel={t('people.open')}
      onOpen={open}
    />
  );
}
