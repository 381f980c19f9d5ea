export { PricingModule } from './pricing.module.js';
export { Quotes } from './quotes.js';
export { QuoteObject } from './graphql/quote.object.js';
export { isQuoteExpired, type Quote, type QuoteDocument } from './domain/quote-document.js';
export type { QuotedExtra, QuoteRequest } from './domain/draw-up-quote.js';
export {
  cancellationSchedule,
  type CancellationPolicy,
  type CancellationStep,
} from './domain/cancellation-schedule.js';
export { withdrawalTerms, type WithdrawalTerms } from './domain/withdrawal.js';
export { isFrenchHoliday } from './domain/french-holidays.js';
export { priceOvertime, type OvertimePrice } from './domain/price-overtime.js';
export { priceVisit, visitTotals, type PricedExtra, type VisitPrice, type VisitTotals } from './domain/price-visit.js';
export { surcharges } from './domain/surcharges.js';
export { drawUpQuote } from './domain/draw-up-quote.js';
export { quoteHash, quoteText } from './domain/quote-document.js';
export { vatRegimeOf } from './domain/vat.js';
