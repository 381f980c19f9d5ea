import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../app/session';
import { CardsSkeleton } from '../../../ui/loading';
import { ErrorState } from '../../../ui/error-state';
import { Page } from '../../../ui/page';
import { StateBadge } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import { OverviewQuery } from '../admin.documents';
import { DevelopmentLinks } from '../development-links';
import { mayAny, type Permission } from '../sections';

interface Waiting {
  readonly key:
    'vetting' | 'reviews' | 'disputes' | 'lostDisputes' | 'unpaid' | 'payments' | 'events' | 'jobs' | 'mails';
  readonly to: string;
  readonly count: number;
  /** There are more than were counted. */
  readonly more?: boolean;
}

export default function OverviewPage() {
  const { t } = useTranslation('admin');
  const { viewer } = useSession();
  return (
    <Page
      title={t('overview.title')}
      lead={t('overview.lead', { name: viewer?.firstName ?? viewer?.publicName })}
      noIndex
    >
      <WhatWaits />
      <section className={classes.block} aria-labelledby="permissions">
        <h2 id="permissions">{t('overview.permissions')}</h2>
        <p className={classes.intro}>
          {viewer?.permissions.length ? t('overview.permissionsText') : t('overview.noPermissions')}
        </p>
        <div className={classes.actions}>
          {viewer?.permissions.map((permission) => (
            <StateBadge key={permission} tone="good">
              {t(`permission.${permission}`)}
            </StateBadge>
          ))}
        </div>
      </section>
      <DevelopmentLinks />
    </Page>
  );
}

function WhatWaits() {
  const { t } = useTranslation('admin');
  const { viewer } = useSession();
  const may = (...anyOf: Permission[]): boolean => mayAny(viewer, anyOf);
  const { data, loading, error, refetch } = useQuery(OverviewQuery, {
    fetchPolicy: 'cache-and-network',
    variables: {
      vetting: may('VETTING'),
      content: may('CONTENT'),
      finance: may('FINANCE'),
      operations: may('SUPPORT', 'SECURITY'),
      support: may('SUPPORT'),
    },
  });
  if (!data && loading) return <CardsSkeleton count={2} height={150} />;
  if (!data) return <ErrorState error={error} onRetry={refetch} />;
  const { vettingQueue, reviewReports, openDisputes, lostDisputes, parkedPaymentOperations } = data;
  const { unpaidCharges, parkedStripeEvents, parkedJobs, mailBacklog } = data;
  const waiting: Waiting[] = [
    ...(vettingQueue ? [page('vetting', '/admin/vetting', vettingQueue)] : []),
    ...(reviewReports ? [page('reviews', '/admin/reviews', reviewReports)] : []),
    ...(openDisputes ? [page('disputes', '/admin/disputes', openDisputes)] : []),
    ...(lostDisputes ? [page('lostDisputes', '/admin/disputes?list=TO_DECIDE', lostDisputes)] : []),
    ...(unpaidCharges ? [page('unpaid', '/admin/unpaid', unpaidCharges)] : []),
    ...(parkedPaymentOperations
      ? [{ key: 'payments', to: '/admin/operations#payments', count: parkedPaymentOperations.length } as const]
      : []),
    ...(parkedStripeEvents
      ? [{ key: 'events', to: '/admin/operations#events', count: parkedStripeEvents.length } as const]
      : []),
    ...(parkedJobs ? [{ key: 'jobs', to: '/admin/operations#jobs', count: parkedJobs.length } as const] : []),
    ...(mailBacklog
      ? [{ key: 'mails', to: '/admin/operations#mails', count: mailBacklog.waiting + mailBacklog.failed } as const]
      : []),
  ];
  return (
    <ul className={classes.numbersGrid}>
      {waiting.map(({ key, to, count, more }) => (
        <li key={key}>
          <div className={`card ${classes.number}`}>
            <span className={`${classes.figure} numbers`} data-calm={count === 0} aria-hidden="true">
              {more ? `${count}+` : count}
            </span>
            <Link to={to}>{t(`overview.${key}`)}</Link>
            <span className={classes.small}>{t(`overview.${key}Text`)}</span>
            <span className="visually-hidden">
              {count === 0 ? t('overview.none') : more ? t('overview.more') : t('overview.count', { count })}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

const page = (
  key: Waiting['key'],
  to: string,
  { nodes, pageInfo }: { nodes: readonly unknown[]; pageInfo: { hasNextPage: boolean } },
): Waiting => ({ key, to, count: nodes.length, more: pageInfo.hasNextPage });
