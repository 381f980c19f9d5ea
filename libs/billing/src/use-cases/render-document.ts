import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ok, type Clock } from '#kernel';
import { CLOCK } from '#platform/clock';
import { FieldCipher, randomToken } from '#platform/crypto';
import { Transactor } from '#platform/prisma';
import { FileStore } from '#platform/storage';
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
    // Loaded with the first document: what draws them is a tenth of all code, and many processes draw none.
    const { writePdf } = await import('../adapters/pdf-writer.js');
    const pdf = await writePdf(sheet, document.issuedAt);
    if (!isElectronicInvoice(content.kind)) return pdf;
    const { withFacturX } = await import('../adapters/factur-x.js');
    return withFacturX(pdf, content, sheet.title, document.issuedAt);
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
