/** Turnover of services (cents, a calendar year) up to which no VAT is charged, and the one above which it is at once (CGI art. 293 B I, 2025). */
export const BASE_THRESHOLD_CENTS = 3_750_000;
export const UPPER_THRESHOLD_CENTS = 4_125_000;

/** `NEAR` from 80 % of the base threshold, `OVER` above it (VAT from next 1 January), `FAR_OVER` above the upper one (VAT from that day). */
export type ThresholdLevel = 'BELOW' | 'NEAR' | 'OVER' | 'FAR_OVER';

/** Where a year's turnover (cents) stands. */
export function thresholdLevel(turnoverCents: number): ThresholdLevel {
  if (turnoverCents > UPPER_THRESHOLD_CENTS) return 'FAR_OVER';
  if (turnoverCents > BASE_THRESHOLD_CENTS) return 'OVER';
  return turnoverCents * 100 >= BASE_THRESHOLD_CENTS * 80 ? 'NEAR' : 'BELOW';
}
