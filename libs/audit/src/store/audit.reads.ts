import { Injectable } from '@nestjs/common';
import { Database } from '#platform/prisma';
import type { AuditContent } from '../domain/audit-entry.js';
import type { SealedEntry } from '../domain/chain.js';
import { contentOf, ENTRY_COLUMNS, type EntryRow } from './audit-entry-row.js';

/** What to list; every given field narrows. Instants are half-open: `from` is in, `to` is not. */
export interface AuditFilter {
  readonly subjectType?: string;
  readonly subjectId?: string;
  readonly action?: string;
  readonly actorId?: string;
  readonly from?: Date;
  readonly to?: Date;
}

@Injectable()
export class AuditReads {
  constructor(private readonly database: Database) {}

  /** Newest first, older than the entry numbered `before` when given. */
  async list(filter: AuditFilter, page: { limit: number; before?: string }): Promise<AuditContent[]> {
    const values: unknown[] = [];
    const conditions: string[] = [];
    const narrow = (condition: (parameter: string) => string, value: unknown): void => {
      if (value === undefined || value === null) return;
      values.push(value);
      conditions.push(condition(`$${values.length}`));
    };
    narrow((p) => `subject_id = ${p}`, filter.subjectId);
    narrow((p) => `subject_type = ${p}`, filter.subjectType);
    narrow((p) => `action = ${p}`, filter.action);
    narrow((p) => `actor_id = ${p}`, filter.actorId);
    narrow((p) => `at >= ${p}::timestamptz`, filter.from?.toISOString());
    narrow((p) => `at < ${p}::timestamptz`, filter.to?.toISOString());
    narrow((p) => `sequence < ${p}::bigint`, page.before);
    values.push(page.limit);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const sql = `SELECT ${ENTRY_COLUMNS} FROM audit_entry ${where} ORDER BY audit_entry.sequence DESC LIMIT $${values.length}::int`;
    const rows = await this.database.pool.query<EntryRow>(sql, values);
    return rows.rows.map(contentOf);
  }

  /** Sealed entries after a position, in order. */
  async sealedAfter(position: number, limit: number): Promise<SealedEntry[]> {
    const rows = await this.database.query<EntryRow & { position: string; previous_hash: string; hash: string }>(
      'audit.sealed-after',
      `SELECT ${ENTRY_COLUMNS}, position::text AS position, encode(previous_hash, 'hex') AS previous_hash, encode(hash, 'hex') AS hash
       FROM audit_entry WHERE position > $1::bigint ORDER BY audit_entry.position LIMIT $2::int`,
      [position, limit],
    );
    return rows.map((row) => ({
      ...contentOf(row),
      position: Number(row.position),
      previousHash: row.previous_hash,
      hash: row.hash,
    }));
  }

  /** How many entries wait for their seal, and the instant of the oldest. */
  async unsealed(): Promise<{ count: number; oldest: Date | null }> {
    const rows = await this.database.query<{ count: number; oldest: Date | null }>(
      'audit.unsealed',
      'SELECT count(*)::int AS count, min(at) AS oldest FROM audit_entry WHERE position IS NULL',
    );
    return rows[0] ?? { count: 0, oldest: null };
  }
}
