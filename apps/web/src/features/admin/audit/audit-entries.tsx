import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../../../app/session';
import { explained, shortDay } from '../../../lib/format';
import type { ResultOf } from '../../../lib/graphql';
import type { AuditQuery } from '../admin.documents';
import { useCodeWords } from '../code-words';
import { mayAny } from '../sections';
import classes from './audit.module.css';
import { detailText } from './detail-text';
import { exactTime } from './exact-time';

type Entry = ResultOf<typeof AuditQuery>['auditLog']['nodes'][number];

interface AuditEntriesProps {
  readonly entries: readonly Entry[];
  /** What is looked for now: a click on a person or a thing narrows it. */
  readonly params: URLSearchParams;
}

/** One line for each entry: when, what, by whom, about what. Every id leads to what else is written about it. */
export function AuditEntries({ entries, params }: AuditEntriesProps) {
  const { t } = useTranslation('audit');
  const words = useCodeWords();
  return (
    <ol className={`card ${classes.list}`} aria-label={t('audit.list')}>
      {entries.map((entry) => (
        <li key={entry.id} className={classes.entry}>
          <time dateTime={entry.at} className={`numbers ${classes.when}`}>
            {shortDay(entry.at)}
            <span>{exactTime(entry.at)}</span>
          </time>
          <div className={classes.what}>
            <strong>{words('action', entry.action)}</strong>
            <Actor entry={entry} params={params} />
          </div>
          <div className={classes.what}>
            <Subject entry={entry} params={params} />
            <Details details={entry.details} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What was empty then says nothing now. */
function Details({ details }: { details: Entry['details'] }) {
  const words = useCodeWords();
  const told = details.filter(({ value }) => value !== '' && value !== 'null');
  if (told.length === 0) return null;
  return (
    <dl className={classes.details}>
      {told.map(({ name, value }) => (
        <div key={name}>
          <dt>{explained(words('detail', name), '')}</dt>
          <dd>{detailText(name, value, words)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actor({ entry: { actorKind, actorId }, params }: { entry: Entry; params: URLSearchParams }) {
  const { t } = useTranslation('audit');
  if (actorKind === 'ANONYMOUS') return <span className="soft">{t('audit.anonymous')}</span>;
  if (actorKind === 'SYSTEM') return <span className="soft">{t('audit.system', { name: actorId })}</span>;
  return (
    <span className="soft">
      {t('subject.user')} <Narrow params={params} by={{ actorId }} id={actorId} />
    </span>
  );
}

function Subject({ entry, params }: { entry: Entry; params: URLSearchParams }) {
  const { t } = useTranslation('audit');
  const { viewer } = useSession();
  const words = useCodeWords();
  const { subjectType, subjectId } = entry;
  const page =
    (subjectType === 'provider' &&
      mayAny(viewer, ['VETTING']) && {
        to: `/admin/vetting/${subjectId}`,
        text: t('audit.openFile'),
      }) ||
    (subjectType === 'user' && { to: `/admin/people/${subjectId}`, text: t('audit.openAccount') }) ||
    (subjectType === 'booking' &&
      mayAny(viewer, ['FINANCE']) && {
        to: `/admin/ledger/${subjectId}`,
        text: t('audit.ledger'),
      });
  return (
    <span>
      {words('subject', subjectType)} <Narrow params={params} by={{ subjectType, subjectId }} id={subjectId} />
      {page && (
        <>
          {' · '}
          <Anchor component={Link} to={page.to}>
            {page.text}
          </Anchor>
        </>
      )}
    </span>
  );
}

function Narrow({ params, by, id }: { params: URLSearchParams; by: Record<string, string>; id: string }) {
  const { t } = useTranslation('audit');
  const next = new URLSearchParams([...params].filter(([name]) => !(name in by)));
  for (const [name, value] of Object.entries(by)) next.set(name, value);
  return (
    <Anchor
      component={Link}
      to={`/admin/audit?${next.toString()}`}
      className={classes.id}
      aria-label={t('audit.onlyThis', { what: id })}
    >
      {id.length > 12 ? `…${id.slice(-8)}` : id}
    </Anchor>
  );
}
