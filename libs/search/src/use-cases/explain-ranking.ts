import { Inject, Injectable } from '@nestjs/common';
import { Catalog } from '#catalog';
import type { Clock, UserId } from '#kernel';
import { CLOCK } from '#platform/clock';
import { rankingInputs } from '../domain/postings.js';
import type { ProviderFacts } from '../domain/provider-facts.js';
import { rankingFactors, score, type RankingFactors, type RankingInputs } from '../domain/ranking.js';
import { ProviderFactsReads } from '../store/provider-facts.reads.js';
import { serviceTerms } from './service-terms.js';

/** How one service of a provider is ranked: what is known, what it makes, before distance to the customer. */
export interface ExplainedService {
  readonly serviceCode: string;
  readonly inputs: RankingInputs;
  readonly factors: RankingFactors;
  readonly score: number;
}

export interface ExplainedRanking {
  readonly facts: ProviderFacts;
  readonly services: readonly ExplainedService[];
}

/** Shows a provider what their place in search results is made of (regulation 2019/1150 art. 5). */
@Injectable()
export class ExplainRanking {
  constructor(
    private readonly catalog: Catalog,
    private readonly reads: ProviderFactsReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null for someone who is not a provider. */
  async execute(userId: UserId): Promise<ExplainedRanking | null> {
    const facts = await this.reads.ofUser(userId);
    if (!facts) return null;
    const termsOf = await serviceTerms(this.catalog, [facts]);
    const services = facts.offers.flatMap((offer) => {
      const terms = termsOf(offer.serviceCode, facts.basePlaceId);
      if (!terms) return [];
      const inputs = rankingInputs(facts, offer, terms);
      const factors = rankingFactors(inputs, this.clock.now());
      return [{ serviceCode: offer.serviceCode, inputs, factors, score: score(factors) }];
    });
    return { facts, services };
  }
}
