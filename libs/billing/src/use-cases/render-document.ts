import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { FieldCipher, randomToken } from '#platform/crypto';
import { Transactor } from '#platform/prisma';
import { FileStore } from '#platform/storage';
import { withFacturX } from '../adapters/factur-x.js';
import { writePdf } from '../adapters/pdf-writer.js';
import { documentSheet } from '../domain/document-sheet.js';
import { isElectronicInvoice } from '../domain/document-kind.js';
import { DocumentStore, type StoredDocument } from '../store/document.store.js';

/** Makes a document's PDF from its content and keeps it, encrypted, in the file store. */
@Injectable()
export class RenderDocument {
  constructor(
    private readonly documents: DocumentStore,
    private readonly files: FileStore,
    private readonly cipher: FieldCipher,
    private readonly transactor: Transactor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Does nothing for a document that has its PDF. Of two at once one wins; the other takes its file back. */
  async execute(documentId: string): Promise<void> {
    const document = await this.documents.find(documentId);
    if (!document || document.renderedAt) return;
    const pdf = await this.draw(document);
    const key = `billing/${documentId}-${randomToken().slice(0, 12)}`;
    await this.files.put(key, this.cipher.encryptBytes(pdf, contextOf(documentId)));
    const file = { key, hash: hashOf(pdf), bytes: pdf.length };
    const first = await this.transactor.run(async (tx) =>
      ok(await this.documents.markRendered(tx, documentId, file, this.clock.now())),
    );
    if (!first.value) await this.files.delete(key);
  }

  /** The PDF, drawn now. `withoutStreet` leaves the recipient's street out, for whoever may not read it any more. */
  async draw(document: StoredDocument, withoutStreet = false): Promise<Buffer> {
    const content = this.documents.open(document);
    const sheet = documentSheet(content, withoutStreet);
    const pdf = await writePdf(sheet, document.issuedAt);
    return isElectronicInvoice(content.kind) ? withFacturX(pdf, content, sheet.title, document.issuedAt) : pdf;
  }

  /** The PDF as it is kept, made first if need be. Throws when it is not the one that was kept. */
  async read(documentId: string): Promise<Buffer> {
    await this.execute(documentId);
    const document = await this.documents.find(documentId);
    if (!document?.fileKey) throw new Error(`Document ${documentId} has no file`);
    const pdf = this.cipher.decryptBytes(await this.files.get(document.fileKey), contextOf(documentId));
    if (hashOf(pdf) !== document.fileHash) throw new Error(`The file of document ${documentId} was changed`);
    return pdf;
  }
}

const contextOf = (documentId: string): string => `billing.file:${documentId}`;
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
