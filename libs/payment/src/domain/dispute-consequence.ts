import type { PaymentEvent } from '#events';
import { holdsMoney, isInquiry, isOpen, observeDispute, type DisputeBearer, type DisputeStatus } from './dispute.js';
import {
  disputeBorne,
  disputeDecisionUndone,
  disputeMoved,
  shareAskedBack,
  type LedgerTransaction,
  type Parties,
} from './ledger.js';
import type { SeenDispute } from './seen.js';
import { providerPartOfRefund } from './split.js';

/** What the rules need to know of the disputed payment. Amounts in cents. */
export interface DisputedPayment {
  readonly id: string;
  readonly bookingId: string;
  readonly capturedCents: number;
  readonly earnedCents: number;
  readonly refundedCents: number;
  /** Of the provider's earnings, what refunds and lost disputes have taken already. */
  readonly providerBorneCents: number;
  /** Their share was sent, or is being sent, and was not asked back since. */
  readonly shareSent: boolean;
  /** The visit's own charge is disputed, not a tip or overtime. */
  readonly disputesVisit: boolean;
}

/** What we have written down of a dispute. */
export interface KnownDispute {
  readonly id: string;
  readonly status: DisputeStatus;
  readonly clawbackCents: number;
  readonly bearer: DisputeBearer | null;
  readonly borneCents: number;
  readonly withdrawnCents: number;
}

/** What a look at a dispute means: what to write, to post, to ask of Stripe and to tell. */
export interface DisputeConsequence {
  /** The look came after a newer one was written down: nothing of it is kept but the movements. */
  readonly stale: boolean;
  readonly status: DisputeStatus;
  readonly withdrawnCents: number;
  readonly clawbackCents: number;
  readonly borneCents: number;
  /** Asked back from the provider's account now (cents); what can't be had stays as their debt. */
  readonly reverseCents: number;
  readonly postings: readonly LedgerTransaction[];
  readonly steps: readonly string[];
  readonly events: readonly PaymentEvent[];
}

/**
 * What follows from what Stripe shows of a dispute. Seen twice, late or in any order the result is the same: movements are
 * posted by their own ids, the rest follows from the status, which only moves forward.
 */
export function disputeConsequence(
  payment: DisputedPayment,
  known: KnownDispute | null,
  seen: SeenDispute,
  disputeId: string,
  parties: Parties,
): DisputeConsequence {
  const status = observeDispute(known?.status ?? null, seen.status);
  const stale = status !== seen.status;
  const wasDecided = known?.bearer != null;
  const asksBack =
    payment.disputesVisit &&
    holdsMoney(status) &&
    !wasDecided &&
    payment.shareSent &&
    (known?.clawbackCents ?? 0) === 0;
  const reverseCents = asksBack ? providerPartOfDispute(payment, seen.amountCents) : 0;
  const undone = status === 'WON' && wasDecided && known.status !== 'WON';
  const withdrawnCents = Math.max(0, -seen.movements.reduce((sum, { amountCents }) => sum + amountCents, 0));
  return {
    stale,
    status,
    withdrawnCents: stale && known ? known.withdrawnCents : withdrawnCents,
    clawbackCents: (known?.clawbackCents ?? 0) + reverseCents,
    borneCents: undone ? 0 : (known?.borneCents ?? 0),
    reverseCents,
    postings: [
      ...seen.movements.map((movement) => disputeMoved(`dispute:${movement.id}`, movement)),
      ...(reverseCents > 0 ? [shareAskedBack(`dispute-share:${disputeId}`, parties, reverseCents)] : []),
      ...(undone
        ? [
            disputeDecisionUndone(`dispute-won-after-all:${disputeId}`, parties, {
              lostCents: known.withdrawnCents,
              providerCents: known.borneCents,
              fromDebt: !payment.disputesVisit,
            }),
          ]
        : []),
    ],
    steps: stepsOf(known?.status ?? null, status),
    events: eventsOf(payment, known?.status ?? null, status, seen, disputeId),
  };
}

/**
 * The provider's part of a disputed amount (cents): as of a refund, their proportion, and never more than what they still
 * have of the payment. A bank may dispute more than is left of it.
 */
export function providerPartOfDispute(
  payment: Pick<DisputedPayment, 'capturedCents' | 'earnedCents' | 'refundedCents' | 'providerBorneCents'>,
  disputedCents: number,
): number {
  const left = Math.max(0, payment.earnedCents - payment.providerBorneCents);
  const amount = Math.min(disputedCents, payment.capturedCents - payment.refundedCents);
  if (amount <= 0) return 0;
  const part = providerPartOfRefund({
    refundCents: amount,
    refundedBeforeCents: payment.refundedCents,
    capturedCents: payment.capturedCents,
    providerShareCents: payment.earnedCents,
  });
  return Math.min(part, left);
}

/**
 * What a decision about a lost dispute posts: who bears what of the money that is gone. `fromDebt`: the provider has had
 * their part, so that it becomes their debt; else it comes out of what we owe them.
 */
export const decisionPosting = (
  dispute: { id: string; withdrawnCents: number },
  parties: Parties,
  providerCents: number,
  fromDebt = false,
): LedgerTransaction =>
  disputeBorne(`dispute-decided:${dispute.id}`, parties, {
    lostCents: dispute.withdrawnCents,
    providerCents,
    fromDebt,
  });

const CLOSED_STEPS: Partial<Record<DisputeStatus, string>> = {
  WON: 'DISPUTE_WON',
  PREVENTED: 'DISPUTE_WON',
  WARNING_CLOSED: 'DISPUTE_INQUIRY_CLOSED',
  LOST: 'DISPUTE_LOST',
};

function stepsOf(before: DisputeStatus | null, after: DisputeStatus): string[] {
  if (before === after) return [];
  const opened =
    before === null
      ? [isInquiry(after) ? 'DISPUTE_INQUIRY' : 'DISPUTED']
      : escalated(before, after)
        ? ['DISPUTED']
        : [];
  const closed = CLOSED_STEPS[after];
  return closed ? [...opened, closed] : opened;
}

/** The bank's question has become a real dispute. */
const escalated = (before: DisputeStatus, after: DisputeStatus): boolean => isInquiry(before) && !isInquiry(after);

function eventsOf(
  payment: DisputedPayment,
  before: DisputeStatus | null,
  after: DisputeStatus,
  seen: SeenDispute,
  disputeId: string,
): PaymentEvent[] {
  if (before === after) return [];
  const about = { paymentId: payment.id, bookingId: payment.bookingId, disputeId, amountCents: seen.amountCents };
  const dueBy = seen.dueBy?.toISOString() ?? null;
  const events: PaymentEvent[] = [];
  if (before === null || escalated(before, after))
    events.push({ type: 'PaymentDisputed', data: { ...about, inquiry: isInquiry(after), reason: seen.reason, dueBy } });
  if (!isOpen(after))
    events.push({ type: 'PaymentDisputeClosed', data: { ...about, outcome: after === 'LOST' ? 'LOST' : 'WON' } });
  return events;
}
