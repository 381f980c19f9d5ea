import { err, ok, type Result } from '#kernel';

/** Where a booking stands. `HELD` is its beginning; the last seven are ends. */
export const BOOKING_STATES = [
  'HELD',
  'REQUESTED',
  'CONFIRMED',
  'IN_PROGRESS',
  'DONE',
  'COMPLETED',
  'EXPIRED',
  'DECLINED',
  'CANCELLED',
  'UNPAID',
  'NO_SHOW_CUSTOMER',
  'NO_SHOW_PROVIDER',
] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

/** What can be asked of a booking. */
export const BOOKING_COMMANDS = [
  'SUBMIT_REQUEST',
  'CONFIRM_INSTANTLY',
  'ACCEPT',
  'DECLINE',
  'EXPIRE',
  'CANCEL',
  'MARK_UNPAID',
  'START_BY_CODE',
  'DECLARE_ARRIVAL',
  'CONTEST_ARRIVAL',
  'FINISH',
  'COMPLETE',
  'REPORT_CUSTOMER_NO_SHOW',
  'REPORT_PROVIDER_NO_SHOW',
] as const;
export type BookingCommand = (typeof BOOKING_COMMANDS)[number];

/** In which capacity someone acts on a booking. `PLATFORM` is a person of the platform, `SYSTEM` a deadline or a payment. */
export const BOOKING_PARTIES = ['CUSTOMER', 'PROVIDER', 'PLATFORM', 'SYSTEM'] as const;
export type BookingParty = (typeof BOOKING_PARTIES)[number];

export interface Transition {
  readonly from: BookingState;
  readonly command: BookingCommand;
  readonly by: readonly BookingParty[];
  readonly to: BookingState;
}

/** The life of a booking. What is not in this table cannot happen. */
export const TRANSITIONS: readonly Transition[] = [
  // The pay method is secured: the provider is asked, or has chosen to be booked at once.
  { from: 'HELD', command: 'SUBMIT_REQUEST', by: ['SYSTEM'], to: 'REQUESTED' },
  { from: 'HELD', command: 'CONFIRM_INSTANTLY', by: ['SYSTEM'], to: 'CONFIRMED' },
  { from: 'HELD', command: 'EXPIRE', by: ['SYSTEM'], to: 'EXPIRED' },
  // The system: the provider can no longer be booked when the payment arrives.
  { from: 'HELD', command: 'CANCEL', by: ['CUSTOMER', 'PLATFORM', 'SYSTEM'], to: 'CANCELLED' },

  { from: 'REQUESTED', command: 'ACCEPT', by: ['PROVIDER'], to: 'CONFIRMED' },
  { from: 'REQUESTED', command: 'DECLINE', by: ['PROVIDER'], to: 'DECLINED' },
  { from: 'REQUESTED', command: 'EXPIRE', by: ['SYSTEM'], to: 'EXPIRED' },
  // The system, here and below: the provider may no longer come (rescue.ts).
  { from: 'REQUESTED', command: 'CANCEL', by: ['CUSTOMER', 'PLATFORM', 'SYSTEM'], to: 'CANCELLED' },
  { from: 'REQUESTED', command: 'MARK_UNPAID', by: ['SYSTEM'], to: 'UNPAID' },

  { from: 'CONFIRMED', command: 'CANCEL', by: ['CUSTOMER', 'PROVIDER', 'PLATFORM', 'SYSTEM'], to: 'CANCELLED' },
  { from: 'CONFIRMED', command: 'MARK_UNPAID', by: ['SYSTEM'], to: 'UNPAID' },
  { from: 'CONFIRMED', command: 'START_BY_CODE', by: ['PROVIDER'], to: 'IN_PROGRESS' },
  { from: 'CONFIRMED', command: 'DECLARE_ARRIVAL', by: ['PROVIDER'], to: 'IN_PROGRESS' },
  { from: 'CONFIRMED', command: 'REPORT_CUSTOMER_NO_SHOW', by: ['PROVIDER', 'PLATFORM'], to: 'NO_SHOW_CUSTOMER' },
  { from: 'CONFIRMED', command: 'REPORT_PROVIDER_NO_SHOW', by: ['CUSTOMER', 'PLATFORM'], to: 'NO_SHOW_PROVIDER' },

  // A visit that has begun can still be given up: the withdrawal right then owes what was done (cancellation.ts).
  { from: 'IN_PROGRESS', command: 'CANCEL', by: ['CUSTOMER', 'PLATFORM'], to: 'CANCELLED' },
  { from: 'IN_PROGRESS', command: 'CONTEST_ARRIVAL', by: ['CUSTOMER'], to: 'IN_PROGRESS' },
  { from: 'IN_PROGRESS', command: 'FINISH', by: ['PROVIDER', 'SYSTEM'], to: 'DONE' },

  { from: 'DONE', command: 'CONTEST_ARRIVAL', by: ['CUSTOMER'], to: 'DONE' },
  { from: 'DONE', command: 'COMPLETE', by: ['CUSTOMER', 'PLATFORM', 'SYSTEM'], to: 'COMPLETED' },
  // A contested arrival that proved right: the platform gives the money back.
  { from: 'DONE', command: 'REPORT_PROVIDER_NO_SHOW', by: ['PLATFORM'], to: 'NO_SHOW_PROVIDER' },
];

/** The states in which a booking keeps its slot. The exclusion constraint in prisma/sql/booking.sql lists the same. */
export const LIVE_STATES: readonly BookingState[] = ['HELD', 'REQUESTED', 'CONFIRMED', 'IN_PROGRESS', 'DONE'];

/** True while the booking keeps its slot; the slot is given back when it stops being true. */
export const isLive = (state: BookingState): boolean => LIVE_STATES.includes(state);

/** True when nothing can happen to the booking any more. */
export const isFinal = (state: BookingState): boolean => !TRANSITIONS.some((transition) => transition.from === state);

/** Why a command is refused: not in this state, or never by this party in this state. */
export interface TransitionRefused {
  readonly kind: 'BookingStateConflict';
  readonly state: BookingState;
  readonly command: BookingCommand;
  readonly because: 'STATE' | 'PARTY';
}

const index = new Map(TRANSITIONS.map((transition) => [key(transition.from, transition.command), transition]));

/** The state that follows when `party` asks for `command` in `state`, or why it does not. */
export function decide(
  state: BookingState,
  command: BookingCommand,
  party: BookingParty,
): Result<BookingState, TransitionRefused> {
  const transition = index.get(key(state, command));
  if (!transition) return err({ kind: 'BookingStateConflict', state, command, because: 'STATE' });
  if (!transition.by.includes(party)) return err({ kind: 'BookingStateConflict', state, command, because: 'PARTY' });
  return ok(transition.to);
}

/** While a booking is in the rescue queue, its provider can only give it up. */
const isRescuedFrom = (command: BookingCommand, party: BookingParty, rescueBy: Date | null): boolean =>
  rescueBy !== null && party === 'PROVIDER' && command !== 'CANCEL';

/** Like `decide`, for a booking that may be in the rescue queue. */
export function decideFor(
  booking: { readonly state: BookingState; readonly rescueBy: Date | null },
  command: BookingCommand,
  party: BookingParty,
): Result<BookingState, TransitionRefused> {
  const { state, rescueBy } = booking;
  if (isRescuedFrom(command, party, rescueBy))
    return err({ kind: 'BookingStateConflict', state, command, because: 'STATE' });
  return decide(state, command, party);
}

/** What `party` could ask for of this booking. */
export const commandsOf = (
  booking: { readonly state: BookingState; readonly rescueBy: Date | null },
  party: BookingParty,
): BookingCommand[] =>
  commandsFor(booking.state, party).filter((command) => !isRescuedFrom(command, party, booking.rescueBy));

/** What `party` could ask for in this state; a screen shows a button for each. */
export const commandsFor = (state: BookingState, party: BookingParty): BookingCommand[] =>
  TRANSITIONS.filter((transition) => transition.from === state && transition.by.includes(party)).map(
    (transition) => transition.command,
  );

/**
 * Says what is wrong with a transition table: an answer given twice, a state that nothing leads to, a live state that
 * no chain of commands ends, a transition that nobody may take. An empty list is a sound table.
 */
export function faultsOf(transitions: readonly Transition[], initial: BookingState = 'HELD'): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { from, command, by } of transitions) {
    const pair = key(from, command);
    if (seen.has(pair)) faults.push(`${pair} is answered twice`);
    seen.add(pair);
    if (by.length === 0) faults.push(`${pair} is open to nobody`);
  }
  const reachable = closure(initial, (state) => transitions.filter((t) => t.from === state).map((t) => t.to));
  for (const state of BOOKING_STATES) if (!reachable.has(state)) faults.push(`nothing leads to ${state}`);
  for (const state of LIVE_STATES) {
    const ahead = closure(state, (from) => transitions.filter((t) => t.from === from).map((t) => t.to));
    if ([...ahead].every((next) => LIVE_STATES.includes(next))) faults.push(`nothing ends ${state}`);
  }
  return faults;
}

function closure(from: BookingState, next: (state: BookingState) => readonly BookingState[]): Set<BookingState> {
  const found = new Set([from]);
  for (const state of found) for (const following of next(state)) found.add(following);
  return found;
}

function key(state: BookingState, command: BookingCommand): string {
  return `${state} × ${command}`;
}

const faults = faultsOf(TRANSITIONS);
if (faults.length > 0) throw new Error(`The booking table is unsound: ${faults.join('; ')}`);
