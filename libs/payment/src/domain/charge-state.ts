import { DAY, err, ok, plus, type Failure, type Result } from '#kernel';

/**
 * What is charged beside the visit: a tip (whole to the provider) or the overtime that both sides agreed on.
 */
export const CHARGE_KINDS = ['TIP', 'OVERTIME'] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];

/**
 * Where a further charge stands: CHARGING (the saved card is being asked) → PAID → TRANSFERRED; or the bank wants the
 * customer (ACTION_REQUIRED) or refuses (DECLINED), and the customer pays on a hosted page until the deadline, after which
 * the charge is LAPSED. Finance staff ask once more, which opens it again, or give it up (WRITTEN_OFF).
 */
export const CHARGE_STATES = [
  'CHARGING',
  'ACTION_REQUIRED',
  'DECLINED',
  'PAID',
  'TRANSFERRED',
  'LAPSED',
  'WRITTEN_OFF',
] as const;
export type ChargeState = (typeof CHARGE_STATES)[number];

/** What we decide to do. A command that makes no sense in a state is refused. */
export const CHARGE_COMMANDS = ['OPEN_PAGE', 'LAPSE', 'ASK_AGAIN', 'WRITE_OFF', 'TRANSFER', 'TRANSFER_AGAIN'] as const;
export type ChargeCommand = (typeof CHARGE_COMMANDS)[number];

/** What Stripe shows. A sighting is a fact: one that comes late or twice changes nothing. */
export const CHARGE_SIGHTINGS = ['PAID', 'AUTHENTICATION_NEEDED', 'DECLINED', 'TRANSFERRED'] as const;
export type ChargeSighting = (typeof CHARGE_SIGHTINGS)[number];

type Moves<Word extends string> = Readonly<Record<ChargeState, Readonly<Partial<Record<Word, ChargeState>>>>>;

/** state → command → next state. What is absent is refused. */
export const CHARGE_COMMAND_MOVES: Moves<ChargeCommand> = {
  CHARGING: {},
  ACTION_REQUIRED: {
    OPEN_PAGE: 'ACTION_REQUIRED',
    LAPSE: 'LAPSED',
    ASK_AGAIN: 'ACTION_REQUIRED',
    WRITE_OFF: 'WRITTEN_OFF',
  },
  DECLINED: { OPEN_PAGE: 'DECLINED', LAPSE: 'LAPSED', ASK_AGAIN: 'DECLINED', WRITE_OFF: 'WRITTEN_OFF' },
  PAID: { TRANSFER: 'PAID' },
  TRANSFERRED: { TRANSFER_AGAIN: 'PAID' },
  LAPSED: { ASK_AGAIN: 'DECLINED', WRITE_OFF: 'WRITTEN_OFF' },
  WRITTEN_OFF: {},
};

/** state → sighting → next state. Money that was paid on a page in the last moment counts, even after the deadline or a write-off. */
export const CHARGE_SIGHTING_MOVES: Moves<ChargeSighting> = {
  CHARGING: { PAID: 'PAID', AUTHENTICATION_NEEDED: 'ACTION_REQUIRED', DECLINED: 'DECLINED' },
  ACTION_REQUIRED: { PAID: 'PAID' },
  DECLINED: { PAID: 'PAID' },
  PAID: { TRANSFERRED: 'TRANSFERRED' },
  TRANSFERRED: {},
  LAPSED: { PAID: 'PAID' },
  WRITTEN_OFF: { PAID: 'PAID' },
};

/** The command makes no sense where the charge stands. */
export interface ChargeTransitionRefused extends Failure<'ChargeTransitionRefused'> {
  readonly state: ChargeState;
  readonly command: ChargeCommand;
}

/** The next state, or why the command can't be obeyed. */
export function decideCharge(state: ChargeState, command: ChargeCommand): Result<ChargeState, ChargeTransitionRefused> {
  const next = CHARGE_COMMAND_MOVES[state][command];
  return next === undefined ? err({ kind: 'ChargeTransitionRefused', state, command }) : ok(next);
}

/** The state after a fact: the next one, or the same when the fact is old news. */
export const observeCharge = (state: ChargeState, sighting: ChargeSighting): ChargeState =>
  CHARGE_SIGHTING_MOVES[state][sighting] ?? state;

/** The customer can still pay it on a hosted page. */
export const chargeAwaitsCustomer = (state: ChargeState): boolean =>
  state === 'ACTION_REQUIRED' || state === 'DECLINED';

/** Why finance staff give a charge up: it can't be had; the customer had not agreed to it; we let them off. */
export const WRITE_OFF_REASONS = ['CANNOT_COLLECT', 'NOT_AGREED', 'GOODWILL'] as const;
export type WriteOffReason = (typeof WRITE_OFF_REASONS)[number];

/** How long one request for payment is left to work before the next: a customer is not written to twice a day. */
const ASK_AGAIN_AFTER = DAY;

/** Nobody has asked the customer once more since this long. */
export const mayAskAgain = (askedAgainAt: Date | null, now: Date): boolean =>
  askedAgainAt === null || plus(askedAgainAt, ASK_AGAIN_AFTER) <= now;
