import { useTranslation } from 'react-i18next';
import { dayAndTime, explained, money, shortDay } from '../../../lib/format';
import { CredentialStateBadge, StateBadge } from '../../../ui/state-badge';
import classes from '../admin.module.css';
import { useCodeWords } from '../code-words';
import { CredentialActions } from './credential-actions';
import { DocumentButton } from './document-button';
import fileClasses from './file.module.css';
import { useServiceNames } from './service-names';
import type { Credential, File } from './vetting.documents';

interface CredentialCardProps {
  readonly credential: Credential;
  /** Set for a reference. */
  readonly reference?: File['references'][number];
  readonly onChange: (file: File) => void;
}

/** One page of the passport: what was handed in, what was decided, what can be done now. */
export function CredentialCard({ credential, reference, onChange }: CredentialCardProps) {
  const { t } = useTranslation(['vetting', 'common']);
  const serviceName = useServiceNames();
  const { id, type, state, serviceCode } = credential;
  return (
    <article id={id ?? undefined} className={`card ${fileClasses.credential}`}>
      <div className={fileClasses.top}>
        <div>
          <h3>
            {serviceCode
              ? explained(t(`common:credential.${type}`), serviceName(serviceCode))
              : t(`common:credential.${type}`)}
          </h3>
          <p className={classes.small}>
            <Dates credential={credential} />
          </p>
        </div>
        <div className={classes.actions}>
          {!credential.required && <StateBadge tone="quiet">{t('credential.optional')}</StateBadge>}
          <CredentialStateBadge state={state} />
        </div>
      </div>
      {reference && <Reference reference={reference} />}
      <Facts facts={credential.facts} />
      {credential.documentIds.length > 0 && (
        <div className={fileClasses.part}>
          <h4>{t('credential.documents')}</h4>
          <div className={classes.actions}>
            {credential.documentIds.map((documentId, index) => (
              <DocumentButton key={documentId} documentId={documentId} number={index + 1} />
            ))}
          </div>
        </div>
      )}
      {type === 'BACKGROUND' && id && <p className={classes.small}>{t('credential.noDocument')}</p>}
      <History credential={credential} />
      <CredentialActions credential={credential} waitsForAnswer={reference?.answeredAt === null} onChange={onChange} />
    </article>
  );
}

function Dates({ credential }: { credential: Credential }) {
  const { t } = useTranslation('vetting');
  const { submittedAt, validFrom, validUntil, version } = credential;
  if (!submittedAt) return t('credential.notHandedIn');
  return (
    <>
      {t('credential.submitted', { when: dayAndTime(submittedAt) })}
      {version > 1 && `, ${t('credential.version', { version })}`}
      {validUntil && (
        <>
          <br />
          {validFrom
            ? t('credential.valid', { from: shortDay(validFrom), to: lastDay(validUntil) })
            : t('credential.validUntil', { to: lastDay(validUntil) })}
        </>
      )}
    </>
  );
}

/** The API says from which instant on it no longer holds; people read the last day on which it does. */
const lastDay = (validUntil: string): string => shortDay(new Date(new Date(validUntil).getTime() - 1));

function Facts({ facts }: { facts: Credential['facts'] }) {
  const { t } = useTranslation('vetting');
  const words = useCodeWords();
  if (facts.length === 0) return null;
  const shown = (name: string, value: string): string => {
    if (name === 'amountCents') return money(Number(value));
    if (name === 'proof' || name === 'skillProof') return words('proof', value);
    if (value === 'true' || value === 'false') return t(value === 'true' ? 'yes' : 'no');
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? shortDay(`${value}T11:00:00Z`) : value;
  };
  return (
    <div className={fileClasses.part}>
      <h4>{t('credential.facts')}</h4>
      <dl className={fileClasses.grid}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{words('fact', name)}</dt>
            <dd>{shown(name, value)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Reference({ reference }: { reference: File['references'][number] }) {
  const { t } = useTranslation('vetting');
  const { name, relationship, invitedAt, answeredAt, comment, recommends } = reference;
  return (
    <div className={fileClasses.part}>
      <p className={classes.name}>{t('credential.reference', { name, relationship })}</p>
      <p className={classes.small}>
        {invitedAt
          ? t('credential.referenceInvited', { when: dayAndTime(invitedAt) })
          : t('credential.referenceNotInvited')}
      </p>
      {answeredAt ? (
        <>
          {comment && <blockquote className={classes.quote}>{comment}</blockquote>}
          <StateBadge tone={recommends ? 'good' : 'bad'}>
            {recommends ? t('credential.recommends') : t('credential.recommendsNot')}
          </StateBadge>
        </>
      ) : (
        <p className={classes.small}>{t('credential.referenceWaiting')}</p>
      )}
    </div>
  );
}

function History({ credential }: { credential: Credential }) {
  const { t } = useTranslation('vetting');
  const words = useCodeWords();
  if (credential.decisions.length === 0) return null;
  const reason = (code: string): string => {
    const rejected = words('rejection', code);
    return rejected === code ? words('revocation', code) : rejected;
  };
  return (
    <div className={fileClasses.part}>
      <h4>{t('credential.history')}</h4>
      <ul className={fileClasses.history}>
        {credential.decisions.map((decision) => (
          <li key={`${decision.version}-${decision.decidedAt}-${decision.outcome}`}>
            <strong>{words('outcome', decision.outcome)}</strong>, {dayAndTime(decision.decidedAt)}{' '}
            <span className={classes.small}>
              {decision.decidedBy ? t('credential.by', { id: decision.decidedBy.slice(-8) }) : t('credential.bySystem')}
            </span>
            {decision.reasonCode && <div>{reason(decision.reasonCode)}</div>}
            {decision.note && <blockquote className={classes.quote}>{decision.note}</blockquote>}
          </li>
        ))}
      </ul>
    </div>
  );
}
