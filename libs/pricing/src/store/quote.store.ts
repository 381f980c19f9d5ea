import { Injectable } from '@nestjs/common';
import type { QuoteId, UserId } from '#kernel';
import { FieldCipher } from '#platform/crypto';
import { Database, txExecute, txQuery, type Quote as QuoteRow, type Tx } from '#platform/prisma';
import { quoteHash, quoteText, type Quote, type QuoteDocument } from '../domain/quote-document.js';

/** A stored quote no longer is what its hash says: someone changed the database by hand. */
export class QuoteTampered extends Error {
  constructor(quoteId: string) {
    super(`Quote ${quoteId} does not match its hash`);
  }
}

/** Quotes at rest: canonical JSON, encrypted, with its hash beside it. */
@Injectable()
export class QuoteStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async insert(tx: Tx, document: QuoteDocument): Promise<Quote> {
    const text = quoteText(document);
    const { quoteId: id, customerId } = document;
    const quote = {
      id: id as QuoteId,
      customerId: customerId as UserId,
      createdAt: new Date(document.createdAt),
      expiresAt: new Date(document.expiresAt),
      hash: quoteHash(text),
    };
    const { createdAt, expiresAt, hash } = quote;
    const sealed = this.cipher.encrypt(text, contextOf(id));
    await txExecute(tx, INSERT, [id, customerId, createdAt, expiresAt, sealed, hash]);
    return { ...quote, document };
  }

  /** Null when there is none; throws QuoteTampered when the text and its hash disagree. */
  async find(id: string, tx?: Tx): Promise<Quote | null> {
    const [row] = tx
      ? await txQuery<QuoteRow>(tx, FIND, [id])
      : await this.database.query<QuoteRow>('quote-find', FIND, [id]);
    if (!row) return null;
    const text = this.cipher.decrypt(row.document, contextOf(id));
    if (quoteHash(text) !== row.hash) throw new QuoteTampered(id);
    const { customerId, createdAt, expiresAt, hash } = row;
    return {
      id: row.id as QuoteId,
      customerId: customerId as UserId,
      createdAt,
      expiresAt,
      hash,
      document: JSON.parse(text) as QuoteDocument,
    };
  }

  /** Deletes up to `limit` quotes made before an instant; answers how many. */
  async purge(before: Date, limit: number): Promise<number> {
    const rows = await this.database.query<{ id: string }>(
      'quote-purge',
      `DELETE FROM quote WHERE id IN (SELECT id FROM quote WHERE created_at < $1 ORDER BY created_at LIMIT $2) RETURNING id`,
      [before, limit],
    );
    return rows.length;
  }
}

const INSERT = `
  INSERT INTO quote (id, customer_id, created_at, expires_at, document, hash)
  VALUES ($1::uuid, $2::uuid, $3::timestamptz, $4::timestamptz, $5, $6)`;

const FIND = `
  SELECT id, customer_id AS "customerId", created_at AS "createdAt", expires_at AS "expiresAt", document, hash
  FROM quote WHERE id = $1::uuid`;

const contextOf = (id: string): string => `quote.document:${id}`;
