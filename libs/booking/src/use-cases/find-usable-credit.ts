import { Injectable } from '@nestjs/common';
import { ok } from '#kernel';
import { Payments } from '#payment';
import { Quotes } from '#pricing';
import type { UserActor } from '#platform/access';
import { Transactor } from '#platform/prisma';

/** How much of a quote the customer could pay with their credit. */
@Injectable()
export class FindUsableCredit {
  constructor(
    private readonly quotes: Quotes,
    private readonly payments: Payments,
    private readonly transactor: Transactor,
  ) {}

  /** In cents; null when there is no such quote of theirs. */
  async execute(actor: UserActor, quoteId: string): Promise<number | null> {
    const quote = await this.quotes.find(quoteId, actor.userId);
    if (!quote) return null;
    const { totalCents, providerNetCents: providerShareCents } = quote.document.price;
    const price = { totalCents, providerShareCents };
    const usable = await this.transactor.run(async (tx) =>
      ok(await this.payments.usableCredit(tx, actor.userId, price)),
    );
    return usable.value;
  }
}
