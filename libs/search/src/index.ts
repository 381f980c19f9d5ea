export { RANKING_WEIGHTS } from './domain/ranking-weights.js';
export { SearchIndex } from './search-index.js';
export { SearchModule } from './search.module.js';
export type { IndexCheck } from './use-cases/check-index.js';
