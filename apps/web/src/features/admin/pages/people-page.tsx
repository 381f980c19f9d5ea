import { useApolloClient } from '@apollo/client/react';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { errorCode } from '../../../lib/error-text';
import type { VariablesOf } from '../../../lib/graphql';
import { Page } from '../../../ui/page';
import { useDeed } from '../../../lib/use-deed';
import classes from '../admin.module.css';
import { AccountQuery } from '../admin.documents';
import { AccountView, type Account } from '../people/account-view';
import { ReasonGate } from '../reason-gate';

type Reason = VariablesOf<typeof AccountQuery>['reason'];
const REASONS: readonly Reason[] = ['SUPPORT_REQUEST', 'DATA_REQUEST', 'FRAUD_CHECK', 'SAFETY'];

export default function PeoplePage() {
  const { t } = useTranslation('admin');
  const { userId } = useParams();
  return (
    <Page title={t('people.title')} lead={t('people.lead')} noIndex>
      <FindById key={`find-${userId ?? ''}`} current={userId ?? ''} />
      {userId && <OneAccount key={userId} userId={userId} />}
    </Page>
  );
}

function FindById({ current }: { current: string }) {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const [id, setId] = useState(current);
  return (
    <form
      className={classes.form}
      data-columns="2"
      style={{ marginBottom: '2rem' }}
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(`/admin/people/${encodeURIComponent(id.trim())}`);
      }}
    >
      <TextInput
        label={t('people.userId')}
        value={id}
        required
        withAsterisk={false}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setId(event.currentTarget.value)}
      />
      <Button type="submit" variant={current ? 'default' : 'filled'}>
        {t('people.find')}
      </Button>
    </form>
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
  if (opened) return <AccountView account={opened.account} onChange={(account) => setOpened({ ...opened, account })} />;
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
