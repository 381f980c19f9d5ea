import { disputeStanding, type DisputeStanding } from './dispute-standing';

const CASES: [string, string[], DisputeStanding | null][] = [
  ['nothing without a dispute', ['HELD', 'CAPTURED', 'TRANSFERRED'], null],
  ['a bank’s question', ['CAPTURED', 'DISPUTE_INQUIRY'], 'INQUIRY'],
  ['nothing once the question is closed', ['CAPTURED', 'DISPUTE_INQUIRY', 'DISPUTE_INQUIRY_CLOSED'], null],
  ['an open dispute', ['CAPTURED', 'DISPUTED', 'DISPUTE_ANSWERED'], 'OPEN'],
  ['a share that was taken back', ['CAPTURED', 'TRANSFERRED', 'DISPUTED', 'TRANSFER_REVERSED'], 'TAKEN_BACK'],
  ['a refund’s reversal as no dispute', ['CAPTURED', 'TRANSFERRED', 'TRANSFER_REVERSED'], null],
  ['a won dispute', ['DISPUTED', 'TRANSFER_REVERSED', 'DISPUTE_WON', 'TRANSFER_RESUMED', 'TRANSFERRED'], 'WON'],
  ['a lost one that is undecided', ['DISPUTED', 'TRANSFER_REVERSED', 'DISPUTE_LOST'], 'LOST'],
  ['one that the platform bears', ['DISPUTED', 'DISPUTE_LOST', 'DISPUTE_BORNE_BY_PLATFORM'], 'BORNE_BY_PLATFORM'],
  ['one that the provider bears', ['DISPUTED', 'DISPUTE_LOST', 'DISPUTE_BORNE_BY_PROVIDER'], 'BORNE_BY_PROVIDER'],
  ['an appeal that is won', ['DISPUTED', 'DISPUTE_LOST', 'DISPUTE_BORNE_BY_PROVIDER', 'DISPUTE_WON'], 'WON'],
];

describe('what a provider reads of a dispute', () => {
  it.each(CASES)('is %s', (_what, steps, standing) => {
    expect(disputeStanding(steps.map((what) => ({ what })))).toBe(standing);
  });
});
