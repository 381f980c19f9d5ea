import { addCents, allocate, cents, percentage, subtractCents, ZERO, type Cents } from '#kernel';
import type { Surcharge, SurchargeCode } from './surcharges.js';
import { STANDARD_VAT_BASIS_POINTS, vatBasisPoints, vatSums, vatWithin, type VatRegime, type VatSum } from './vat.js';

/** An extra as the catalogue sells it: minutes at the hourly rate, a flat price in cents, or both. */
export interface PricedExtra {
  readonly code: string;
  readonly minutes: number;
  readonly flatCents: number;
}

/** Everything a price depends on. All prices include tax (arrêté du 17 mars 2015). */
export interface VisitToPrice {
  readonly hourlyRateCents: number;
  /** The whole visit, the extras' minutes included. */
  readonly durationMinutes: number;
  readonly extras: readonly PricedExtra[];
  readonly surcharges: readonly Surcharge[];
  readonly vatRegime: VatRegime;
}

/** The operator's shares, in basis points. */
export interface FeeRules {
  /** Paid by the customer on top of the provider's price. */
  readonly customerFeeBasisPoints: number;
  /** Kept from the provider's price. */
  readonly commissionBasisPoints: number;
}

export type PriceLineKind = 'LABOUR' | 'EXTRA' | SurchargeCode | 'CUSTOMER_FEE';

/** One line of a quote, in cents, tax included. */
export interface PriceLine {
  readonly kind: PriceLineKind;
  /** The extra's code; null on other lines. */
  readonly extraCode: string | null;
  /** Minutes of work in this line; null where time plays no part. */
  readonly minutes: number | null;
  /** The share that made this line (surcharges, fee), in basis points. */
  readonly basisPoints: number | null;
  readonly amountCents: Cents;
  readonly vatBasisPoints: number;
  readonly vatCents: Cents;
}

/** What a visit costs; the same under every tax regime, as prices include the tax. */
export interface VisitTotals {
  readonly hourlyRateCents: Cents;
  /** What the provider asks: every line but the customer fee. */
  readonly priceCents: Cents;
  readonly customerFeeCents: Cents;
  readonly totalCents: Cents;
}

/** A visit's price: the lines add up to the total, and so do provider net, commission and customer fee. */
export interface VisitPrice extends VisitTotals {
  readonly lines: readonly PriceLine[];
  readonly commissionCents: Cents;
  readonly providerNetCents: Cents;
  readonly vatRegime: VatRegime;
  readonly vat: readonly VatSum[];
}

type Untaxed = Omit<PriceLine, 'vatBasisPoints' | 'vatCents'>;

/**
 * Prices a visit. The work is paid once, rate × minutes, and shared over labour and extras by their minutes; surcharges
 * are shares of the work with its extras; the fee is a share of all that. The provider's lines are taxed by their
 * regime, the platform's fee at 20 %. More minutes never cost less.
 */
export function priceVisit(visit: VisitToPrice, fees: FeeRules): VisitPrice {
  const totals = visitTotals(visit, fees);
  const { priceCents } = totals;
  const work = workLines(visit);
  const workCents = sum(work);
  const added = visit.surcharges.map(({ code, basisPoints }) => shareLine(code, workCents, basisPoints));
  const fee = shareLine('CUSTOMER_FEE', priceCents, fees.customerFeeBasisPoints);
  const providerRate = vatBasisPoints(visit.vatRegime);
  const lines = [
    ...[...work, ...added].map((line) => taxed(line, providerRate)),
    ...(fee.amountCents > 0 ? [taxed(fee, STANDARD_VAT_BASIS_POINTS)] : []),
  ];
  const commissionCents = percentage(priceCents, fees.commissionBasisPoints);
  return {
    ...totals,
    lines,
    commissionCents,
    providerNetCents: subtractCents(priceCents, commissionCents),
    vatRegime: visit.vatRegime,
    vat: vatSums(lines),
  };
}

/** The price of a visit without its lines and taxes: what a page of search shows of twenty providers. */
export function visitTotals(visit: Omit<VisitToPrice, 'vatRegime'>, fees: FeeRules): VisitTotals {
  const { hourlyRateCents, durationMinutes, extras } = visit;
  if (!Number.isSafeInteger(durationMinutes) || durationMinutes <= 0)
    throw new RangeError(`Not a length of a visit: ${durationMinutes}`);
  if (hourlyRateCents < 0 || extras.some(({ flatCents }) => flatCents < 0))
    throw new RangeError('Prices are not negative');
  const flatCents = extras.map((extra) => cents(extra.flatCents));
  const workCents = addCents(timeCents(visit), ...flatCents);
  const priceCents = addCents(
    workCents,
    ...visit.surcharges.map(({ basisPoints }) => percentage(workCents, basisPoints)),
  );
  const customerFeeCents = percentage(priceCents, fees.customerFeeBasisPoints);
  const totalCents = addCents(priceCents, customerFeeCents);
  return { hourlyRateCents: cents(hourlyRateCents), priceCents, customerFeeCents, totalCents };
}

const timeCents = ({ hourlyRateCents, durationMinutes }: Omit<VisitToPrice, 'vatRegime'>): Cents =>
  cents(Math.floor((hourlyRateCents * durationMinutes + 30) / 60));

function workLines(visit: VisitToPrice): Untaxed[] {
  const { durationMinutes, extras } = visit;
  const workCents = timeCents(visit);
  const extraMinutes = extras.reduce((minutes, extra) => minutes + extra.minutes, 0);
  const labourMinutes = Math.max(0, durationMinutes - extraMinutes);
  const [labourCents = ZERO, ...extraCents] = allocate(workCents, [
    labourMinutes,
    ...extras.map(({ minutes }) => minutes),
  ]);
  return [
    { kind: 'LABOUR', extraCode: null, minutes: labourMinutes, basisPoints: null, amountCents: labourCents },
    ...extras.map(({ code, minutes, flatCents }, index): Untaxed => ({
      kind: 'EXTRA',
      extraCode: code,
      minutes: minutes > 0 ? minutes : null,
      basisPoints: null,
      amountCents: addCents(extraCents[index] ?? ZERO, cents(flatCents)),
    })),
  ];
}

const shareLine = (kind: SurchargeCode | 'CUSTOMER_FEE', of: Cents, basisPoints: number): Untaxed => ({
  kind,
  extraCode: null,
  minutes: null,
  basisPoints,
  amountCents: percentage(of, basisPoints),
});

const taxed = (line: Untaxed, rate: number): PriceLine => ({
  ...line,
  vatBasisPoints: rate,
  vatCents: vatWithin(line.amountCents, rate),
});

const sum = (lines: readonly Untaxed[]): Cents => addCents(...lines.map((line) => line.amountCents));
