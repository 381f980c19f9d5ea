import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#kernel';
import type { Actor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import { findPersonalData, type AuditContent, type AuditData, type AuditSubject } from './domain/audit-entry.js';
import { AuditReads, type AuditFilter } from './store/audit.reads.js';
import { AuditStore } from './store/audit.store.js';

export interface AuditRecord {
  readonly actor: Actor;
  /** What was done, as `noun.verb` in the past: `address.viewed`, `credential.verified`. */
  readonly action: string;
  readonly subject: AuditSubject;
  /** Ids, codes, counts, instants. Anything that looks like personal data is refused by an exception. */
  readonly data?: AuditData;
}

export interface AuditPage {
  readonly entries: readonly AuditContent[];
  /** Give it as `before` to get the next, older page; null at the end. */
  readonly next: string | null;
}

/** Who did and saw what. Everything here stays for ever: write ids, not people. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly store: AuditStore,
    private readonly reads: AuditReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Writes one entry in the caller's transaction: it exists exactly when the change does.
   * Throws when the entry could hold personal data, which is a mistake of the calling code.
   */
  async append(tx: Tx, record: AuditRecord): Promise<void> {
    const data = record.data ?? {};
    const refused = findPersonalData({ action: record.action, subject: record.subject, data });
    if (refused) throw new Error(`Audit entry ${record.action}: ${refused.field} is not an id or a code`);
    await this.store.insert(tx, {
      at: this.clock.now(),
      ...actorColumns(record.actor),
      action: record.action,
      subject: record.subject,
      data,
    });
  }

  /** Entries newest first. `limit` is at most 200 (default 50). */
  async list(
    query: AuditFilter & { subject?: AuditSubject; page?: { limit?: number; before?: string } },
  ): Promise<AuditPage> {
    const { subject, page, ...filter } = query;
    const limit = Math.min(page?.limit ?? 50, 200);
    const narrowed = subject ? { ...filter, subjectType: subject.type, subjectId: subject.id } : filter;
    const entries = await this.reads.list(narrowed, { limit: limit + 1, before: page?.before });
    const shown = entries.slice(0, limit);
    return { entries: shown, next: entries.length > limit ? (shown.at(-1)?.sequence ?? null) : null };
  }
}

function actorColumns(actor: Actor): Pick<AuditContent, 'actorKind' | 'actorId'> {
  switch (actor.kind) {
    case 'user':
      return { actorKind: 'USER', actorId: actor.userId };
    case 'system':
      return { actorKind: 'SYSTEM', actorId: actor.name };
    case 'anonymous':
      return { actorKind: 'ANONYMOUS', actorId: '' };
  }
}
