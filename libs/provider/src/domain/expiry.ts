import { DAY } from '#kernel';

/** How many days ahead a provider is told that a credential ends. */
export const EXPIRY_WARNING_DAYS = [60, 30, 7] as const;

/**
 * The warning due now for a credential: the nearest threshold already reached (60, 30 or 7 days), or null when none is, it
 * was sent already, or the credential is over. A sweeper that was down sends one warning, not three.
 */
export function dueWarning(validUntil: Date, lastWarnedDays: number | null, now: Date): number | null {
  const left = validUntil.getTime() - now.getTime();
  if (left <= 0) return null;
  const reached = EXPIRY_WARNING_DAYS.filter((days) => left <= days * DAY).at(-1);
  if (reached === undefined || (lastWarnedDays !== null && lastWarnedDays <= reached)) return null;
  return reached;
}

/** Whole days left, rounded up: on the last day it is 1. */
export const daysLeft = (validUntil: Date, now: Date): number =>
  Math.ceil((validUntil.getTime() - now.getTime()) / DAY);
