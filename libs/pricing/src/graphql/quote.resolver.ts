import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Access, CurrentActor, currentLocale, type UserActor } from '#platform/access';
import { notFound } from '#platform/graphql';
import { Quotes } from '../quotes.js';
import { QuoteObject } from './quote.object.js';

@Resolver()
export class QuoteResolver {
  constructor(private readonly quotes: Quotes) {}

  @Access('customer')
  @Query(() => QuoteObject, { description: 'A quote of one’s own, with every line and all its terms.' })
  async quote(@CurrentActor() actor: UserActor, @Args('id', { type: () => ID }) id: string): Promise<QuoteObject> {
    const quote = await this.quotes.find(id, actor.userId);
    if (!quote) throw notFound();
    return QuoteObject.from(quote.document, quote.hash, currentLocale());
  }
}
