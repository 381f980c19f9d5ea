import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, isId, ok, type Clock, type Result, type UserId } from '#kernel';
import { holds, type Actor, type UserActor } from '#platform/access';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import { FieldCipher } from '#platform/crypto';
import { Transactor } from '#platform/prisma';
import { FileStore } from '#platform/storage';
import { canView, type Viewer } from '../domain/document.policy.js';
import { LINK_LIFETIME, readLink, signLink } from '../domain/document-link.js';
import { downloadName, type DocumentType } from '../domain/document-type.js';
import type { DocumentNotFound } from '../domain/vault.errors.js';
import { VaultStore, type StoredDocument } from '../store/vault.store.js';

export interface ViewedDocument {
  readonly bytes: Buffer;
  readonly contentType: DocumentType;
  readonly fileName: string;
}

/** Opens a document for its owner or a reviewer, and writes down that it was opened. */
@Injectable()
export class ViewDocument {
  readonly #linkKey: Buffer;

  constructor(
    private readonly store: VaultStore,
    private readonly files: FileStore,
    private readonly cipher: FieldCipher,
    private readonly transactor: Transactor,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Pick<Config, 'secretKey'>,
  ) {
    this.#linkKey = FieldCipher.keyFor(config.secretKey ?? '', 'document-link');
  }

  /** A document that is not theirs to see answers like one that does not exist. */
  async run(actor: UserActor, documentId: string): Promise<Result<ViewedDocument, DocumentNotFound>> {
    const document = await this.#find(viewerOf(actor), documentId);
    return document ? this.#open(document, actor, 'session') : notFound(documentId);
  }

  /** A link that opens this document for five minutes without a session, or why there is none. */
  async link(
    actor: UserActor,
    documentId: string,
  ): Promise<Result<{ token: string; expiresAt: Date }, DocumentNotFound>> {
    const document = await this.#find(viewerOf(actor), documentId);
    if (!document) return notFound(documentId);
    const expiresAt = new Date(this.clock.now().getTime() + LINK_LIFETIME);
    return ok({ token: signLink({ documentId, viewerId: actor.userId, expiresAt }, this.#linkKey), expiresAt });
  }

  /** Opens by a link; the trace names the person it was made for. */
  async byLink(token: string): Promise<Result<ViewedDocument, DocumentNotFound>> {
    const link = readLink(token, this.#linkKey, this.clock.now());
    const document = link && (await this.store.find(link.documentId));
    if (!document) return notFound('');
    const viewer = { kind: 'user', userId: link.viewerId as UserId } as Actor;
    return this.#open(document, viewer, 'link');
  }

  async #find(viewer: Viewer, documentId: string): Promise<StoredDocument | null> {
    const document = isId(documentId) ? await this.store.find(documentId) : null;
    return document && canView(viewer, document) ? document : null;
  }

  async #open(document: StoredDocument, actor: Actor, by: 'session' | 'link'): Promise<Result<ViewedDocument, never>> {
    const { documentId, contentType, sha256, version, ownerId } = document;
    const stored = await this.files.get(document.storageKey);
    const bytes = this.cipher.decryptBytes(stored, `document:${documentId}`);
    await this.transactor.run(async (tx) => {
      const data = { ownerId, sha256, version, by };
      await this.audit.append(tx, {
        actor,
        action: 'document.viewed',
        subject: { type: 'document', id: documentId },
        data,
      });
      return ok(undefined);
    });
    return ok({ bytes, contentType, fileName: downloadName(documentId, contentType) });
  }
}

const viewerOf = (actor: UserActor): Viewer => ({ userId: actor.userId, mayVet: holds('admin:vetting', actor) });
const notFound = (documentId: string): Result<never, DocumentNotFound> => err({ kind: 'DocumentNotFound', documentId });
