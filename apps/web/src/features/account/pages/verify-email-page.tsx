import { useMutation } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { PageSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { VerifyEmailMutation } from '../account.documents';
import { useLinkToken } from '../use-link-token';

/** The mailed link opens the account by itself; the token works once, so it is sent once. */
export default function VerifyEmailPage() {
  const { t } = useTranslation('account');
  const token = useLinkToken();
  const sent = useRef(false);
  const [verify, { data, error }] = useMutation(VerifyEmailMutation);
  const [failed, setFailed] = useState(0);
  useEffect(() => {
    if (!token || sent.current) return;
    sent.current = true;
    verify({ variables: { token } }).catch(() => undefined);
  }, [token, verify, failed]);

  const retry = (): void => {
    sent.current = false;
    setFailed(failed + 1);
  };
  if (error) return <ErrorState error={error} onRetry={retry} />;
  const answer = data?.verifyEmail;
  if (token && !answer) return <PageSkeleton />;
  const opened = answer?.__typename === 'EmailConfirmed';
  const title = opened ? t('verify.doneTitle') : t('verify.failedTitle');
  return (
    <Page title={title} hideTitle noIndex width="sm">
      <EmptyState level={1} title={title} text={answer?.message ?? t('linkCut')}>
        <Button component={Link} to={opened ? '/sign-in' : '/sign-up'}>
          {opened ? t('signIn.title') : t('verify.again')}
        </Button>
      </EmptyState>
    </Page>
  );
}
