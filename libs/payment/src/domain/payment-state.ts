import { err, ok, type Failure, type Result } from '#kernel';

/**
 * Where a booking's money stands. Refunds, transfers, reversals and disputes are rows with sums, not states.
 *
 * Short notice: CREATED → CHECKOUT_OPEN → AUTHORISED. Long ahead: CREATED → SETUP_PENDING → METHOD_SAVED → AUTHORISING →
 * (ACTION_REQUIRED | AUTH_FAILED →) AUTHORISED. Then AUTHORISED → CAPTURING → CAPTURED → TRANSFER_PENDING → TRANSFERRED →
 * SETTLED. A state in -ING means: Stripe has been, or is about to be, asked, and its answer is not yet written down.
 */
export const PAYMENT_STATES = [
  'CREATED',
  'CHECKOUT_OPEN',
  'SETUP_PENDING',
  'METHOD_SAVED',
  'AUTHORISING',
  'ACTION_REQUIRED',
  'AUTH_FAILED',
  'AUTHORISED',
  'AUTH_EXPIRED',
  'CAPTURING',
  'CAPTURED',
  'TRANSFER_PENDING',
  'TRANSFERRED',
  'SETTLED',
  'RELEASING',
  'CANCELLED',
  'FEE_CAPTURING',
  'FEE_CAPTURED',
  'UNCOLLECTED',
] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** What we decide to do. A command that makes no sense in a state is refused. */
export const PAYMENT_COMMANDS = [
  'OPEN_HOLD_CHECKOUT',
  'OPEN_SETUP_CHECKOUT',
  'OPEN_RECOVERY_CHECKOUT',
  'AUTHORISE',
  'CAPTURE',
  'TAKE_FEE',
  'RELEASE',
  'GIVE_UP',
  'SCHEDULE_TRANSFER',
  'TRANSFER_AGAIN',
  'REFUND',
  'SETTLE',
] as const;
export type PaymentCommand = (typeof PAYMENT_COMMANDS)[number];

/** What Stripe shows when it is asked. A sighting is a fact: one that comes late or twice changes nothing. */
export const PAYMENT_SIGHTINGS = [
  'CHECKOUT_LAPSED',
  'METHOD_SAVED',
  'HELD',
  'AUTHENTICATION_NEEDED',
  'DECLINED',
  'HOLD_LOST',
  'CAPTURED',
  'RELEASED',
  'FEE_PAID',
  'FEE_REFUSED',
  'TRANSFERRED',
] as const;
export type PaymentSighting = (typeof PAYMENT_SIGHTINGS)[number];

type Moves<Word extends string> = Readonly<Record<PaymentState, Readonly<Partial<Record<Word, PaymentState>>>>>;

const GIVING_UP = { RELEASE: 'RELEASING', GIVE_UP: 'RELEASING' } as const;

/** state → command → next state. What is absent is refused. */
export const COMMANDS: Moves<PaymentCommand> = {
  CREATED: { OPEN_HOLD_CHECKOUT: 'CHECKOUT_OPEN', OPEN_SETUP_CHECKOUT: 'SETUP_PENDING', RELEASE: 'CANCELLED' },
  CHECKOUT_OPEN: { OPEN_HOLD_CHECKOUT: 'CHECKOUT_OPEN', RELEASE: 'RELEASING' },
  SETUP_PENDING: { OPEN_SETUP_CHECKOUT: 'SETUP_PENDING', RELEASE: 'RELEASING' },
  METHOD_SAVED: { AUTHORISE: 'AUTHORISING', CAPTURE: 'CAPTURING', TAKE_FEE: 'FEE_CAPTURING', RELEASE: 'CANCELLED' },
  AUTHORISING: { ...GIVING_UP, TAKE_FEE: 'FEE_CAPTURING' },
  ACTION_REQUIRED: { ...GIVING_UP, OPEN_RECOVERY_CHECKOUT: 'ACTION_REQUIRED', TAKE_FEE: 'FEE_CAPTURING' },
  AUTH_FAILED: { ...GIVING_UP, OPEN_RECOVERY_CHECKOUT: 'AUTH_FAILED', TAKE_FEE: 'FEE_CAPTURING' },
  AUTHORISED: { CAPTURE: 'CAPTURING', TAKE_FEE: 'FEE_CAPTURING', RELEASE: 'RELEASING' },
  AUTH_EXPIRED: { AUTHORISE: 'AUTHORISING', CAPTURE: 'CAPTURING', TAKE_FEE: 'FEE_CAPTURING', RELEASE: 'CANCELLED' },
  CAPTURING: {},
  CAPTURED: { SCHEDULE_TRANSFER: 'TRANSFER_PENDING', REFUND: 'CAPTURED' },
  TRANSFER_PENDING: {
    SCHEDULE_TRANSFER: 'TRANSFER_PENDING',
    REFUND: 'TRANSFER_PENDING',
    TRANSFER_AGAIN: 'TRANSFER_PENDING',
    SETTLE: 'SETTLED',
  },
  TRANSFERRED: { REFUND: 'TRANSFERRED', TRANSFER_AGAIN: 'TRANSFER_PENDING', SETTLE: 'SETTLED' },
  SETTLED: { REFUND: 'SETTLED', TRANSFER_AGAIN: 'TRANSFER_PENDING' },
  RELEASING: {},
  CANCELLED: {},
  FEE_CAPTURING: {},
  FEE_CAPTURED: { REFUND: 'FEE_CAPTURED', TRANSFER_AGAIN: 'FEE_CAPTURED' },
  UNCOLLECTED: {},
};

/** state → sighting → next state. What is absent changes nothing, so no order of arrival can move a payment backwards. */
export const SIGHTINGS: Moves<PaymentSighting> = {
  CREATED: {},
  CHECKOUT_OPEN: { HELD: 'AUTHORISED', CHECKOUT_LAPSED: 'CREATED' },
  SETUP_PENDING: { METHOD_SAVED: 'METHOD_SAVED', CHECKOUT_LAPSED: 'CREATED' },
  METHOD_SAVED: {},
  AUTHORISING: { HELD: 'AUTHORISED', AUTHENTICATION_NEEDED: 'ACTION_REQUIRED', DECLINED: 'AUTH_FAILED' },
  ACTION_REQUIRED: { HELD: 'AUTHORISED' },
  AUTH_FAILED: { HELD: 'AUTHORISED' },
  AUTHORISED: { HOLD_LOST: 'AUTH_EXPIRED', CAPTURED: 'CAPTURED' },
  AUTH_EXPIRED: {},
  CAPTURING: { CAPTURED: 'CAPTURED', DECLINED: 'UNCOLLECTED' },
  CAPTURED: {},
  TRANSFER_PENDING: { TRANSFERRED: 'TRANSFERRED' },
  TRANSFERRED: {},
  SETTLED: {},
  RELEASING: { RELEASED: 'CANCELLED' },
  CANCELLED: {},
  FEE_CAPTURING: { FEE_PAID: 'FEE_CAPTURED', FEE_REFUSED: 'UNCOLLECTED' },
  FEE_CAPTURED: {},
  UNCOLLECTED: {},
};

/** The command makes no sense where the payment stands. */
export interface TransitionRefused extends Failure<'TransitionRefused'> {
  readonly state: PaymentState;
  readonly command: PaymentCommand;
}

/** The next state, or why the command can't be obeyed. */
export function decide(state: PaymentState, command: PaymentCommand): Result<PaymentState, TransitionRefused> {
  const next = COMMANDS[state][command];
  return next === undefined ? err({ kind: 'TransitionRefused', state, command }) : ok(next);
}

/** The state after a fact: the next one, or the same when the fact is old news. */
export const observe = (state: PaymentState, sighting: PaymentSighting): PaymentState =>
  SIGHTINGS[state][sighting] ?? state;

/** A hosted page may be waiting for the customer. */
export const awaitsCustomer = (state: PaymentState): boolean =>
  state === 'CHECKOUT_OPEN' || state === 'SETUP_PENDING' || state === 'ACTION_REQUIRED' || state === 'AUTH_FAILED';

/** The saved card will be asked for a hold some day: it must still be there then. */
export const awaitsSavedCard = (state: PaymentState): boolean => state === 'METHOD_SAVED' || state === 'AUTH_EXPIRED';

/** The customer's money has been taken: whole visit or fee. */
export const isPaid = (state: PaymentState): boolean => COMMANDS[state].REFUND !== undefined;
