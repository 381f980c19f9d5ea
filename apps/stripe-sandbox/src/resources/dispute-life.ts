import type Stripe from 'stripe';

import { invalidRequest } from '../api/failure.js';
import { newIdentifier } from '../identifiers.js';
import { record } from '../money/ledger.js';
import type { SandboxState } from '../state.js';
import { emit } from '../webhooks/emit.js';
import { getId } from '../store/reference.js';

/** Stripe's price of a dispute in Europe, in cents. */
const DISPUTE_FEE = 2_000;
const RESPONSE_DAYS = 9;

export interface DisputeTerms {
  reason?: string;
  /** Cents; what was captured when left out. */
  amount?: number;
  /** Only a question of the bank: no money moves yet. */
  inquiry?: boolean;
}

/** The cardholder's bank takes the money back: the balance is debited at once, evidence is due in nine days. */
export function openDispute(
  state: SandboxState,
  charge: Stripe.Charge,
  terms: DisputeTerms,
): { dispute: Stripe.Dispute; charge: Stripe.Charge } {
  if (!charge.captured) throw invalidRequest(`Charge ${charge.id} was not captured: it cannot be disputed.`);
  const now = state.clock.seconds();
  const amount = terms.amount ?? charge.amount_captured - charge.amount_refunded;
  const id = newIdentifier('du');
  const inquiry = terms.inquiry ?? false;
  const withdrawal = (): Stripe.BalanceTransaction =>
    record(state, {
      account: '',
      type: 'adjustment',
      amount: -amount,
      fee: DISPUTE_FEE,
      currency: charge.currency,
      source: id,
      description: `Chargeback withdrawal for ${charge.id}`,
    });
  const dispute = {
    id,
    object: 'dispute',
    amount,
    balance_transactions: inquiry ? [] : [withdrawal()],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: {},
    evidence_details: {
      due_by: now + RESPONSE_DAYS * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: null,
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    network_reason_code: '10.4',
    payment_intent: charge.payment_intent,
    reason: terms.reason ?? 'fraudulent',
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  } as unknown as Stripe.Dispute;
  const disputed: Stripe.Charge = { ...charge, disputed: true };
  state.objects.update('charge', disputed);
  state.objects.insert('dispute', dispute, { created: now });
  state.deadlines.set('answer-dispute', id, now + RESPONSE_DAYS * 86_400);
  emit(state, 'charge.dispute.created', dispute);
  if (!inquiry) emit(state, 'charge.dispute.funds_withdrawn', dispute);
  return { dispute, charge: disputed };
}

/** Nobody has answered in time: the bank decides without us (https://docs.stripe.com/disputes/responding). */
export function closeUnanswered(state: SandboxState, id: string): void {
  if (state.get('dispute', id).status.endsWith('needs_response')) closeDispute(state, id, 'lost');
}

/** The bank's decision: when it is won, the amount comes back (the fee does not). */
export function closeDispute(state: SandboxState, id: string, outcome: 'won' | 'lost'): Stripe.Dispute {
  const dispute = state.get('dispute', id);
  if (['won', 'lost', 'warning_closed'].includes(dispute.status))
    throw invalidRequest(`Dispute ${id} is already closed.`);
  const inquiry = dispute.status.startsWith('warning');
  const lines =
    outcome === 'lost' || inquiry
      ? []
      : [
          record(state, {
            account: '',
            type: 'adjustment',
            amount: dispute.amount,
            currency: dispute.currency,
            source: id,
            description: `Chargeback reversal for ${getId(dispute.charge)}`,
          }),
        ];
  const closed: Stripe.Dispute = {
    ...dispute,
    status: inquiry ? 'warning_closed' : outcome,
    balance_transactions: [...dispute.balance_transactions, ...lines],
  };
  state.objects.update('dispute', closed);
  emit(state, 'charge.dispute.closed', closed);
  if (outcome === 'won' && !inquiry) emit(state, 'charge.dispute.funds_reinstated', closed);
  return closed;
}
