import { Module } from '@nestjs/common';
import { QuoteResolver } from './graphql/quote.resolver.js';
import { Quotes } from './quotes.js';
import { QuoteStore } from './store/quote.store.js';

@Module({ providers: [QuoteStore, Quotes, QuoteResolver], exports: [Quotes] })
export class PricingModule {}
