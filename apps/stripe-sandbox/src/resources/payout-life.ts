import type Stripe from 'stripe';

import { invalidParameter, invalidRequest, StripeFailure } from '../api/failure.js';
import { newIdentifier } from '../identifiers.js';
import { balanceIn, record } from '../money/ledger.js';
import type { SandboxState } from '../state.js';
import { askForBankAccount, wrongBankAccountOf } from './account-life.js';
import { emit } from '../webhooks/emit.js';

const ARRIVAL_SECONDS = 2 * 86_400;

/** What an instant payout costs, on top of what arrives: 1 %, at least 50 cents, kept by Stripe. */
export const instantFee = (amount: number): number => Math.max(50, Math.ceil(amount / 100));

/** The most that can arrive at once out of what is available, its fee paid. */
export function instantNet(available: number): number {
  let net = Math.max(0, Math.min(available - 50, Math.floor((available * 100) / 101)));
  while (net > 0 && net + instantFee(net) > available) net -= 1;
  return net;
}

/** Settings that make the next payouts of an account fail: see the control API. */
export const failNextPayoutOf = (account: string): string => `payouts.fail-next.${account}`;

export interface PayoutTerms {
  /** Whose balance is paid out: `''` is the platform. */
  account: string;
  amount: number;
  currency: string;
  method?: 'instant' | 'standard';
  automatic?: boolean;
  description?: string;
  metadata?: Record<string, string>;
  statementDescriptor?: string;
}

/**
 * Sends available money to the bank. It arrives two days later, an instant payout at once.
 *
 * @throws StripeFailure balance_insufficient
 */
export function createPayout(state: SandboxState, terms: PayoutTerms): Stripe.Payout {
  if (terms.amount < 1)
    throw invalidParameter('amount', 'This value must be greater than or equal to 1.', 'parameter_invalid_integer');
  const fee = terms.method === 'instant' ? instantFee(terms.amount) : 0;
  if (terms.amount + fee > balanceIn(state, terms.account, terms.currency).available) {
    throw new StripeFailure(400, {
      type: 'invalid_request_error',
      code: 'balance_insufficient',
      message:
        'You have insufficient funds in your Stripe account for this payout. One likely reason is that your funds are pending.',
    });
  }
  const now = state.clock.seconds();
  const id = newIdentifier('po');
  const arrival = terms.method === 'instant' ? now : now + ARRIVAL_SECONDS;
  const line = record(state, {
    account: terms.account,
    type: 'payout',
    amount: -terms.amount,
    fee,
    currency: terms.currency,
    source: id,
  });
  if (terms.automatic) markPaidOut(state, terms, id);
  const payout: Stripe.Payout = {
    id,
    object: 'payout',
    amount: terms.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: arrival,
    automatic: terms.automatic ?? false,
    balance_transaction: line.id,
    created: now,
    currency: terms.currency,
    description: terms.description ?? null,
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: terms.metadata ?? {},
    method: terms.method ?? 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: terms.automatic ? 'completed' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: terms.statementDescriptor ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  };
  state.objects.insert('payout', payout, { account: terms.account, created: now });
  emit(state, 'payout.created', payout, { account: terms.account });
  state.deadlines.set('arrive-payout', id, arrival);
  return payout;
}

/** Of an automatic payout Stripe can tell which movements it holds (`balance_transactions?payout=`). */
function markPaidOut(state: SandboxState, { account, currency }: PayoutTerms, payout: string): void {
  const now = state.clock.seconds();
  for (const { id, available_on } of state.objects.all('balance_transaction', { account, where: { currency } })) {
    const hidden = state.objects.hidden<{ payout?: string }>(id);
    if (available_on <= now && hidden.payout === undefined) state.objects.setHidden(id, { ...hidden, payout });
  }
}

/** The bank has the money, or sends it back when the control API asked for that. */
export function arrivePayout(state: SandboxState, id: string): void {
  const payout = state.objects.find('payout', id);
  if (payout?.status !== 'pending') return;
  const account = state.objects.accountOf(id);
  const setting = failNextPayoutOf(account);
  if (state.settings.get(setting) === '1') {
    state.settings.set(setting, '0');
    failPayout(state, id);
    return;
  }
  const paid: Stripe.Payout = { ...payout, status: 'paid' };
  state.objects.update('payout', paid);
  emit(state, 'payout.paid', paid, { account });
}

/** The bank refuses the money: it returns to the balance (https://docs.stripe.com/payouts#payout-failures). */
export function failPayout(state: SandboxState, id: string): Stripe.Payout {
  const payout = state.get('payout', id);
  if (payout.status !== 'pending' && payout.status !== 'paid') {
    throw invalidRequest(`Payout ${id} has a status of ${payout.status}: it cannot fail.`);
  }
  const account = state.objects.accountOf(id);
  const line = record(state, {
    account,
    type: 'payout_failure',
    amount: payout.amount,
    fee: payout.method === 'instant' ? -instantFee(payout.amount) : 0,
    currency: payout.currency,
    source: id,
  });
  const failed: Stripe.Payout = {
    ...payout,
    status: 'failed',
    failure_balance_transaction: line.id,
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
  };
  state.objects.update('payout', failed);
  state.deadlines.cancel('arrive-payout', id);
  emit(state, 'payout.failed', failed, { account });
  if (state.objects.find('v2.core.account', account)) {
    state.settings.set(wrongBankAccountOf(account), '1');
    askForBankAccount(state, account);
  }
  return failed;
}
