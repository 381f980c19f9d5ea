import { Inject, Injectable } from '@nestjs/common';
import { isId, newId, type Clock } from '#kernel';
import { departmentOf } from '#catalog';
import { CLOCK } from '#platform/clock';
import { CONFIG, type Config } from '#platform/config';
import type { Tx } from '#platform/prisma';
import { drawUpQuote, type QuoteRequest } from './domain/draw-up-quote.js';
import type { Quote } from './domain/quote-document.js';
import { QuoteStore } from './store/quote.store.js';

/** Priced, dated offers with their terms, frozen (promise PRICE-1). */
@Injectable()
export class Quotes {
  constructor(
    private readonly store: QuoteStore,
    @Inject(CONFIG) private readonly config: Pick<Config, 'rules'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Draws up and stores an offer by today's rules. The facts in the request are the caller's to check: that the provider
   * offers this, is free then and serves the place.
   */
  create(tx: Tx, request: QuoteRequest): Promise<Quote> {
    const { inseeCode } = request.place;
    const department = request.department ?? (inseeCode === null ? undefined : departmentOf(inseeCode));
    const document = drawUpQuote(newId(), { ...request, department }, this.clock.now(), this.config.rules);
    return this.store.insert(tx, document);
  }

  /** A customer's own quote; null when it does not exist or is someone else's, which nobody can tell apart. */
  async find(id: string, customerId: string, tx?: Tx): Promise<Quote | null> {
    const quote = isId(id) ? await this.store.find(id, tx) : null;
    return quote?.customerId === customerId ? quote : null;
  }

  /** For ids that we stored ourselves; throws when there is none or its hash does not hold. */
  async get(id: string, tx?: Tx): Promise<Quote> {
    const quote = await this.store.find(id, tx);
    if (!quote) throw new Error(`No quote ${id}`);
    return quote;
  }
}
