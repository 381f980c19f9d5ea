import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page';
import { CredentialCard } from '../credentials/credential-card';
import { RefereeForm } from '../credentials/referee-form';
import { useFile, type Credential } from '../file-context';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';

type Group = 'yourTurn' | 'waiting' | 'inOrder' | 'optional';
const GROUPS: readonly Group[] = ['yourTurn', 'waiting', 'inOrder', 'optional'];

function groupOf({ required, yourTurn, state }: Credential): Group {
  if (state === 'SUBMITTED' || state === 'IN_REVIEW') return 'waiting';
  if (state === 'VERIFIED' && !yourTurn) return 'inOrder';
  return required ? 'yourTurn' : 'optional';
}

const ORDER: readonly Credential['type'][] = [
  'IDENTITY',
  'RIGHT_TO_WORK',
  'BACKGROUND',
  'BUSINESS',
  'VIGILANCE',
  'INSURANCE',
  'REFERENCE',
  'SKILL',
  'SAP',
];

const keyOf = ({ id, type, serviceCode, referenceId }: Credential): string =>
  id ?? `${type}-${serviceCode ?? ''}-${referenceId ?? ''}`;

/** The compliance passport: what is asked, what is checked, what to do next. */
export default function CredentialsPage() {
  const { t } = useTranslation(['provider', 'common']);
  const { credentials } = useFile();
  const required = credentials.filter((credential) => credential.required);
  const done = required.filter(({ state }) => state === 'VERIFIED').length;
  return (
    <Page title={t('credentials.title')} lead={t('credentials.lead')} width="md" noIndex>
      <p className={classes.big}>{t('credentials.checked', { done, total: required.length })}</p>
      <div
        className={classes.meter}
        style={{ '--done': required.length > 0 ? done / required.length : 0 } as React.CSSProperties}
        aria-hidden="true"
      />
      {GROUPS.map((group) => {
        const entries = credentials
          .filter((credential) => groupOf(credential) === group)
          .toSorted((one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type));
        if (entries.length === 0) return null;
        return (
          <section key={group} className={classes.group}>
            <Title order={2}>{t(`credentials.${group}`)}</Title>
            <ul className={parts.list}>
              {entries.map((credential, index) => (
                <li key={`${keyOf(credential)}-${index}`}>
                  <CredentialCard credential={credential} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      <References />
    </Page>
  );
}

/** Who was asked about the provider; one more can always be named. */
function References() {
  const { t } = useTranslation(['provider', 'common']);
  return (
    <section className={classes.group}>
      <Title order={2}>{t('common:credential.REFERENCE')}</Title>
      <RefereeForm />
    </section>
  );
}
