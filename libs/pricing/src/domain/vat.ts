import { addCents, cents, subtractCents, wholeTimes, type Cents } from '#kernel';

/**
 * How the provider's work is taxed: franchise en base (CGI art. 293 B, no tax and a mention that says so), 20 %, or
 * 10 % for declared housekeeping at home (CGI art. 279 i).
 */
export type VatRegime = 'FRANCHISE_293B' | 'STANDARD_20' | 'SAP_10';

export const STANDARD_VAT_BASIS_POINTS = 2_000;

/** The mention that the law wants word for word on quotes and invoices without tax, in any language. */
export const FRANCHISE_MENTION = 'TVA non applicable, art. 293 B du CGI';

const RATES: Readonly<Record<VatRegime, number>> = {
  FRANCHISE_293B: 0,
  STANDARD_20: STANDARD_VAT_BASIS_POINTS,
  SAP_10: 1_000,
};

/**
 * How one service of a provider is taxed: the reduced rate of a declared provider is for housekeeping at home alone; what
 * else they do is taxed as anybody's.
 */
export const vatRegimeOf = (provider: VatRegime, service: { readonly housekeeping: boolean }): VatRegime =>
  provider === 'SAP_10' && !service.housekeeping ? 'STANDARD_20' : provider;

export const vatBasisPoints = (regime: VatRegime): number => RATES[regime];

/** The tax inside a price that includes it, rounded to the cent on the net: `price = net + tax` always. */
export function vatWithin(price: Cents, basisPoints: number): Cents {
  const divisor = 10_000 + basisPoints;
  const dividend = price * 20_000 + divisor;
  if (price >= 0 && dividend <= Number.MAX_SAFE_INTEGER)
    return subtractCents(price, cents(wholeTimes(dividend, 2 * divisor)));
  const net = (BigInt(price) * 20_000n + BigInt(divisor)) / (2n * BigInt(divisor));
  return subtractCents(price, cents(Number(net)));
}

/** What is taxed at one rate, in cents. */
export interface VatSum {
  readonly basisPoints: number;
  readonly netCents: Cents;
  readonly vatCents: Cents;
}

/** The lines' tax added up by rate, lowest rate first. */
export function vatSums(
  lines: readonly { readonly amountCents: Cents; readonly vatBasisPoints: number; readonly vatCents: Cents }[],
): VatSum[] {
  const rates = [...new Set(lines.map((line) => line.vatBasisPoints))].sort((a, b) => a - b);
  return rates.map((basisPoints) => {
    const taxed = lines.filter((line) => line.vatBasisPoints === basisPoints);
    const vatCents = addCents(...taxed.map((line) => line.vatCents));
    return {
      basisPoints,
      vatCents,
      netCents: subtractCents(addCents(...taxed.map((line) => line.amountCents)), vatCents),
    };
  });
}
