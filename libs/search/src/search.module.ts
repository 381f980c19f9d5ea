import { Module } from '@nestjs/common';
import { CatalogModule } from '#catalog';
import { GeoModule } from '#geo';
import { RankingResolver } from './graphql/ranking.resolver.js';
import { SearchPlaceFinder } from './graphql/search-place-finder.js';
import { SearchResolver } from './graphql/search.resolver.js';
import { OnProviderChanged } from './handlers/on-provider-changed.js';
import { OnVisitOutcome } from './handlers/on-visit-outcome.js';
import { CheckDrift } from './jobs/check-drift.js';
import { SearchIndex } from './search-index.js';
import { ProviderFactsReads } from './store/provider-facts.reads.js';
import { SearchIndexStore } from './store/search-index.store.js';
import { SearchReads } from './store/search.reads.js';
import { CheckIndex } from './use-cases/check-index.js';
import { ExplainRanking } from './use-cases/explain-ranking.js';
import { RecordOutcome } from './use-cases/record-outcome.js';
import { RefreshProviders } from './use-cases/refresh-providers.js';
import { SearchProviders } from './use-cases/search-providers.js';

@Module({
  imports: [CatalogModule, GeoModule],
  providers: [
    SearchIndex,
    SearchReads,
    SearchIndexStore,
    ProviderFactsReads,
    SearchProviders,
    RefreshProviders,
    RecordOutcome,
    ExplainRanking,
    CheckIndex,
    CheckDrift,
    OnProviderChanged,
    OnVisitOutcome,
    SearchPlaceFinder,
    SearchResolver,
    RankingResolver,
  ],
  exports: [SearchIndex, SearchProviders],
})
export class SearchModule {}
