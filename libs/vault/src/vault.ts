import { Inject, Injectable } from '@nestjs/common';
import { err, isId, ok, type Clock, type Result } from '#kernel';
import { CLOCK } from '#platform/clock';
import { FieldCipher } from '#platform/crypto';
import type { Tx } from '#platform/prisma';
import { FileStore } from '#platform/storage';
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
    private readonly files: FileStore,
    private readonly cipher: FieldCipher,
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

  /**
   * Gives a draft of this person's to a case (any id of another feature's row), for a purpose. From then on it belongs to the
   * case, quota and all: its uploader opens it no more than anybody else, and only the feature reads it, by `read`.
   */
  async handOver(
    tx: Tx,
    ownerId: string,
    documentId: string,
    to: { readonly caseId: string; readonly purpose: string },
  ): Promise<Result<DocumentFacts, DocumentNotFound>> {
    const document = isId(documentId) ? await this.store.handOver(tx, ownerId, documentId, to, this.clock.now()) : null;
    if (!document) return err({ kind: 'DocumentNotFound', documentId });
    const { contentType, bytes, sha256, version, createdAt } = document;
    return ok({ documentId, contentType, bytes, sha256, version, createdAt });
  }

  /** The bytes of a case's document, for the feature that owns the case: it says who may look, and writes the look down. */
  async read(caseId: string, documentId: string): Promise<Buffer | null> {
    const document = isId(documentId) ? await this.store.find(documentId) : null;
    if (document?.ownerId !== caseId) return null;
    return this.cipher.decryptBytes(await this.files.get(document.storageKey), `document:${documentId}`);
  }

  /** Takes documents of a case out for good: unseen with the caller's commit, their files gone within two hours. */
  async discard(tx: Tx, caseId: string, documentIds: readonly string[]): Promise<void> {
    if (documentIds.length > 0) await this.store.discard(tx, caseId, documentIds);
  }
}
