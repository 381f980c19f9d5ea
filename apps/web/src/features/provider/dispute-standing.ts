/** A step of a payment's history, oldest first. */
interface Step {
  readonly what: string;
}

/** Where a dispute about a visit's money stands for its provider. */
export type DisputeStanding =
  'INQUIRY' | 'OPEN' | 'TAKEN_BACK' | 'WON' | 'LOST' | 'BORNE_BY_PLATFORM' | 'BORNE_BY_PROVIDER';

const AFTER_STEP: Readonly<Record<string, DisputeStanding | null>> = {
  DISPUTE_INQUIRY: 'INQUIRY',
  DISPUTE_INQUIRY_CLOSED: null,
  DISPUTED: 'OPEN',
  DISPUTE_WON: 'WON',
  DISPUTE_LOST: 'LOST',
  DISPUTE_BORNE_BY_PLATFORM: 'BORNE_BY_PLATFORM',
  DISPUTE_BORNE_BY_PROVIDER: 'BORNE_BY_PROVIDER',
};

/** What the history says of the latest dispute, or null when there is none to speak of. A share that a bank's dispute took back is said so. */
export function disputeStanding(history: readonly Step[]): DisputeStanding | null {
  let standing: DisputeStanding | null = null;
  for (const { what } of history) {
    const next = AFTER_STEP[what];
    if (next !== undefined) standing = next;
    else if (what === 'TRANSFER_REVERSED' && standing === 'OPEN') standing = 'TAKEN_BACK';
  }
  return standing;
}
