import type { Failure } from '#kernel';

export type AuditActorKind = 'USER' | 'SYSTEM' | 'ANONYMOUS';

/** Ids, codes, counts and instants (ISO 8601) that explain an entry; never a name, a contact or free text. */
export type AuditData = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What an entry is about, by type (`booking`, `address`, `user`) and id. */
export interface AuditSubject {
  readonly type: string;
  readonly id: string;
}

/** The part of an entry that is written with the business change and that the hash covers. */
export interface AuditContent {
  /** Decimal text. Numbers are drawn while transactions run: neither their gaps nor their order mean anything. */
  readonly sequence: string;
  readonly at: Date;
  readonly actorKind: AuditActorKind;
  readonly actorId: string;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly data: AuditData;
}

export interface PersonalDataInAudit extends Failure<'PersonalDataInAudit'> {
  /** The field that may not be stored as it is, for example `data.reason`. */
  readonly field: string;
}

const ACTION = /^[a-z][a-z0-9-]*\.[a-z][a-z0-9.-]*$/;
const SUBJECT_TYPE = /^[a-z][a-z0-9-]*$/;
/** No space, no `@`: names, addresses, e-mails and sentences don't fit, ids, codes, hashes and instants do. */
const CODE = /^[A-Za-z0-9_.:+/#-]{0,128}$/;
const KEY = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/**
 * The first field that could carry personal data or is not a code, or null when the entry may be written for ever.
 * An entry cannot be erased later, so what must be erasable never enters it (GDPR art. 5.1.c and 17).
 */
export function findPersonalData(entry: {
  action: string;
  subject: AuditSubject;
  data: AuditData;
}): PersonalDataInAudit | null {
  const refuse = (field: string): PersonalDataInAudit => ({ kind: 'PersonalDataInAudit', field });
  if (!ACTION.test(entry.action)) return refuse('action');
  if (!SUBJECT_TYPE.test(entry.subject.type)) return refuse('subject.type');
  if (entry.subject.id === '' || !CODE.test(entry.subject.id)) return refuse('subject.id');
  for (const [key, value] of Object.entries(entry.data)) {
    if (!KEY.test(key)) return refuse('data');
    const values = Array.isArray(value) ? (value as readonly string[]) : [value];
    if (values.some((each) => typeof each === 'string' && !CODE.test(each))) return refuse(`data.${key}`);
    if (values.some((each) => typeof each === 'number' && !Number.isFinite(each))) return refuse(`data.${key}`);
  }
  return null;
}
