import { timingSafeEqual } from 'node:crypto';

/** Wrong codes a provider may give before only a declared arrival is left. Five of 10,000 is no way to guess. */
export const ARRIVAL_CODE_TRIES = 5;
/** How many codes there are. */
export const ARRIVAL_CODES = 10_000;

/** The code the customer gives at the door: 4 digits, from a number drawn in [0, 10,000). */
export function arrivalCode(drawn: number): string {
  if (!Number.isInteger(drawn) || drawn < 0 || drawn >= ARRIVAL_CODES) throw new RangeError('Not a drawn arrival code');
  return String(drawn).padStart(4, '0');
}

/** `MATCHES`, `WRONG` with the tries that are left after this one, or `LOCKED` when none were left to begin with. */
export type ArrivalCodeCheck =
  | { readonly outcome: 'MATCHES' }
  | { readonly outcome: 'WRONG'; readonly triesLeft: number }
  | { readonly outcome: 'LOCKED' };

/** Compares in constant time, and a locked code never matches. `failedTries` counts wrong codes given before. */
export function checkArrivalCode(expected: string, given: string, failedTries: number): ArrivalCodeCheck {
  if (failedTries >= ARRIVAL_CODE_TRIES) return { outcome: 'LOCKED' };
  if (sameText(expected, given)) return { outcome: 'MATCHES' };
  return { outcome: 'WRONG', triesLeft: ARRIVAL_CODE_TRIES - failedTries - 1 };
}

function sameText(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  const comparable = left.length === right.length ? right : left;
  return timingSafeEqual(left, comparable) && comparable === right;
}
