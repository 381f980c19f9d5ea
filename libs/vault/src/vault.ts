import { Inject, Injectable } from '@nestjs/common';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import type { Tx } from '#platform/prisma';
import type { DocumentType } from './domain/document-type.js';
import type { DocumentNotFound } from './domain/vault.errors.js';
import { VaultStore } from './store/vault.store.js';

/** Facts of a kept document; its bytes are for `GET /documents/:id` alone. */
export interface DocumentFacts {
  readonly documentId: string;
  readonly contentType: DocumentType;
  readonly bytes: number;
  readonly sha256: string;
  readonly version: number;
  readonly createdAt: Date;
}

/** The vault's front door for other features. */
@Injectable()
export class Vault {
  constructor(
    private readonly store: VaultStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Facts of the owner's document; null when it does not exist or belongs to someone else. */
  async get(documentId: string, ownerId: string): Promise<DocumentFacts | null> {
    const document = isId(documentId) ? await this.store.find(documentId) : null;
    if (document?.ownerId !== ownerId) return null;
    const { contentType, bytes, sha256, version, createdAt } = document;
    return { documentId, contentType, bytes, sha256, version, createdAt };
  }

  /**
   * Hands documents in for a purpose (`credential`), which decides who else may open them. All or none: the first that
   * is missing, someone else's, or handed in for something else is the failure.
   */
  async attach(
    tx: Tx,
    ownerId: string,
    documentIds: readonly string[],
    purpose: string,
  ): Promise<Result<void, DocumentNotFound>> {
    const wrong = documentIds.find((id) => !isId(id));
    if (wrong !== undefined) return err({ kind: 'DocumentNotFound', documentId: wrong });
    const attached = new Set(await this.store.attach(tx, ownerId, documentIds, purpose, this.clock.now()));
    const missing = documentIds.find((id) => !attached.has(id));
    return missing === undefined ? ok(undefined) : err({ kind: 'DocumentNotFound', documentId: missing });
  }
}
