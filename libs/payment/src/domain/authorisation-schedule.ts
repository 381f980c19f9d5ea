import { DAY, HOUR, MINUTE, plus } from '#kernel';

/** How the customer's money is secured: held on the card at once, or the card saved and the money held shortly before. */
export type SecuringMode = 'HOLD' | 'SAVE_CARD';

/** All in milliseconds. */
export interface AuthorisationRules {
  /**
   * The longest wait for which a hold is placed at once. A card hold lives 7 days at most
   * (https://docs.stripe.com/payments/place-a-hold-on-a-payment-method); 5 days leave room for the visit and its confirmation.
   */
  readonly holdWithin: number;
  /** How long before the visit the saved card is asked for the hold. */
  readonly authoriseBefore: number;
  /** How long before the visit the money must be held: then the provider's time is given to someone else. */
  readonly secureBefore: number;
  /** The least time a customer gets to act after a refusal. */
  readonly leastRecovery: number;
  /** How long before a hold ends it is captured or renewed. */
  readonly renewBefore: number;
}

export const AUTHORISATION_RULES: AuthorisationRules = {
  holdWithin: 5 * DAY,
  authoriseBefore: 48 * HOUR,
  secureBefore: 24 * HOUR,
  leastRecovery: 2 * HOUR,
  renewBefore: 6 * HOUR,
};

/** A visit at most `holdWithin` ahead is held at once; a later one saves the card. */
export const securingMode = (visitStart: Date, now: Date, rules = AUTHORISATION_RULES): SecuringMode =>
  visitStart.getTime() - now.getTime() <= rules.holdWithin ? 'HOLD' : 'SAVE_CARD';

/** When a saved card is asked for the hold. May lie in the past: then it is due now. */
export const authoriseAt = (visitStart: Date, rules = AUTHORISATION_RULES): Date =>
  plus(visitStart, -rules.authoriseBefore);

/** Until when a customer whose card was refused at `refusedAt` may secure the money: 24 h before the visit, never less than two hours. */
export function recoveryDeadline(visitStart: Date, refusedAt: Date, rules = AUTHORISATION_RULES): Date {
  const usual = plus(visitStart, -rules.secureBefore);
  const least = plus(refusedAt, rules.leastRecovery);
  return usual > least ? usual : least;
}

/** Stripe's rule: a Checkout session lives from 30 minutes to 24 hours (https://docs.stripe.com/api/checkout/sessions/create). */
const SHORTEST_SESSION = 30 * MINUTE;
const LONGEST_SESSION = 24 * HOUR;
/** The clocks of two companies differ: a session asked for exactly 30 minutes could arrive as 29:59. */
const CLOCK_MARGIN = MINUTE;

/**
 * When a Checkout session opened now ends at Stripe. `wanted` is when we would like it to end (a recovery deadline); it is
 * moved inside Stripe's limits. A shorter promise (the 15 minutes of a booking's hold) is kept by expiring the session ourselves.
 */
export function sessionExpiry(now: Date, wanted?: Date): Date {
  const earliest = plus(now, SHORTEST_SESSION + CLOCK_MARGIN);
  const latest = plus(now, LONGEST_SESSION - CLOCK_MARGIN);
  if (!wanted || wanted < earliest) return earliest;
  return wanted > latest ? latest : wanted;
}

/** The same rules with the operator's numbers. */
export const authorisationRules = (configured: {
  immediateHoldDays: number;
  authoriseBeforeHours: number;
  authorisationDeadlineHours: number;
}): AuthorisationRules => ({
  ...AUTHORISATION_RULES,
  holdWithin: configured.immediateHoldDays * DAY,
  authoriseBefore: configured.authoriseBeforeHours * HOUR,
  secureBefore: configured.authorisationDeadlineHours * HOUR,
});
