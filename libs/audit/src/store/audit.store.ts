import { Injectable } from '@nestjs/common';
import { txExecute, txQuery, type Tx } from '#platform/prisma';
import type { AuditActorKind, AuditContent, AuditData, AuditSubject } from '../domain/audit-entry.js';
import { EMPTY_CHAIN, type ChainHead, type Seal } from '../domain/chain.js';
import { contentOf, ENTRY_COLUMNS, type EntryRow } from './audit-entry-row.js';

export interface NewAuditEntry {
  readonly at: Date;
  readonly actorKind: AuditActorKind;
  readonly actorId: string;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly data: AuditData;
}

/** Chosen once for this feature; whoever holds it is the only one sealing, on any node. */
const SEALING_LOCK = 4_871_001;

/** Writes of the audit table. Nothing else writes it, and nothing but a seal is ever changed. */
@Injectable()
export class AuditStore {
  /** One statement, no lock, nothing read: the price of an entry inside a business transaction. */
  async insert(tx: Tx, entry: NewAuditEntry): Promise<void> {
    await txExecute(
      tx,
      `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject_type, subject_id, data)
       VALUES ($1::timestamptz, $2::audit_actor_kind, $3, $4, $5, $6, $7::jsonb)`,
      [
        entry.at.toISOString(),
        entry.actorKind,
        entry.actorId,
        entry.action,
        entry.subject.type,
        entry.subject.id,
        JSON.stringify(entry.data),
      ],
    );
  }

  /** Waits until nobody else seals; held to the end of the transaction. */
  async lockSealing(tx: Tx): Promise<void> {
    await txQuery(tx, `SELECT pg_advisory_xact_lock($1::bigint)::text AS locked`, [SEALING_LOCK]);
  }

  async head(tx: Tx): Promise<ChainHead> {
    const rows = await txQuery<{ position: string; hash: string }>(
      tx,
      `SELECT position::text, encode(hash, 'hex') AS hash FROM audit_entry
       WHERE position IS NOT NULL ORDER BY audit_entry.position DESC LIMIT 1`,
    );
    const row = rows[0];
    return row ? { position: Number(row.position), hash: row.hash } : EMPTY_CHAIN;
  }

  /**
   * Unsealed entries that nothing can slip in front of any more, in the order of the chain: by transaction, then by
   * number within it. A number is drawn before its transaction commits, so an entry with a lower number may appear after
   * one with a higher number; in the order of transactions it can't, because an entry is left alone until every
   * transaction as old as its own has ended (it is below the oldest one running in this statement's snapshot).
   * Entries of "future" transactions were restored from another server's dump and are long finished.
   */
  async findSealable(tx: Tx, limit: number): Promise<AuditContent[]> {
    const rows = await txQuery<EntryRow>(
      tx,
      `WITH running AS (
         SELECT pg_snapshot_xmin(snapshot)::text::bigint AS oldest, pg_snapshot_xmax(snapshot)::text::bigint AS next
         FROM pg_current_snapshot() AS snapshot
       )
       SELECT ${ENTRY_COLUMNS} FROM audit_entry, running
       WHERE position IS NULL AND (written_in < running.oldest OR written_in >= running.next)
       ORDER BY audit_entry.written_in, audit_entry.sequence LIMIT $1::int`,
      [limit],
    );
    return rows.map(contentOf);
  }

  async writeSeals(tx: Tx, entries: readonly AuditContent[], seals: readonly Seal[], at: Date): Promise<void> {
    await txExecute(
      tx,
      `UPDATE audit_entry AS entry
       SET position = seal.position, previous_hash = decode(seal.previous_hash, 'hex'),
           hash = decode(seal.hash, 'hex'), sealed_at = $5::timestamptz
       FROM unnest($1::text[]::bigint[], $2::text[]::bigint[], $3::text[], $4::text[])
         AS seal(sequence, position, previous_hash, hash)
       WHERE entry.sequence = seal.sequence`,
      [
        entries.map((entry) => entry.sequence),
        seals.map((seal) => String(seal.position)),
        seals.map((seal) => seal.previousHash),
        seals.map((seal) => seal.hash),
        at.toISOString(),
      ],
    );
  }
}
