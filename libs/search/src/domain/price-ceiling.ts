/** No provider may ask more than this an hour, in cents; also what "no limit" is for postings. */
export const UNLIMITED_RATE_CENTS = 1_000_000;

/**
 * The highest hourly rate in cents at which a visit costs no more than `maximumCents`, or null when even one cent an
 * hour costs more. `totalAt` prices the visit at a rate and never falls as the rate grows.
 */
export function highestRateWithin(maximumCents: number, totalAt: (hourlyRateCents: number) => number): number | null {
  let low = 0;
  let high = UNLIMITED_RATE_CENTS;
  if (totalAt(high) <= maximumCents) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (totalAt(middle) <= maximumCents) low = middle;
    else high = middle;
  }
  return low === 0 ? null : low;
}
