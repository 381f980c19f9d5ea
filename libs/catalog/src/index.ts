export { Catalog } from './catalog.js';
export { CatalogModule } from './catalog.module.js';
export type { DurationRule, Extra, Service, Texts } from './domain/catalog-entry.js';
export type { CatalogFailure } from './domain/catalog.errors.js';
export {
  chooseExtras,
  DURATION_STEP_MINUTES,
  estimateMinutes,
  isPlausibleHome,
  isSellableDuration,
  LONGEST_VISIT_MINUTES,
  type Home,
} from './domain/duration.js';
export { areaOf, departmentOf, isWithinBounds, type PriceBounds } from './domain/price-bounds.js';
export { HomeInput } from './graphql/home.input.js';
