import { Inject, Injectable } from '@nestjs/common';
import { IdentityDirectory } from '#identity';
import { err, ok, type Result } from '#kernel';
import { Quotes } from '#pricing';
import type { UserActor } from '#platform/access';
import { CONFIG, type Config } from '#platform/config';
import type { BillingDocumentNotFound } from '../domain/billing.errors.js';
import { quoteSheet } from '../domain/quote-sheet.js';
import { sellerOf } from './platform-party.js';
import type { OpenedDocument } from './view-document.js';

/** A frozen quote as PDF, for the customer whose quote it is. Drawn each time: the quote itself is what is kept. */
@Injectable()
export class DrawQuote {
  constructor(
    private readonly quotes: Quotes,
    private readonly people: IdentityDirectory,
    @Inject(CONFIG) private readonly config: Pick<Config, 'company'>,
  ) {}

  /** Somebody else's quote answers like one that does not exist. */
  async execute(actor: UserActor, quoteId: string): Promise<Result<OpenedDocument, BillingDocumentNotFound>> {
    const quote = await this.quotes.find(quoteId, actor.userId);
    if (!quote) return err({ kind: 'BillingDocumentNotFound' });
    const sheet = quoteSheet({
      quote: quote.document,
      hash: quote.hash,
      seller: sellerOf(quote.document),
      customerName: (await this.people.nameOnPapers(actor.userId)) ?? '–',
      platformName: this.config.company.name,
      mediator: this.config.company.mediator,
      locale: actor.locale,
    });
    const { writePdf } = await import('../adapters/pdf-writer.js');
    return ok({ pdf: await writePdf(sheet, quote.createdAt), fileName: `devis-${sheet.number}.pdf` });
  }
}
