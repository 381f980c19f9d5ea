import { addDays, instantAt, localDate, weekday } from '#kernel';

/** Stripe's words for a payout (https://docs.stripe.com/api/payouts/object#payout_object-status) and two of ours before it has one. */
export type PayoutState = 'REQUESTED' | 'REFUSED' | 'PENDING' | 'IN_TRANSIT' | 'PAID' | 'FAILED' | 'CANCELED';
export type SeenPayoutState = Exclude<PayoutState, 'REQUESTED' | 'REFUSED'>;

/** How far a payout is. What comes later never gives way to what comes earlier; a bank may refuse what was called paid. */
const RANK: Record<PayoutState, number> = {
  REQUESTED: 0,
  REFUSED: 1,
  PENDING: 1,
  IN_TRANSIT: 2,
  PAID: 3,
  CANCELED: 4,
  FAILED: 4,
};

/** The state after Stripe was seen to say `seen`: never backwards, whatever the order of events. */
export const observePayout = (current: PayoutState, seen: SeenPayoutState): PayoutState =>
  RANK[seen] > RANK[current] ? seen : current;

/** A payout as Stripe shows it. Cents. */
export interface SeenPayout {
  readonly id: string;
  readonly state: SeenPayoutState;
  readonly instant: boolean;
  readonly automatic: boolean;
  readonly amountCents: number;
  readonly feeCents: number;
  readonly currency: string;
  readonly arrivesAt: Date;
  readonly createdAt: Date;
  readonly failureCode: string | null;
  /** Our row's id, for a payout that we asked for. */
  readonly payoutId: string | null;
}

/** A provider's money at Stripe (cents). */
export interface SeenBalance {
  readonly availableCents: number;
  readonly pendingCents: number;
  /** What can be at the bank at once, and what that costs the provider. */
  readonly instantNetCents: number;
  readonly instantFeeCents: number;
}

export type InstantRefusal = 'PayoutAccountNotReady' | 'ProviderInDebt' | 'PayoutUnderWay' | 'AmountNotAvailable';

/** Whether a provider may be paid at once. Money that we may have to take back must not leave: a debt comes first. */
export function mayPayInstantly(
  provider: { ready: boolean; debtCents: number; requested: boolean },
  balance: Pick<SeenBalance, 'instantNetCents'>,
  amountCents: number,
): InstantRefusal | null {
  if (!provider.ready) return 'PayoutAccountNotReady';
  if (provider.debtCents > 0) return 'ProviderInDebt';
  if (provider.requested) return 'PayoutUnderWay';
  return amountCents > 0 && amountCents <= balance.instantNetCents ? null : 'AmountNotAvailable';
}

const MONDAY = 1;

/** When Stripe pays out next by our schedule: the beginning of the next Monday in the zone, never today. */
export function nextWeeklyPayout(now: Date, timeZone: string): Date {
  let day = addDays(localDate(now, timeZone), 1);
  while (weekday(day) !== MONDAY) day = addDays(day, 1);
  return instantAt(day, 0, timeZone);
}

/** Why a bank sent money back, in topics that a sentence exists for (https://docs.stripe.com/api/payouts/failures). */
export const PAYOUT_FAILURES = ['ACCOUNT_CLOSED', 'ACCOUNT_NUMBER', 'ACCOUNT_NAME', 'BANK_REFUSED', 'OTHER'] as const;
export type PayoutFailure = (typeof PAYOUT_FAILURES)[number];

const FAILURE_OF: Readonly<Record<string, PayoutFailure>> = {
  account_closed: 'ACCOUNT_CLOSED',
  account_frozen: 'ACCOUNT_CLOSED',
  bank_account_unusable: 'ACCOUNT_CLOSED',
  no_account: 'ACCOUNT_NUMBER',
  invalid_account_number: 'ACCOUNT_NUMBER',
  invalid_account_number_length: 'ACCOUNT_NUMBER',
  incorrect_account_type: 'ACCOUNT_NUMBER',
  invalid_currency: 'ACCOUNT_NUMBER',
  incorrect_account_holder_name: 'ACCOUNT_NAME',
  incorrect_account_holder_tax_id: 'ACCOUNT_NAME',
  incorrect_account_holder_address: 'ACCOUNT_NAME',
  bank_account_restricted: 'BANK_REFUSED',
  bank_ownership_changed: 'BANK_REFUSED',
  debit_not_authorized: 'BANK_REFUSED',
  declined: 'BANK_REFUSED',
  instant_payouts_unsupported: 'BANK_REFUSED',
  unsupported_card: 'BANK_REFUSED',
};

export const payoutFailureOf = (code: string | null): PayoutFailure => FAILURE_OF[code ?? ''] ?? 'OTHER';
