import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explained, shortDay } from '../../../lib/format';
import { CredentialStateBadge } from '../../../ui/state-badge';
import { useFile, type Credential } from '../file-context';
import classes from '../provider.module.css';
import parts from '../../../ui/section.module.css';
import { useServices } from '../use-services';
import { SubmissionForm } from './submission-form';
import { serverNow } from '../../../lib/server-clock';

const DAY = 86_400_000;
/** From here on, how many days are left is worth saying. */
const SOON_DAYS = 90;

/** What the button is called: the first time, a renewal, or another try. */
function deedOf({ type, state }: Credential): 'open' | 'askMeeting' | 'replace' | 'again' {
  if (state === 'VERIFIED') return 'replace';
  if (state !== 'MISSING') return 'again';
  return type === 'BACKGROUND' ? 'askMeeting' : 'open';
}

/** A page of the passport: the state, until when, what to do, and the form to do it. */
export function CredentialCard({ credential }: { credential: Credential }) {
  const { t } = useTranslation(['provider', 'common']);
  const { nameOf } = useServices();
  const { references } = useFile();
  const [open, setOpen] = useState(false);
  const { type, state, serviceCode, required, whatToDo, submittedAt, decisions } = credential;
  const waiting = state === 'SUBMITTED' || state === 'IN_REVIEW';
  const held = state === 'VERIFIED' && !credential.validUntil;
  const canSend = !waiting && !held && !(type === 'REFERENCE' && credential.referenceId);
  const referee = references.find(({ id }) => id === credential.referenceId)?.name;
  const about = serviceCode ? nameOf(serviceCode) : referee;
  const label = t(`credentials.${deedOf(credential)}`);
  const note = state === 'REJECTED' || state === 'REVOKED' ? decisions[0]?.note : null;

  return (
    <article className={`card ${parts.told} ${required && credential.yourTurn ? classes.urgent : ''}`}>
      <div className={classes.requestHead}>
        <div>
          <Title order={3}>
            {about ? explained(t(`common:credential.${type}`), about) : t(`common:credential.${type}`)}
          </Title>
          {!required && <span className={classes.small}>{t('credentials.optionalMark')}</span>}
        </div>
        <CredentialStateBadge state={state} />
      </div>
      <p>{whatToDo}</p>
      {note && (
        <blockquote className={classes.reply}>
          <strong>{t('credentials.note')}</strong>
          {note}
        </blockquote>
      )}
      {state === 'VERIFIED' && <Validity until={credential.validUntil} />}
      {waiting && submittedAt && (
        <p className={classes.small}>{t('credentials.sentOn', { date: shortDay(submittedAt) })}</p>
      )}
      {open ? (
        <SubmissionForm type={type} serviceCode={serviceCode} onClose={() => setOpen(false)} />
      ) : (
        canSend && (
          <div className={classes.buttons}>
            <Button
              variant={state === 'VERIFIED' ? 'default' : required ? 'filled' : 'light'}
              onClick={() => setOpen(true)}
            >
              {label}
            </Button>
          </div>
        )
      )}
    </article>
  );
}

/** Until when it holds, counted in days when it is near. */
function Validity({ until }: { until: string | null }) {
  const { t } = useTranslation(['provider', 'common']);
  if (!until) return <p className={classes.small}>{t('credentials.noEnd')}</p>;
  const left = Math.max(0, Math.ceil((new Date(until).getTime() - serverNow()) / DAY));
  return (
    <p className={left <= SOON_DAYS ? classes.timer : classes.small}>
      {t('credentials.until', { date: shortDay(until) })}
      {left <= SOON_DAYS && ` · ${t('credentials.daysLeft', { count: left })}`}
    </p>
  );
}
