import { Injectable } from '@nestjs/common';
import { newId, type LocalDate } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { Database, txQuery, type BillingDocument, type Tx } from '#platform/prisma';
import { contentHash, contentText, type DocumentContent } from '../domain/document-content.js';
import { numberText, seriesOf, type DocumentKind } from '../domain/document-kind.js';

export type StoredDocument = BillingDocument;

/** A document's content no longer is what its hash says: someone changed the database by hand. */
export class DocumentTampered extends Error {
  constructor(documentId: string) {
    super(`Document ${documentId} does not match its hash`);
  }
}

/** Accounting records: Code de commerce art. L123-22. */
const RETENTION_YEARS = 10;
const RETENTION_REASON = 'C. com. L123-22';

export interface NewDocument {
  readonly kind: DocumentKind;
  /** A provider's id, or the platform's name for itself. */
  readonly issuer: string;
  readonly recipientUserId: string;
  readonly issuerUserId: string | null;
  readonly bookingId: string | null;
  readonly correctsId: string | null;
  readonly compose: (stamp: { number: string; issuedOn: LocalDate }) => DocumentContent;
}

/** Issued documents: numbered without a gap, final, encrypted. */
@Injectable()
export class DocumentStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  /**
   * Draws the next number and stores the document with it. The series' row stays locked until the transaction ends, so a
   * rollback takes the number back and nobody can pass in between. Dates never run against numbers.
   */
  async issue(tx: Tx, document: NewDocument, today: LocalDate, now: Date): Promise<{ id: string; numberText: string }> {
    const { kind, issuer, compose, ...owners } = document;
    const series = seriesOf(kind, today);
    const { number, issuedOn } = await this.#draw(tx, issuer, series, today);
    const text = numberText(series, number);
    const content = compose({ number: text, issuedOn });
    const json = contentText(content);
    const id = newId();
    await tx.billingDocument.create({
      data: {
        ...{ id, kind, issuer, series, number, ...owners },
        numberText: text,
        issuedOn: dateOf(issuedOn),
        issuedAt: now,
        totalCents: content.statement ? content.statement.closingCents : content.totals.totalCents,
        contentCipher: this.cipher.encrypt(json, contextOf(id)),
        contentHash: contentHash(json),
        retainedUntil: retainedUntil(issuedOn),
        retentionReason: RETENTION_REASON,
      },
    });
    return { id, numberText: text };
  }

  async #draw(
    tx: Tx,
    issuer: string,
    series: string,
    today: LocalDate,
  ): Promise<{ number: number; issuedOn: LocalDate }> {
    const [row] = await txQuery<{ number: number; issuedOn: string }>(
      tx,
      `INSERT INTO billing_series AS s (issuer, series, last_number, last_issued_on) VALUES ($1, $2, 1, $3::date)
       ON CONFLICT (issuer, series) DO UPDATE
         SET last_number = s.last_number + 1, last_issued_on = greatest(s.last_issued_on, excluded.last_issued_on)
       RETURNING last_number AS number, last_issued_on::text AS "issuedOn"`,
      [issuer, series, today],
    );
    if (!row) throw new Error(`No number in ${series}`);
    return row;
  }

  /** Null when there is none, also for what is not an id at all. */
  find(id: string, tx?: Tx): Promise<StoredDocument | null> {
    return (tx ?? this.database.prisma).billingDocument.findUnique({ where: { id } });
  }

  /** Decrypted and checked against its hash; throws DocumentTampered when they disagree. */
  open(document: Pick<StoredDocument, 'id' | 'contentCipher' | 'contentHash'>): DocumentContent {
    const text = this.cipher.decrypt(document.contentCipher, contextOf(document.id));
    if (contentHash(text) !== document.contentHash) throw new DocumentTampered(document.id);
    return JSON.parse(text) as DocumentContent;
  }

  /** Where its PDF lies; false when another worker was faster. */
  async markRendered(
    tx: Tx,
    id: string,
    file: { key: string; hash: string; bytes: number },
    now: Date,
  ): Promise<boolean> {
    const { count } = await tx.billingDocument.updateMany({
      where: { id, renderedAt: null },
      data: { fileKey: file.key, fileHash: file.hash, fileBytes: file.bytes, renderedAt: now },
    });
    return count > 0;
  }
}

const contextOf = (id: string): string => `billing.document:${id}`;

const dateOf = (day: LocalDate): Date => new Date(`${day}T00:00:00Z`);

/** The end of the tenth year after the one in which it was issued. */
const retainedUntil = (issuedOn: LocalDate): Date => dateOf(`${Number(issuedOn.slice(0, 4)) + RETENTION_YEARS}-12-31`);
