import type Stripe from 'stripe';

import { balanceOf } from '../money/ledger.js';
import type { SandboxState } from '../state.js';

export interface AccountTotals {
  available: number;
  pending: number;
  total: number;
}

/** Totals in cents, all currencies together (the sandbox is used with euros). */
export interface LedgerReport {
  platform: AccountTotals;
  accounts: Record<string, AccountTotals>;
  /** Captured from cards. */
  charged: number;
  refunded: number;
  /** Kept by Stripe, dispute fees included. */
  fees: number;
  transferred: number;
  reversed: number;
  /** Taken back by banks and not won again. */
  disputed: number;
  paidOut: number;
  /** What the objects say should be in all balances, less what the balance transactions say: always 0. */
  difference: number;
}

function totalsOf(state: SandboxState, account: string): AccountTotals {
  const balances = balanceOf(state, account);
  const available = balances.reduce((sum, balance) => sum + balance.available, 0);
  const pending = balances.reduce((sum, balance) => sum + balance.pending, 0);
  return { available, pending, total: available + pending };
}

const sum = <T>(items: readonly T[], amount: (item: T) => number): number =>
  items.reduce((total, item) => total + amount(item), 0);

/** Cents a dispute has cost for good, or for now: an inquiry takes nothing. */
const takenBack = (dispute: Stripe.Dispute): number =>
  dispute.status === 'won' || dispute.status.startsWith('warning') ? 0 : dispute.amount;

/** Adds the objects up on one side and the balance transactions on the other. */
export function ledgerReport(state: SandboxState): LedgerReport {
  const { objects } = state;
  const charged = sum(objects.all('charge', { account: '' }), (charge) => charge.amount_captured);
  const refunded = sum(objects.all('refund'), (refund) => (refund.status === 'failed' ? 0 : refund.amount));
  const fees = sum(objects.all('balance_transaction'), (line) => line.fee);
  const transfers = objects.all('transfer');
  const disputed = sum(objects.all('dispute'), takenBack);
  const paidOut = sum(objects.all('payout'), (payout) =>
    ['failed', 'canceled'].includes(payout.status) ? 0 : payout.amount,
  );
  const platform = totalsOf(state, '');
  const accounts = Object.fromEntries(objects.all('v2.core.account').map(({ id }) => [id, totalsOf(state, id)]));
  const held = platform.total + sum(Object.values(accounts), (account) => account.total);
  return {
    platform,
    accounts,
    charged,
    refunded,
    fees,
    transferred: sum(transfers, (transfer) => transfer.amount),
    reversed: sum(transfers, (transfer) => transfer.amount_reversed),
    disputed,
    paidOut,
    difference: charged - refunded - fees - disputed - paidOut - held,
  };
}
