export { RANKING_WEIGHTS } from './domain/ranking-weights.js';
export type { Newcomer } from './domain/newcomer.js';
export { SearchIndex } from './search-index.js';
export type { SearchPlace, SearchRequest } from './domain/search-request.js';
export { SearchModule } from './search.module.js';
export { SearchProviders, type SearchHit } from './use-cases/search-providers.js';
export type { IndexCheck } from './use-cases/check-index.js';
