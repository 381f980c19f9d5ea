import { Injectable } from '@nestjs/common';
import { AuditLog } from '#audit';
import { err, isId, ok, type Result } from '#kernel';
import { holds, type UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';
import { readerOf, type DocumentReader } from '../domain/billing.policy.js';
import type { BillingDocumentNotFound } from '../domain/billing.errors.js';
import { KIND_FACTS } from '../domain/document-kind.js';
import { DocumentStore, type StoredDocument } from '../store/document.store.js';
import { fileNameOf } from './file-name.js';
import { RenderDocument } from './render-document.js';

export interface OpenedDocument {
  readonly pdf: Buffer;
  /** `facture-F2026-000001.pdf` */
  readonly fileName: string;
}

/** Opens a document for whom it concerns and for finance staff, and writes down that it was opened. */
@Injectable()
export class ViewBillingDocument {
  constructor(
    private readonly documents: DocumentStore,
    private readonly rendering: RenderDocument,
    private readonly audit: AuditLog,
    private readonly transactor: Transactor,
  ) {}

  /** A document that is not theirs to see answers like one that does not exist. */
  async execute(actor: UserActor, documentId: string): Promise<Result<OpenedDocument, BillingDocumentNotFound>> {
    const document = isId(documentId) ? await this.documents.find(documentId) : null;
    const viewer = { userId: actor.userId, mayFinance: holds('admin:finance', actor) };
    const reader = document && readerOf(viewer, document);
    if (!document || !reader) return err({ kind: 'BillingDocumentNotFound' });
    await this.#trace(actor, document, reader);
    return ok({ pdf: await this.#read(document, reader), fileName: fileNameOf(document) });
  }

  /** A provider's own copy names the town only: the street is the customer's again once the visit is over (ADDR-1). */
  #read(document: StoredDocument, reader: DocumentReader): Promise<Buffer> {
    const toCustomer = KIND_FACTS[document.kind].addressedTo === 'CUSTOMER';
    return reader === 'ISSUER' && toCustomer ? this.rendering.draw(document, true) : this.rendering.read(document.id);
  }

  /** Written, and committed, before anything is shown. */
  async #trace(actor: UserActor, document: StoredDocument, reader: DocumentReader): Promise<void> {
    await this.transactor.run(async (tx) => {
      const subject = { type: 'billing-document', id: document.id };
      const data = { kind: document.kind, number: document.numberText, reader };
      await this.audit.append(tx, { actor, action: 'billing-document.viewed', subject, data });
      return ok(undefined);
    });
  }
}
