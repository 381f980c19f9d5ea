import type Stripe from 'stripe';

import { invalidParameter, invalidRequest } from '../api/failure.js';
import { testCard } from '../cards/test-cards.js';
import { newIdentifier } from '../identifiers.js';
import { record } from '../money/ledger.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';
import type { HiddenCard } from '../store/kinds.js';
import { findId, getId } from '../store/reference.js';

/** Set by the control API: the next refund is created and then fails. */
export const FAIL_NEXT_REFUND = 'refunds.fail-next';

export interface RefundTerms {
  charge: Stripe.Charge;
  /** Cents; everything that is left when left out. */
  amount?: number;
  reason?: 'duplicate' | 'fraudulent' | 'requested_by_customer';
  metadata?: Record<string, string>;
}

const euros = (cents: number): string => `€${(cents / 100).toFixed(2)}`;

function checkRefundable(state: SandboxState, charge: Stripe.Charge, amount: number): void {
  if (!charge.captured) {
    throw invalidRequest(
      `This PaymentIntent (${findId(charge.payment_intent) ?? ''}) does not have a successful charge to refund.`,
      {
        code: 'payment_intent_unexpected_state',
      },
    );
  }
  if (charge.disputed && isChargedBack(state, charge))
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0)
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (amount < 1)
    throw invalidParameter('amount', 'This value must be greater than or equal to 1.', 'parameter_invalid_integer');
  if (amount > left) {
    throw invalidParameter(
      'amount',
      `Refund amount (${euros(amount)}) is greater than unrefunded amount on charge (${euros(left)})`,
    );
  }
}

/** A mere inquiry, or a dispute that was won, leaves the charge refundable. */
const isChargedBack = (state: SandboxState, charge: Stripe.Charge): boolean =>
  state.objects
    .all('dispute', { where: { charge: charge.id } })
    .some((dispute) => dispute.status !== 'won' && !dispute.status.startsWith('warning'));

/** Gives captured money back to the card. Stripe keeps its fee. */
export function createRefund(state: SandboxState, terms: RefundTerms): Stripe.Refund {
  const { charge } = terms;
  const amount = terms.amount ?? charge.amount_captured - charge.amount_refunded;
  checkRefundable(state, charge, amount);
  const id = newIdentifier('re');
  const line = record(state, {
    account: '',
    type: 'refund',
    amount: -amount,
    currency: charge.currency,
    source: id,
    description: 'REFUND FOR CHARGE',
  });
  const refund: Stripe.Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: line.id,
    charge: charge.id,
    created: state.clock.seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      type: 'card',
      card: { type: 'refund', reference_status: 'pending', reference_type: 'acquirer_reference_number' },
    },
    metadata: terms.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: terms.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  const refunded = charge.amount_refunded + amount;
  const updated: Stripe.Charge = {
    ...charge,
    amount_refunded: refunded,
    refunded: refunded === charge.amount_captured,
  };
  state.objects.insert('refund', refund, { created: refund.created });
  state.objects.update('charge', updated);
  emit(state, 'refund.created', refund);
  emit(state, 'charge.refunded', updated);
  if (comesBack(state, charge)) state.deadlines.set('fail-refund', id, state.clock.seconds());
  return refund;
}

/** The card is one whose refunds fail, or the control API asked for it. */
function comesBack(state: SandboxState, charge: Stripe.Charge): boolean {
  const asked = state.settings.get(FAIL_NEXT_REFUND) === '1';
  if (asked) state.settings.set(FAIL_NEXT_REFUND, '0');
  return asked || testCard(state.objects.hidden<HiddenCard>(charge.payment_method ?? '').card).refundsFail === true;
}

/** The card's bank refuses the money: it returns to the platform's balance. */
export function failRefund(state: SandboxState, id: string): Stripe.Refund {
  const refund = state.get('refund', id);
  if (refund.status !== 'succeeded')
    throw invalidRequest(`Refund ${id} has a status of ${refund.status ?? ''}: it cannot fail.`);
  const line = record(state, {
    account: '',
    type: 'refund_failure',
    amount: refund.amount,
    currency: refund.currency,
    source: id,
  });
  const charge = state.get('charge', getId(refund.charge));
  const failed: Stripe.Refund = {
    ...refund,
    status: 'failed',
    failure_balance_transaction: line.id,
    failure_reason: 'lost_or_stolen_card',
  };
  state.objects.update('refund', failed);
  state.objects.update('charge', {
    ...charge,
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  });
  announceUpdate(state, failed);
  emit(state, 'refund.failed', failed);
  return failed;
}

/** Stripe tells it twice: under the name of today and under the one that older endpoints listen to. */
export function announceUpdate(state: SandboxState, refund: Stripe.Refund): void {
  emit(state, 'refund.updated', refund);
  emit(state, 'charge.refund.updated', refund);
}
