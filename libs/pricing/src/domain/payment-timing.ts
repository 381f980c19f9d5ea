import { DAY, HOUR, plus } from '#kernel';

/** The operator's deadlines, in days and hours. */
export interface PaymentTimingRules {
  readonly immediateHoldDays: number;
  readonly authoriseBeforeHours: number;
  readonly claimWindowHours: number;
}

/**
 * When the customer's money moves. HOLD_NOW: the total is held on the card while booking. SAVE_CARD: the card is saved
 * now and the total is held at `heldAt`. Either way nothing is taken before the visit is completed.
 */
export interface PaymentTiming {
  readonly how: 'HOLD_NOW' | 'SAVE_CARD';
  readonly heldAt: Date;
  /** The earliest instant at which the held money is taken: the planned end of the visit. */
  readonly takenAfter: Date;
  /** Hours after check-out in which the customer can claim a re-clean or a refund. */
  readonly claimWindowHours: number;
}

/** Visits at most `immediateHoldDays` × 24 h ahead are held at once; later ones `authoriseBeforeHours` before. */
export function paymentTiming(
  visit: { readonly start: Date; readonly end: Date },
  now: Date,
  rules: PaymentTimingRules,
): PaymentTiming {
  const { claimWindowHours } = rules;
  const near = visit.start.getTime() - now.getTime() <= rules.immediateHoldDays * DAY;
  return near
    ? { how: 'HOLD_NOW', heldAt: now, takenAfter: visit.end, claimWindowHours }
    : {
        how: 'SAVE_CARD',
        heldAt: plus(visit.start, -rules.authoriseBeforeHours * HOUR),
        takenAfter: visit.end,
        claimWindowHours,
      };
}
