import { MINUTE, plus } from '#kernel';

/** The first instant at which a slot that was held for someone to pay is free again; 15 minutes unless configured. */
export const holdExpiresAt = (heldAt: Date, holdMinutes = 15): Date => plus(heldAt, holdMinutes * MINUTE);

/** True when the time to pay is over, whether or not a sweep has come by to say so. */
export const isHoldOver = (hold: { readonly holdExpiresAt: Date }, now: Date): boolean => now >= hold.holdExpiresAt;
