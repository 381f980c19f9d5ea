import type Stripe from 'stripe';

import { newIdentifier } from '../identifiers.js';
import type { SandboxState } from '../state.js';

const DAY = 86_400;

/** Days until a card payment can be paid out (`settlement_timing.delay_days`). */
export const DELAY_DAYS = 3;

export interface Movement {
  /** `''` for the platform, else the connected account whose balance moves. */
  account: string;
  type: Stripe.BalanceTransaction['type'];
  /** Cents, negative when money leaves the balance. */
  amount: number;
  /** Cents taken from the amount. */
  fee?: number;
  currency: string;
  source: string;
  description?: string | null;
  /** Unix seconds from which it counts as available; now when left out. */
  availableOn?: number;
}

const CATEGORIES: Readonly<Record<string, string>> = {
  charge: 'charge',
  payment: 'charge',
  payment_refund: 'refund',
  refund: 'refund',
  refund_failure: 'refund_failure',
  adjustment: 'dispute',
  transfer: 'transfer',
  transfer_refund: 'transfer_reversal',
  payout: 'payout',
  payout_failure: 'payout_reversal',
};

/** When a card payment made now becomes available, in unix seconds. */
export function availableOnOfCharge(now: number, bypassesPending: boolean): number {
  return bypassesPending ? now : now + DELAY_DAYS * DAY;
}

/** Stripe's price for standard European cards: 1.5 % and 25 cents (https://stripe.com/fr/pricing). */
export function processingFee(amount: number): number {
  return Math.round(amount * 0.015) + 25;
}

/** Writes one line of an account's balance; the balance is the sum of these lines and nothing else. */
export function record(state: SandboxState, movement: Movement): Stripe.BalanceTransaction {
  const now = state.clock.seconds();
  const fee = movement.fee ?? 0;
  const line: Stripe.BalanceTransaction = {
    id: newIdentifier('txn'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: movement.availableOn ?? now,
    balance_type: 'payments',
    created: now,
    currency: movement.currency,
    description: movement.description ?? null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: movement.currency,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: movement.amount - fee,
    reporting_category: CATEGORIES[movement.type] ?? movement.type,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  };
  state.objects.insert('balance_transaction', line, { account: movement.account, created: now });
  return line;
}

export interface CurrencyBalance {
  currency: string;
  /** Cents that may be transferred or paid out. */
  available: number;
  /** Cents on their way. */
  pending: number;
}

/** The balance of one account, by currency. */
export function balanceOf(state: SandboxState, account: string): CurrencyBalance[] {
  return state.database
    .all<CurrencyBalance>(
      `SELECT json_extract(body, '$.currency') AS currency,
              coalesce(sum(json_extract(body, '$.net')) FILTER (WHERE json_extract(body, '$.available_on') <= ?1), 0) AS available,
              coalesce(sum(json_extract(body, '$.net')) FILTER (WHERE json_extract(body, '$.available_on') > ?1), 0) AS pending
         FROM object WHERE kind = 'balance_transaction' AND account = ?2
        GROUP BY 1 ORDER BY 1`,
      state.clock.seconds(),
      account,
    )
    .map((row) => ({ ...row }));
}

/** The balance of one account in one currency; zero when nothing moved yet. */
export function balanceIn(state: SandboxState, account: string, currency: string): CurrencyBalance {
  return (
    balanceOf(state, account).find((balance) => balance.currency === currency) ?? { currency, available: 0, pending: 0 }
  );
}
