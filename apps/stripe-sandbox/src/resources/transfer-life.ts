import type Stripe from 'stripe';

import { invalidParameter, invalidRequest, StripeFailure } from '../api/failure.js';
import { newIdentifier } from '../identifiers.js';
import { balanceIn, record } from '../money/ledger.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';
import { transfersStatus } from './account-life.js';
import { getId } from '../store/reference.js';

export interface TransferTerms {
  amount?: number;
  currency: string;
  destination: string;
  sourceTransaction?: string;
  transferGroup?: string;
  description?: string;
  metadata: Record<string, string>;
}

/** The charge that pays for the transfer, checked: all its transfers together stay within what was captured. */
function sourceCharge(state: SandboxState, terms: TransferTerms, amount: number): Stripe.Charge {
  const id = terms.sourceTransaction ?? '';
  if (!id.startsWith('ch_') && !id.startsWith('py_')) {
    throw invalidParameter('source_transaction', `No such charge: '${id}'`, 'resource_missing');
  }
  const charge = state.get('charge', id, 'source_transaction');
  if (!charge.captured)
    throw invalidParameter('source_transaction', 'Cannot use an uncaptured charge as a source_transaction.');
  if (charge.currency !== terms.currency) {
    throw invalidParameter(
      'currency',
      `The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${terms.currency})`,
    );
  }
  const earlier = state.objects.all('transfer', { where: { source_transaction: charge.id } });
  const used = earlier.reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0);
  if (used + amount > charge.amount_captured) {
    throw invalidRequest(
      `Transfers using this transaction as a source must not exceed the source amount of €${(charge.amount_captured / 100).toFixed(2)}. ` +
        `(Already transferred: €${(used / 100).toFixed(2)})`,
      { param: 'amount' },
    );
  }
  return charge;
}

function checkDestination(state: SandboxState, destination: string): void {
  const account = state.objects.find('v2.core.account', destination);
  if (account === undefined)
    throw invalidParameter('destination', `No such destination: '${destination}'`, 'resource_missing');
  if (transfersStatus(account) !== 'active') {
    throw invalidRequest(
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
      { code: 'insufficient_capabilities_for_transfer' },
    );
  }
}

function balanceInsufficient(message: string): StripeFailure {
  return new StripeFailure(400, { type: 'invalid_request_error', code: 'balance_insufficient', message });
}

/**
 * Moves money from the platform's balance to a connected account (https://docs.stripe.com/api/transfers). With a
 * source transaction it may be money that is still pending, and becomes available when the charge does.
 */
export function createTransfer(state: SandboxState, terms: TransferTerms): Stripe.Transfer {
  checkDestination(state, terms.destination);
  const amount = terms.amount ?? 0;
  if (amount < 1)
    throw invalidParameter('amount', 'This value must be greater than or equal to 1.', 'parameter_invalid_integer');
  const charge = terms.sourceTransaction === undefined ? undefined : sourceCharge(state, terms, amount);
  if (charge === undefined && amount > balanceIn(state, '', terms.currency).available) {
    throw balanceInsufficient(
      'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating ' +
        'Charges using the 4000000000000077 test card.',
    );
  }
  const now = state.clock.seconds();
  const availableOn =
    charge === undefined ? now : state.get('balance_transaction', getId(charge.balance_transaction)).available_on;
  const id = newIdentifier('tr');
  const payment = newIdentifier('py');
  const currency = terms.currency;
  const out = record(state, { account: '', type: 'transfer', amount: -amount, currency, source: id, availableOn });
  const into = record(state, {
    account: terms.destination,
    type: 'payment',
    amount,
    currency,
    source: payment,
    availableOn,
  });
  state.objects.insert(
    'charge',
    destinationPayment({ id: payment, transfer: id, amount, currency, line: into.id, now }),
    {
      account: terms.destination,
      created: now,
    },
  );
  const transfer: Stripe.Transfer = {
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: out.id,
    created: now,
    currency,
    description: terms.description ?? null,
    destination: terms.destination,
    destination_payment: payment,
    livemode: false,
    metadata: terms.metadata,
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: 'card',
    transfer_group: terms.transferGroup ?? charge?.transfer_group ?? null,
  };
  state.objects.insert('transfer', transfer, { created: now });
  emit(state, 'transfer.created', transfer);
  return transfer;
}

function destinationPayment(made: {
  id: string;
  transfer: string;
  amount: number;
  currency: string;
  line: string;
  now: number;
}): Stripe.Charge {
  return {
    id: made.id,
    object: 'charge',
    amount: made.amount,
    amount_captured: made.amount,
    amount_refunded: 0,
    balance_transaction: made.line,
    captured: true,
    created: made.now,
    currency: made.currency,
    customer: null,
    disputed: false,
    livemode: false,
    metadata: {},
    paid: true,
    payment_intent: null,
    refunded: false,
    source_transfer: made.transfer,
    status: 'succeeded',
  } as unknown as Stripe.Charge;
}

export interface ReversalTerms {
  amount?: number;
  metadata: Record<string, string>;
  sourceRefund?: string;
  /** A refund with reverse_transfer takes the money even when the account then owes it. */
  mayOverdraw: boolean;
}

/** Takes a transfer back, wholly or in part (https://docs.stripe.com/api/transfer_reversals). */
export function reverseTransfer(
  state: SandboxState,
  transfer: Stripe.Transfer,
  terms: ReversalTerms,
): Stripe.TransferReversal {
  const account = getId(transfer.destination);
  const left = transfer.amount - transfer.amount_reversed;
  const amount = terms.amount ?? left;
  if (left === 0) throw invalidRequest(`Transfer ${transfer.id} is already fully reversed.`);
  if (amount < 1)
    throw invalidParameter('amount', 'This value must be greater than or equal to 1.', 'parameter_invalid_integer');
  if (amount > left) {
    throw invalidParameter(
      'amount',
      `Reversal amount (€${(amount / 100).toFixed(2)}) is greater than unreversed amount on transfer (€${(left / 100).toFixed(2)})`,
    );
  }
  const held = balanceIn(state, account, transfer.currency);
  if (!terms.mayOverdraw && amount > held.available + held.pending) {
    throw balanceInsufficient('The Stripe account of the destination has insufficient funds to reverse this transfer.');
  }
  const availableOn = state.get('balance_transaction', getId(transfer.balance_transaction)).available_on;
  const now = state.clock.seconds();
  const id = newIdentifier('trr');
  const moved = { currency: transfer.currency, availableOn: Math.max(now, availableOn) };
  const line = record(state, { account: '', type: 'transfer_refund', amount, source: id, ...moved });
  record(state, {
    account,
    type: 'payment_refund',
    amount: -amount,
    source: getId(transfer.destination_payment),
    ...moved,
  });
  const reversal: Stripe.TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: line.id,
    created: now,
    currency: transfer.currency,
    destination_payment_refund: null,
    metadata: terms.metadata,
    source_refund: terms.sourceRefund ?? null,
    transfer: transfer.id,
  };
  const reversed: Stripe.Transfer = {
    ...transfer,
    amount_reversed: transfer.amount_reversed + amount,
    reversed: amount === left,
    reversals: { ...transfer.reversals, data: [reversal, ...transfer.reversals.data] },
  };
  state.objects.insert('transfer_reversal', reversal, { created: now });
  state.objects.update('transfer', reversed);
  emit(state, 'transfer.reversed', reversed);
  return reversal;
}

/** `reverse_transfer` on a refund: takes back the same share of the transfer that was refunded of the charge. */
export function reverseForRefund(
  state: SandboxState,
  charge: Stripe.Charge,
  refund: Stripe.Refund,
): Stripe.TransferReversal {
  const [transfer] = state.objects.all('transfer', { where: { source_transaction: charge.id } });
  if (transfer === undefined) {
    throw invalidParameter(
      'reverse_transfer',
      `Cannot reverse the transfer of charge ${charge.id}: it does not have an associated transfer.`,
    );
  }
  const share = Math.floor((transfer.amount * refund.amount) / charge.amount_captured);
  const amount = Math.min(share, transfer.amount - transfer.amount_reversed);
  return reverseTransfer(state, transfer, { amount, metadata: {}, sourceRefund: refund.id, mayOverdraw: true });
}
