import { addCents, cents, percentage, subtractCents, type Cents } from '#kernel';
import type { QuoteDocument } from './quote-document.js';

/** What more time costs by the terms of the visit it belongs to. Cents of euro, tax included. */
export interface OvertimePrice {
  readonly minutes: number;
  /** What the customer pays. */
  readonly totalCents: Cents;
  /** Of it, what the provider gets. */
  readonly providerNetCents: Cents;
}

/**
 * Prices more minutes of a visit by its frozen quote: the same hourly rate, the same surcharges, and the platform's shares in
 * the proportion in which that quote had them, so that a rate changed meanwhile changes nothing. Throws RangeError for no minutes.
 */
export function priceOvertime(price: QuoteDocument['price'], minutes: number): OvertimePrice {
  if (!Number.isSafeInteger(minutes) || minutes <= 0) throw new RangeError(`Not a length of time: ${minutes}`);
  const workCents = cents(Math.floor((price.hourlyRateCents * minutes + 30) / 60));
  const surcharges = price.lines.filter(({ kind }) => SURCHARGES.has(kind));
  const priceCents = addCents(
    workCents,
    ...surcharges.map(({ basisPoints }) => percentage(workCents, basisPoints ?? 0)),
  );
  const share = (ofCents: number): Cents =>
    price.priceCents === 0
      ? cents(0)
      : cents(Math.floor((2 * priceCents * ofCents + price.priceCents) / (2 * price.priceCents)));
  return {
    minutes,
    totalCents: addCents(priceCents, share(price.customerFeeCents)),
    providerNetCents: subtractCents(priceCents, share(price.commissionCents)),
  };
}

const SURCHARGES: ReadonlySet<string> = new Set(['SUNDAY', 'PUBLIC_HOLIDAY', 'SHORT_NOTICE']);
