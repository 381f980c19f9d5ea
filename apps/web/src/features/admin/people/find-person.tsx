import { useApolloClient } from '@apollo/client/react';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { shortDay } from '../../../lib/format';
import type { ResultOf, VariablesOf } from '../../../lib/graphql';
import { useDeed } from '../../../lib/use-deed';
import { FieldError } from '../../../ui/field-error';
import { StateBadge } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import parts from '../../../ui/section.module.css';
import { FindUsersQuery } from './people.documents';

type Reason = VariablesOf<typeof FindUsersQuery>['reason'];
type Found = ResultOf<typeof FindUsersQuery>['findUsers'];

const WAYS = ['EMAIL', 'NAME', 'ID'] as const;
const REASONS: readonly Reason[] = ['SUPPORT_REQUEST', 'DATA_REQUEST', 'FRAUD_CHECK', 'SAFETY'];

/** By the whole of what they gave, for a reason. What is typed is personal: it never gets into the address bar. */
export function FindPerson() {
  const { t } = useTranslation(['staff', 'admin']);
  const client = useApolloClient();
  const navigate = useNavigate();
  const deed = useDeed();
  const [way, setWay] = useState<(typeof WAYS)[number]>('EMAIL');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState<Reason>('SUPPORT_REQUEST');
  const [found, setFound] = useState<Found | null>(null);

  const find = (): Promise<unknown> =>
    deed.run(async () => {
      const wanted = value.trim();
      if (way === 'ID') {
        await navigate(`/admin/people/${encodeURIComponent(wanted)}`);
        return;
      }
      const variables = { reason, ...(way === 'EMAIL' ? { email: wanted } : { publicName: wanted }) };
      const { data } = await client.query({ query: FindUsersQuery, variables, fetchPolicy: 'no-cache' });
      setFound(data?.findUsers ?? []);
    });

  return (
    <section style={{ marginBottom: '2rem' }} aria-label={t('staff:find.title')}>
      <form
        role="search"
        className={classes.form}
        data-columns="4"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <NativeSelect
          label={t('staff:find.by')}
          value={way}
          onChange={(event) => {
            const { value: chosen } = event.currentTarget;
            setWay(WAYS.find((one) => one === chosen) ?? 'EMAIL');
            setFound(null);
          }}
          data={WAYS.map((one) => ({ value: one, label: t(`staff:find.${one}`) }))}
        />
        <TextInput
          label={t('staff:find.value')}
          value={value}
          required
          withAsterisk={false}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('staff:find.why')}
          value={reason}
          onChange={(event) => {
            const { value: chosen } = event.currentTarget;
            setReason(REASONS.find((one) => one === chosen) ?? 'SUPPORT_REQUEST');
          }}
          data={REASONS.map((one) => ({ value: one, label: t(`admin:people.reasons.${one}`) }))}
        />
        <Button type="submit" loading={deed.busy}>
          {t('staff:find.submit')}
        </Button>
      </form>
      <FieldError>{deed.problem}</FieldError>
      <div aria-live="polite">{found && <People found={found} />}</div>
    </section>
  );
}

function People({ found }: { found: Found }) {
  const { t } = useTranslation(['staff', 'admin']);
  if (found.length === 0) return <p className="soft">{t('staff:find.nobody')}</p>;
  return (
    <ul className={parts.list} style={{ marginTop: '1.25rem' }}>
      {found.map(({ id, publicName, roles, standing, createdAt }) => (
        <li key={id} className={`card ${classes.row}`}>
          <div>
            <p className={classes.name}>{publicName}</p>
            <p className={classes.small}>
              {roles.map((role) => t(`admin:role.${role}`)).join(', ')} · {t('admin:people.since')}{' '}
              {shortDay(createdAt)}
            </p>
          </div>
          <div className={classes.actions}>
            <StateBadge tone={standing === 'GOOD' ? 'good' : 'bad'}>
              {t(`admin:people.standing.${standing}`)}
            </StateBadge>
            <Button
              component={Link}
              to={`/admin/people/${id}`}
              size="sm"
              variant="light"
              aria-label={t('staff:find.openOf', { name: publicName, day: shortDay(createdAt) })}
            >
              {t('staff:find.open')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
