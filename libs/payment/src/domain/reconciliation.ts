import { DAY, HOUR } from '#kernel';

/** What Stripe says of one object: the sum of its balance transactions. Cents; gross is negative when money leaves. */
export interface StripeSide {
  readonly grossCents: number;
  readonly feeCents: number;
  readonly lastAt: Date;
}

/** What the ledger says of the same object: STRIPE_CLEARING and STRIPE_FEES together, and STRIPE_FEES alone (cents). */
export interface LedgerSide {
  readonly grossCents: number;
  readonly feeCents: number;
  readonly lastAt: Date;
}

export type DifferenceKind = 'MISSING_IN_LEDGER' | 'MISSING_AT_STRIPE' | 'AMOUNT' | 'FEE' | 'BALANCE';

/** EQUAL: nothing to say. WAITS: they disagree, and what is on its way may still explain it. */
export type Comparison = 'EQUAL' | 'WAITS' | Exclude<DifferenceKind, 'BALANCE'>;

/** An answer, a webhook or the sweep that repeats a question brings our side up to date well within this time. */
const OUR_GRACE = HOUR;
/** Stripe writes its book at once; a line of ours that it has not seen for a day will not be seen. */
const STRIPE_GRACE = DAY;

/** Compares the two books on one object. A side that is null knows nothing of it, which is the same as having moved nothing. */
export function compareSides(stripe: StripeSide | null, ledger: LedgerSide | null, now: Date): Comparison {
  const gross = (stripe?.grossCents ?? 0) - (ledger?.grossCents ?? 0);
  const fee = (stripe?.feeCents ?? 0) - (ledger?.feeCents ?? 0);
  if (gross === 0 && fee === 0) return 'EQUAL';
  if (!stripe) return isOlder(ledger, STRIPE_GRACE, now) ? 'MISSING_AT_STRIPE' : 'WAITS';
  if (!isOlder(stripe, OUR_GRACE, now) || (ledger && !isOlder(ledger, OUR_GRACE, now))) return 'WAITS';
  if (!ledger) return 'MISSING_IN_LEDGER';
  return gross === 0 ? 'FEE' : 'AMOUNT';
}

const isOlder = (side: { lastAt: Date } | null, age: number, now: Date): boolean =>
  side !== null && now.getTime() - side.lastAt.getTime() >= age;

/** A balance transaction of the platform as Stripe shows it. */
export interface SeenMovement {
  readonly id: string;
  readonly type: string;
  readonly grossCents: number;
  readonly feeCents: number;
  readonly currency: string;
  readonly reference: string;
  readonly chargeId: string | null;
  readonly at: Date;
}

/** The object behind a balance transaction, as far as it is needed to know what the ledger calls it. */
export interface MovementSource {
  readonly object: string;
  readonly id: string;
  readonly paymentIntent: string | null;
  /** The charge of a refund or dispute, the source of a transfer. */
  readonly charge: string | null;
}

/**
 * What a movement is about, in the ledger's words: a card payment's intent; a transfer, reversal or refund itself; else (a
 * dispute's withdrawal, a payout of ours, a bill of Stripe's) the movement.
 */
export function referenceOf(movementId: string, source: MovementSource | null): string {
  switch (source?.object) {
    case 'charge':
      return source.paymentIntent ?? source.id;
    case 'refund':
    case 'transfer':
    case 'transfer_reversal':
      return source.id;
    default:
      return movementId;
  }
}

export const chargeOf = (source: MovementSource | null): string | null =>
  source?.object === 'charge' ? source.id : (source?.charge ?? null);

/**
 * Movements of the platform alone, which no booking explains: they enter the ledger when reconciliation finds them. A payout
 * goes to the platform's bank and may come back; a bill is what Stripe takes for itself
 * (https://docs.stripe.com/reports/balance-transaction-types).
 */
export function ownMovement(type: string): 'PLATFORM_PAYOUT' | 'STRIPE_BILL' | null {
  if (type === 'payout' || type === 'payout_cancel' || type === 'payout_failure') return 'PLATFORM_PAYOUT';
  return type === 'stripe_fee' || type === 'stripe_fx_fee' || type === 'tax_fee' ? 'STRIPE_BILL' : null;
}

/** How far before the last run a run looks again: what waited then is judged now. */
export const LOOKED_AT_AGAIN = 3 * DAY;
