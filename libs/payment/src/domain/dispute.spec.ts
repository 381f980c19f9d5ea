import {
  awaitsDecision,
  DISPUTE_STATUSES,
  disputeStatus,
  forbidsRefund,
  freezes,
  holdsMoney,
  isInquiry,
  isOpen,
  observeDispute,
  takesEvidence,
  type DisputeStatus,
} from './dispute.js';

/** Every status: open, money with the bank, freezes the share (nobody has decided), forbids refunds, takes evidence. */
const MEANING: Record<
  DisputeStatus,
  [open: boolean, held: boolean, frozen: boolean, unrefundable: boolean, answerable: boolean]
> = {
  WARNING_NEEDS_RESPONSE: [true, false, true, false, true],
  WARNING_UNDER_REVIEW: [true, false, true, false, false],
  WARNING_CLOSED: [false, false, false, false, false],
  NEEDS_RESPONSE: [true, true, true, true, true],
  UNDER_REVIEW: [true, true, true, true, false],
  LOST: [false, true, true, false, false],
  PREVENTED: [false, false, false, false, false],
  WON: [false, false, false, false, false],
};
const now = new Date('2026-11-22T09:00:00Z');
const later = new Date('2026-11-23T09:00:00Z');

describe('every status of a dispute', () => {
  it.each(DISPUTE_STATUSES)('%s means what the design says', (status) => {
    const dispute = { status, bearer: null, dueBy: later, submissionCount: 0 };
    expect([
      isOpen(status),
      holdsMoney(status),
      freezes(dispute),
      forbidsRefund(status),
      takesEvidence(dispute, now),
    ]).toEqual(MEANING[status]);
    expect(isInquiry(status)).toBe(status.startsWith('WARNING'));
    expect(awaitsDecision(dispute)).toBe(status === 'LOST');
    expect(freezes({ status, bearer: 'PLATFORM' })).toBe(isOpen(status));
  });

  it.each(DISPUTE_STATUSES.flatMap((known) => DISPUTE_STATUSES.map((seen) => [known, seen] as const)))(
    'known as %s and seen as %s only moves forward',
    (known, seen) => {
      const after = observeDispute(known, seen);
      expect([known, seen]).toContain(after);
      expect(DISPUTE_STATUSES.indexOf(after)).toBe(
        Math.max(DISPUTE_STATUSES.indexOf(known), DISPUTE_STATUSES.indexOf(seen)),
      );
      expect(observeDispute(null, seen)).toBe(seen);
    },
  );

  it.each([
    ['needs_response', 'NEEDS_RESPONSE'],
    ['warning_closed', 'WARNING_CLOSED'],
    ['appeal_under_review', 'LOST'],
    ['a_word_of_tomorrow', 'UNDER_REVIEW'],
  ])('reads Stripe’s %s as %s', (word, status) => {
    expect(disputeStatus(word)).toBe(status);
  });

  it('takes evidence once and until the deadline', () => {
    const open = { status: 'NEEDS_RESPONSE', dueBy: later, submissionCount: 0 } as const;
    expect(takesEvidence(open, later)).toBe(false);
    expect(takesEvidence({ ...open, submissionCount: 1 }, now)).toBe(false);
    expect(takesEvidence({ ...open, dueBy: null }, now)).toBe(true);
  });
});
