/**
 * Where a dispute stands. Only forwards: an inquiry (`WARNING_…`, no money moves) may become a real dispute, a real one is
 * lost, prevented or won, and a lost one may still be won on appeal
 * (https://docs.stripe.com/api/disputes/object#dispute_object-status).
 */
export const DISPUTE_STATUSES = [
  'WARNING_NEEDS_RESPONSE',
  'WARNING_UNDER_REVIEW',
  'WARNING_CLOSED',
  'NEEDS_RESPONSE',
  'UNDER_REVIEW',
  'LOST',
  'PREVENTED',
  'WON',
] as const;
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];

/** Who bears a lost dispute: the platform (the provider is paid after all), or the provider their part of it. */
export const DISPUTE_BEARERS = ['PLATFORM', 'PROVIDER'] as const;
export type DisputeBearer = (typeof DISPUTE_BEARERS)[number];

/** Stripe's words in ours. On appeal the money is still gone; a word of tomorrow waits, as under review does. */
export function disputeStatus(stripes: string): DisputeStatus {
  if (stripes.startsWith('appeal')) return 'LOST';
  return DISPUTE_STATUSES.find((status) => status === stripes.toUpperCase()) ?? 'UNDER_REVIEW';
}

/** The status after a look at Stripe: a look that comes late, after a newer one, changes nothing. */
export const observeDispute = (known: DisputeStatus | null, seen: DisputeStatus): DisputeStatus =>
  known !== null && DISPUTE_STATUSES.indexOf(known) >= DISPUTE_STATUSES.indexOf(seen) ? known : seen;

const OPEN: ReadonlySet<DisputeStatus> = new Set([
  'WARNING_NEEDS_RESPONSE',
  'WARNING_UNDER_REVIEW',
  'NEEDS_RESPONSE',
  'UNDER_REVIEW',
]);

/** The bank has not decided yet. */
export const isOpen = (status: DisputeStatus): boolean => OPEN.has(status);

/** Only a question of the bank: no money has moved. */
export const isInquiry = (status: DisputeStatus): boolean => status.startsWith('WARNING');

/** The bank has the money. */
export const holdsMoney = (status: DisputeStatus): boolean =>
  status === 'NEEDS_RESPONSE' || status === 'UNDER_REVIEW' || status === 'LOST';

/** Lost, and nobody has said yet who bears it. */
export const awaitsDecision = (dispute: { status: DisputeStatus; bearer: DisputeBearer | null }): boolean =>
  dispute.status === 'LOST' && dispute.bearer === null;

/** While this holds the provider's share stays where it is. */
export const freezes = (dispute: { status: DisputeStatus; bearer: DisputeBearer | null }): boolean =>
  isOpen(dispute.status) || awaitsDecision(dispute);

/** Stripe refuses refunds of a charge while its bank has the money; a mere question may be answered by a refund. */
export const forbidsRefund = (status: DisputeStatus): boolean =>
  status === 'NEEDS_RESPONSE' || status === 'UNDER_REVIEW';

/** Evidence can still be given: usually once, and until the deadline (https://docs.stripe.com/disputes/responding). */
export const takesEvidence = (
  dispute: { status: DisputeStatus; dueBy: Date | null; submissionCount: number },
  now: Date,
): boolean =>
  (dispute.status === 'NEEDS_RESPONSE' || dispute.status === 'WARNING_NEEDS_RESPONSE') &&
  dispute.submissionCount === 0 &&
  (dispute.dueBy === null || dispute.dueBy > now);
