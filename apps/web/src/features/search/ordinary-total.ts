const HUNDRED_PERCENT = 10_000;

/**
 * All that a customer pays for a visit without extras or surcharges, in cents: the work, rounded as a quote rounds it,
 * and the fee on it. `rate` in cents an hour, `fee` in basis points.
 */
export function ordinaryTotal(rate: number, minutes: number, fee: number): number {
  const work = Math.floor((rate * minutes + 30) / 60);
  return work + Math.floor((work * fee + HUNDRED_PERCENT / 2) / HUNDRED_PERCENT);
}
