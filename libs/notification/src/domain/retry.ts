import { DAY, HOUR, MINUTE, plus, SECOND } from '#kernel';

/** Waits after the first, second, … failed attempt; the last one repeats. */
const WAITS = [30 * SECOND, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR];

/** A mail server may be down over a long weekend; what is older than this is no longer news. */
export const GIVE_UP_AFTER = 5 * DAY;

/** How an attempt failed: the SMTP reply code (`550`) or the system's code (`ECONNREFUSED`). */
export interface SendFailure {
  readonly code: string;
}

/** A 5xx reply is the server's last word on this message (RFC 5321, 4.2.1); anything else may pass. */
export const isPermanent = (failure: SendFailure): boolean => /^5\d\d$/.test(failure.code);

/** True when it is the server that can't be reached: other mails need not be tried now. */
export const isOutage = (failure: SendFailure): boolean => !/^\d{3}$/.test(failure.code) || failure.code === '421';

/** When to try again after `attempts` failures, or null to give up. */
export function nextAttempt(attempts: number, failure: SendFailure, queuedAt: Date, now: Date): Date | null {
  if (isPermanent(failure) || now >= plus(queuedAt, GIVE_UP_AFTER)) return null;
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? WAITS[0] ?? 0;
  return plus(now, wait);
}
