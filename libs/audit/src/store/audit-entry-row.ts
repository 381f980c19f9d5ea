import type { AuditActorKind, AuditContent, AuditData } from '../domain/audit-entry.js';

/** The columns of an entry's content, in the shape of `EntryRow`. */
export const ENTRY_COLUMNS =
  'sequence::text AS sequence, at, actor_kind::text AS actor_kind, actor_id, action, subject_type, subject_id, data';

export interface EntryRow {
  readonly sequence: string;
  readonly at: Date;
  readonly actor_kind: AuditActorKind;
  readonly actor_id: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly data: AuditData;
}

export const contentOf = (row: EntryRow): AuditContent => ({
  sequence: row.sequence,
  at: row.at,
  actorKind: row.actor_kind,
  actorId: row.actor_id,
  action: row.action,
  subject: { type: row.subject_type, id: row.subject_id },
  data: row.data,
});
