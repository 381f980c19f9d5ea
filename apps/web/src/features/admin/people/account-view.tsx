import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../app/session';
import { shortDay } from '../../../lib/format';
import type { ResultOf, VariablesOf } from '../../../lib/graphql';
import { StateBadge } from '../../../ui/state-badge';
import type { AccountQuery } from '../admin.documents';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { mayAny } from '../sections';
import fileClasses from '../vetting/file.module.css';
import { Rights } from './rights';
import { SessionsCard } from './sessions-card';
import { StandingCard } from './standing-card';

export type Account = ResultOf<typeof AccountQuery>['userAccount'];

interface AccountViewProps {
  readonly account: Account;
  /** Why it was opened. */
  readonly reason: VariablesOf<typeof AccountQuery>['reason'];
  /** The account as it is after a change. */
  readonly onChange: (account: Account) => void;
}

/** A person's own data; for security, also what they may do and whether they may come in. */
export function AccountView({ account, reason, onChange }: AccountViewProps) {
  const { t } = useTranslation(['admin', 'staff']);
  const { viewer } = useSession();
  const facts = [
    [t('people.email'), account.email],
    [t('people.publicName'), account.publicName],
    [t('people.firstName'), account.firstName],
    [t('people.lastName'), account.lastName],
    [t('people.phone'), account.phone],
    [t('people.since'), shortDay(account.createdAt)],
    [t('people.roles'), account.roles.map((role) => t(`role.${role}`)).join(', ')],
  ] as const;
  const security = mayAny(viewer, ['SECURITY']);
  const own = viewer?.id === account.id;
  return (
    <>
      <section className={`card ${parts.stacked}`} aria-labelledby="identity">
        <div className={fileClasses.top}>
          <h2 id="identity" className={fileClasses.heading}>
            {t('people.identity')}
          </h2>
          <StateBadge tone={account.standing === 'GOOD' ? 'good' : 'bad'}>
            {t(`people.standing.${account.standing}`)}
          </StateBadge>
        </div>
        <dl className={fileClasses.grid}>
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value ?? <span className="soft">{t('people.none')}</span>}</dd>
            </div>
          ))}
        </dl>
        <p style={{ margin: '1.25rem 0 0' }} className={classes.actions}>
          {mayAny(viewer, ['SUPPORT', 'FINANCE', 'SECURITY']) && (
            <Anchor component={Link} to={`/admin/bookings?find=${account.id}`}>
              {t('staff:bookings')}
            </Anchor>
          )}
          {security && (
            <>
              <Anchor component={Link} to={`/admin/audit?actorId=${account.id}`}>
                {t('people.seeAudit')}
              </Anchor>
              <Anchor component={Link} to={`/admin/audit?subjectType=user&subjectId=${account.id}`}>
                {t('people.seeAbout')}
              </Anchor>
            </>
          )}
        </p>
      </section>
      {mayAny(viewer, ['SUPPORT', 'SECURITY']) && (
        <SessionsCard
          userId={account.id}
          count={account.sessionCount}
          reason={reason}
          onEnded={() => onChange({ ...account, sessionCount: 0 })}
        />
      )}
      {security && own && <p className="soft">{t('people.ownAccount')}</p>}
      {security && !own && (
        <>
          <StandingCard key={account.standing} account={account} onChange={onChange} />
          <Rights key={account.permissions.join()} account={account} onChange={onChange} />
        </>
      )}
    </>
  );
}
