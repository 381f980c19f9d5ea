import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { ErrorState } from '../../../ui/error-state';
import { FieldError } from '../../../ui/field-error';
import { CardsSkeleton } from '../../../ui/loading';
import { Page } from '../../../ui/page';
import { useDeed } from '../../../lib/use-deed';
import { MyFileQuery } from '../file.documents';
import { PayoutQuery, RefreshPayoutMutation, StartPayoutMutation } from '../standing.documents';
import { PayoutHistory } from '../payouts/payout-history';
import { PayoutMoney } from '../payouts/payout-money';
import { ProveAgainDialog } from '../payouts/prove-again-dialog';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';

/** Stripe sends the browser back here with `?from=stripe`, or with `?restart=1` when its page had expired. */
export default function PayoutsPage() {
  const { t } = useTranslation('provider');
  const [parameters] = useSearchParams();
  const returned = parameters.get('from') === 'stripe';
  const { data, error, refetch } = useQuery(PayoutQuery);
  const [ask] = useMutation(RefreshPayoutMutation, { refetchQueries: [PayoutQuery, MyFileQuery] });
  const [start] = useMutation(StartPayoutMutation);
  const { busy, problem, setProblem, run } = useDeed();
  const [proving, setProving] = useState(false);
  const asked = useRef(false);
  useEffect(() => {
    if (!returned || asked.current) return;
    asked.current = true;
    void ask().catch(() => undefined);
  }, [returned, ask]);

  const open = async (): Promise<void> => {
    const result = await run(async () => (await start()).data?.startPayoutOnboarding);
    if (!result) return;
    if (result.__typename === 'PaymentPage') window.location.assign(result.url);
    else if (result.__typename === 'FreshSignInNeeded') setProving(true);
    else setProblem(result.message);
  };

  const account = data?.payoutAccount;
  const stage = account?.ready ? 'ready' : account?.started ? 'unfinished' : 'notStarted';
  const label = { ready: t('payouts.change'), unfinished: t('payouts.resume'), notStarted: t('payouts.start') };
  return (
    <Page title={t('payouts.title')} lead={t('payouts.lead')} width="md" noIndex>
      {!account && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={1} height={220} />)}
      {account && (
        <section className={`card ${parts.told}`}>
          <div role="status">
            {returned && <p className={classes.small}>{t('payouts.refreshed')}</p>}
            {parameters.get('restart') && <p className={classes.timer}>{t('payouts.restart')}</p>}
            <Title order={2}>
              {stage === 'ready' && <IconCircleCheck className={classes.tick} aria-hidden="true" />}
              {t(`payouts.${stage}`)}
            </Title>
          </div>
          {stage === 'ready' && <p>{t('payouts.readyText')}</p>}
          {stage === 'notStarted' && <p>{t('payouts.notStartedText')}</p>}
          {account.requirements.length > 0 && (
            <ul>
              {account.requirements.map(({ topic, text }) => (
                <li key={topic}>{text}</li>
              ))}
            </ul>
          )}
          <FieldError>{problem}</FieldError>
          <div className={classes.buttons}>
            <Button variant={stage === 'ready' ? 'default' : 'filled'} loading={busy} onClick={() => void open()}>
              {label[stage]}
            </Button>
            {stage === 'ready' && (
              <Button component={Link} to="/provider/listing" variant="light">
                {t('payouts.toListing')}
              </Button>
            )}
          </div>
        </section>
      )}
      {account?.started && (
        <div className={classes.below}>
          <PayoutMoney />
          <PayoutHistory />
        </div>
      )}
      {proving && <ProveAgainDialog onClose={() => setProving(false)} onProven={open} />}
    </Page>
  );
}
