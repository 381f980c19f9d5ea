export { isFrenchHoliday } from './domain/french-holidays.js';
export { withdrawalTerms, WITHDRAWAL_DAYS, type WithdrawalTerms } from './domain/withdrawal.js';
export { cancellationSchedule, type CancellationPolicy, type CancellationStep } from './domain/cancellation-schedule.js';
export { priceVisit, type PricedExtra, type VisitPrice } from './domain/price-visit.js';
export { surcharges } from './domain/surcharges.js';
export { isQuoteExpired, type QuoteDocument } from './domain/quote-document.js';
export type { QuotedExtra, QuoteRequest } from './domain/draw-up-quote.js';
