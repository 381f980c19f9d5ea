import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { shortDay } from '../../../lib/format';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { Lines } from '../../../ui/lines';
import { CardsSkeleton } from '../../../ui/loading';
import { Money } from '../../../ui/money';
import { Page } from '../../../ui/page';
import { shareOf, usePaymentText } from '../payment-text';
import { disputeStanding } from '../dispute-standing';
import { EarningsQuery } from '../job.documents';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { useServices } from '../use-services';

/** Never took place and never brought anything. */
const NO_MONEY = new Set(['HELD', 'EXPIRED', 'DECLINED', 'UNPAID', 'NO_SHOW_PROVIDER']);

/** Visit by visit, what was earned and where it is. */
export default function EarningsPage() {
  const { t } = useTranslation(['provider', 'common', 'extras']);
  const { data, error, refetch, fetchMore } = useQuery(EarningsQuery, { variables: {} });
  const paymentText = usePaymentText();
  const { nameOf } = useServices();
  const visits = (data?.myJobs.edges ?? [])
    .map(({ node }) => node)
    .filter(({ state, payment }) => !NO_MONEY.has(state) && (state !== 'CANCELLED' || payment?.providerShareCents));
  const charges = visits.flatMap(({ furtherCharges }) => furtherCharges);
  const chargedAs = (wanted: 'PAID' | 'TRANSFERRED'): number =>
    charges.reduce((sum, { state, providerShareCents }) => sum + (state === wanted ? (providerShareCents ?? 0) : 0), 0);
  const paid = visits.reduce((sum, { payment }) => sum + (payment?.transferredCents ?? 0), chargedAs('TRANSFERRED'));
  const coming = visits.reduce(
    (sum, visit) => sum + shareOf(visit) - (visit.payment?.transferredCents ?? 0),
    chargedAs('PAID'),
  );
  const { pageInfo } = data?.myJobs ?? {};

  return (
    <Page title={t('earnings.title')} lead={t('earnings.lead')} width="md" noIndex>
      {!data && (error ? <ErrorState error={error} onRetry={refetch} /> : <CardsSkeleton count={4} height={92} />)}
      {data && visits.length === 0 && <EmptyState title={t('earnings.empty')} text={t('earnings.emptyText')} />}
      {visits.length > 0 && (
        <>
          <section className={`card ${parts.told}`} style={{ marginBottom: '1.5rem' }}>
            <Lines
              lines={[
                { label: t('earnings.paid'), value: <Money cents={paid} /> },
                { label: t('earnings.coming'), value: <Money cents={coming} />, note: t('earnings.shown') },
              ]}
            />
          </section>
          <ul className={parts.list}>
            {visits.map((visit) => (
              <li key={visit.id}>
                <Link to={`/jobs/${visit.id}`} className={`card ${classes.row}`}>
                  <h2>{shortDay(visit.start, visit.timeZone)}</h2>
                  <Money cents={shareOf(visit)} className={`${classes.rowEnd} ${classes.amount}`} />
                  <span className="soft">
                    {nameOf(visit.serviceCode)} · {visit.customerPublicName}, {visit.municipality}
                  </span>
                  <span className={classes.rowState}>
                    {visit.state === 'CANCELLED' ? t('earnings.fee') : paymentText(visit)}
                  </span>
                  <DisputeLine history={visit.payment?.history ?? []} />
                  {visit.furtherCharges.map(({ kind, state, providerShareCents }) => (
                    <span key={kind} className={`soft ${classes.rowWide}`}>
                      {t(`extras:charge.${kind}`)} <Money cents={providerShareCents ?? 0} /> ·{' '}
                      {t(`extras:charge.mine.${state}`)}
                    </span>
                  ))}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {pageInfo?.hasNextPage && (
        <Button variant="default" mt="lg" onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}>
          {t('common:action.more')}
        </Button>
      )}
    </Page>
  );
}

/** What a bank's dispute means for the provider's money; nothing without one. */
function DisputeLine({ history }: { history: readonly { readonly what: string }[] }) {
  const { t } = useTranslation('payouts');
  const standing = disputeStanding(history);
  if (!standing) return null;
  return <strong className={classes.rowWide}>{t(`dispute.${standing}`)}</strong>;
}
