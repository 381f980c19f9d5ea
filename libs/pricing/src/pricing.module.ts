import { Module } from '@nestjs/common';
import { PriceTermsResolver } from './graphql/price-terms.resolver.js';
import { QuoteResolver } from './graphql/quote.resolver.js';
import { PurgeQuotes } from './jobs/purge-quotes.js';
import { Quotes } from './quotes.js';
import { QuoteStore } from './store/quote.store.js';

@Module({ providers: [QuoteStore, Quotes, PurgeQuotes, QuoteResolver, PriceTermsResolver], exports: [Quotes] })
export class PricingModule {}
