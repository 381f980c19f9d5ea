import { Injectable } from '@nestjs/common';
import { Database, isConstraintViolation, txExecute, txQuery, type Tx } from '#platform/prisma';
import type { DocumentType } from '../domain/document-type.js';
import type { VaultLimits } from '../domain/limits.js';

export interface StoredDocument {
  readonly documentId: string;
  readonly ownerId: string;
  readonly contentType: DocumentType;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string;
  readonly version: number;
  readonly purpose: string | null;
  readonly createdAt: Date;
}

export interface NewDocument extends Omit<StoredDocument, 'purpose'> {
  readonly replacesId: string | null;
  readonly scanner: string;
}

const COLUMNS = `id AS "documentId", owner_id AS "ownerId", content_type AS "contentType", bytes, sha256,
  storage_key AS "storageKey", version, purpose, created_at AS "createdAt"`;

/** True when two versions were to follow the same document: only the first does. */
export const isReplacedTwice = (error: unknown): boolean =>
  isConstraintViolation(error, 'vault_document_replaced_once');

/** Rows of the vault. A row without `kept_at` announces a file that is being written; nobody else ever sees it. */
@Injectable()
export class VaultStore {
  constructor(private readonly database: Database) {}

  /** Takes room from the owner's quota and announces the file; false when the quota has no room for it. */
  async announce(tx: Tx, document: NewDocument, limits: VaultLimits): Promise<boolean> {
    const { ownerId, bytes } = document;
    const room = await txQuery(
      tx,
      `INSERT INTO vault_usage AS used (owner_id, documents, bytes) VALUES ($1::uuid, 1, $2::bigint)
       ON CONFLICT (owner_id) DO UPDATE SET documents = used.documents + 1, bytes = used.bytes + excluded.bytes
       WHERE used.documents < $3::int AND used.bytes + excluded.bytes <= $4::bigint
       RETURNING owner_id`,
      [ownerId, bytes, limits.documents, limits.bytes],
    );
    if (room.length === 0) return false;
    const { documentId, ...rest } = document;
    await tx.vaultDocument.create({ data: { id: documentId, ...rest } });
    return true;
  }

  async markKept(tx: Tx, documentId: string, at: Date): Promise<void> {
    await tx.vaultDocument.update({ where: { id: documentId }, data: { keptAt: at } });
  }

  /** Takes an announced document back and gives its room to its owner again; answers its file's key, or null when it is kept or gone. */
  async withdraw(tx: Tx, documentId: string): Promise<string | null> {
    const [row] = await txQuery<{ key: string; ownerId: string; bytes: number }>(
      tx,
      `DELETE FROM vault_document WHERE id = $1::uuid AND kept_at IS NULL
       RETURNING storage_key AS key, owner_id AS "ownerId", bytes`,
      [documentId],
    );
    if (!row) return null;
    await txExecute(
      tx,
      'UPDATE vault_usage SET documents = documents - 1, bytes = bytes - $2::bigint WHERE owner_id = $1::uuid',
      [row.ownerId, row.bytes],
    );
    return row.key;
  }

  /** Files announced before this instant and never finished, oldest first. */
  async unfinished(before: Date, limit: number): Promise<{ documentId: string; storageKey: string }[]> {
    return this.database.query(
      'vault-unfinished',
      `SELECT id AS "documentId", storage_key AS "storageKey" FROM vault_document
       WHERE kept_at IS NULL AND created_at < $1 ORDER BY created_at LIMIT $2`,
      [before, limit],
    );
  }

  async find(documentId: string): Promise<StoredDocument | null> {
    const [row] = await this.database.query<StoredDocument>(
      'vault-document',
      `SELECT ${COLUMNS} FROM vault_document WHERE id = $1 AND kept_at IS NOT NULL`,
      [documentId],
    );
    return row ?? null;
  }

  async used(ownerId: string): Promise<{ documents: number; bytes: number }> {
    const [row] = await this.database.query<{ documents: number; bytes: string }>(
      'vault-usage',
      'SELECT documents, bytes FROM vault_usage WHERE owner_id = $1',
      [ownerId],
    );
    return { documents: row?.documents ?? 0, bytes: Number(row?.bytes ?? 0) };
  }

  /** Moves a draft, and its share of the quota, from its owner to a case; null when it is not theirs or handed in already. */
  async handOver(
    tx: Tx,
    ownerId: string,
    documentId: string,
    to: { caseId: string; purpose: string },
    at: Date,
  ): Promise<StoredDocument | null> {
    const [row] = await txQuery<StoredDocument>(
      tx,
      `UPDATE vault_document SET owner_id = $3::uuid, purpose = $4, attached_at = $5::timestamptz
       WHERE id = $2::uuid AND owner_id = $1::uuid AND kept_at IS NOT NULL AND purpose IS NULL RETURNING ${COLUMNS}`,
      [ownerId, documentId, to.caseId, to.purpose, at],
    );
    if (!row) return null;
    await txExecute(
      tx,
      'UPDATE vault_usage SET documents = documents - 1, bytes = bytes - $2::bigint WHERE owner_id = $1::uuid',
      [ownerId, row.bytes],
    );
    await txExecute(
      tx,
      `INSERT INTO vault_usage AS used (owner_id, documents, bytes) VALUES ($1::uuid, 1, $2::bigint)
       ON CONFLICT (owner_id) DO UPDATE SET documents = used.documents + 1, bytes = used.bytes + excluded.bytes`,
      [to.caseId, row.bytes],
    );
    return row;
  }

  /** Documents of a case that nobody sees from now on; the sweep of unfinished uploads takes their files away. */
  async discard(tx: Tx, caseId: string, documentIds: readonly string[]): Promise<void> {
    await txExecute(tx, 'UPDATE vault_document SET kept_at = NULL WHERE owner_id = $1::uuid AND id = ANY($2::uuid[])', [
      caseId,
      [...documentIds],
    ]);
  }

  /** Marks the owner's documents as handed in; answers the ids that were. One handed in for something else stays out. */
  async attach(tx: Tx, ownerId: string, documentIds: readonly string[], purpose: string, at: Date): Promise<string[]> {
    const rows = await txQuery<{ id: string }>(
      tx,
      `UPDATE vault_document SET purpose = $3, attached_at = coalesce(attached_at, $4::timestamptz)
       WHERE id = ANY($2::uuid[]) AND owner_id = $1::uuid AND kept_at IS NOT NULL AND (purpose IS NULL OR purpose = $3)
       RETURNING id`,
      [ownerId, [...documentIds], purpose, at],
    );
    return rows.map(({ id }) => id);
  }
}
