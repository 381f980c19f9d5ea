import { MINUTE, plus } from '#kernel';
import { cancellationSchedule, type CancellationPolicy } from './cancellation-schedule.js';
import { paymentTiming, type PaymentTimingRules } from './payment-timing.js';
import { priceVisit, type FeeRules, type PricedExtra, type VisitPrice } from './price-visit.js';
import type { DocumentTexts, QuoteDocument } from './quote-document.js';
import { surcharges, type SurchargeRules } from './surcharges.js';
import type { VatRegime } from './vat.js';
import { withdrawalTerms } from './withdrawal.js';

/** The operator's numbers behind a quote; the platform's `rules` have them all. */
export interface QuoteRules extends SurchargeRules, FeeRules, PaymentTimingRules {
  readonly quoteValidMinutes: number;
}

/** An extra with its name, as the catalogue has it. */
export interface QuotedExtra extends PricedExtra {
  readonly name: DocumentTexts;
}

/** What a quote is about: facts that the caller has already checked (offered, free, served). */
export interface QuoteRequest {
  readonly customerId: string;
  readonly provider: QuoteDocument['provider'];
  readonly service: QuoteDocument['service'];
  readonly extras: readonly QuotedExtra[];
  /** Cents an hour, tax included. */
  readonly hourlyRateCents: number;
  readonly start: Date;
  /** The whole visit, the extras' minutes included. */
  readonly durationMinutes: number;
  readonly timeZone: string;
  readonly place: QuoteDocument['place'];
  /** French department code of the place, for its public holidays. */
  readonly department?: string;
  readonly vatRegime: VatRegime;
  readonly cancellationPolicy: CancellationPolicy;
}

/** Writes the whole offer: price line by line, when money moves, what cancelling costs when, the right to withdraw. */
export function drawUpQuote(quoteId: string, request: QuoteRequest, now: Date, rules: QuoteRules): QuoteDocument {
  const { start, durationMinutes, timeZone, department } = request;
  const end = plus(start, durationMinutes * MINUTE);
  const price = priceVisit({ ...request, surcharges: surcharges({ start, now, timeZone, department }, rules) }, rules);
  return {
    version: 1,
    quoteId,
    customerId: request.customerId,
    createdAt: now.toISOString(),
    expiresAt: plus(now, rules.quoteValidMinutes * MINUTE).toISOString(),
    provider: request.provider,
    service: request.service,
    visit: { start: start.toISOString(), end: end.toISOString(), timeZone, durationMinutes },
    place: request.place,
    price: pricePart(price, request.extras),
    payment: paymentPart({ start, end }, now, rules),
    cancellation: cancellationPart(request, price, now),
    withdrawal: withdrawalPart(request, now),
  };
}

function pricePart(price: VisitPrice, extras: readonly QuotedExtra[]): QuoteDocument['price'] {
  const nameOf = new Map(extras.map((extra) => [extra.code, extra.name]));
  return {
    ...price,
    lines: price.lines.map((line) => ({
      ...line,
      name: line.extraCode === null ? null : (nameOf.get(line.extraCode) ?? null),
    })),
  };
}

function paymentPart(visit: { start: Date; end: Date }, now: Date, rules: QuoteRules): QuoteDocument['payment'] {
  const timing = paymentTiming(visit, now, rules);
  return { ...timing, heldAt: timing.heldAt.toISOString(), takenAfter: timing.takenAfter.toISOString() };
}

function cancellationPart(request: QuoteRequest, price: VisitPrice, now: Date): QuoteDocument['cancellation'] {
  const policy = request.cancellationPolicy;
  const steps = cancellationSchedule({ ...price, policy, start: request.start, now });
  return {
    policy,
    steps: steps.map((step) => ({ ...step, from: step.from.toISOString(), until: step.until.toISOString() })),
  };
}

function withdrawalPart({ start, timeZone, department }: QuoteRequest, now: Date): QuoteDocument['withdrawal'] {
  const terms = withdrawalTerms({ contractAt: now, start, timeZone, department });
  return { ...terms, endsAt: terms.endsAt.toISOString() };
}
