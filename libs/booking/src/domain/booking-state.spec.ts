import fc from 'fast-check';
import {
  BOOKING_COMMANDS,
  BOOKING_PARTIES,
  BOOKING_STATES,
  commandsFor,
  commandsOf,
  decide,
  decideFor,
  faultsOf,
  isFinal,
  isLive,
  LIVE_STATES,
  TRANSITIONS,
  type BookingCommand,
  type BookingParty,
  type BookingState,
} from './booking-state.js';

/**
 * The same life written a second time, as one reads it in the contract: per state, `command: who → what follows`.
 * Every other combination of state, command and party must be refused.
 */
const CONTRACT: Readonly<Record<BookingState, readonly string[]>> = {
  HELD: [
    'SUBMIT_REQUEST: SYSTEM → REQUESTED',
    'CONFIRM_INSTANTLY: SYSTEM → CONFIRMED',
    'EXPIRE: SYSTEM → EXPIRED',
    'CANCEL: CUSTOMER PLATFORM SYSTEM → CANCELLED',
  ],
  REQUESTED: [
    'ACCEPT: PROVIDER → CONFIRMED',
    'DECLINE: PROVIDER → DECLINED',
    'EXPIRE: SYSTEM → EXPIRED',
    'CANCEL: CUSTOMER PLATFORM SYSTEM → CANCELLED',
    'MARK_UNPAID: SYSTEM → UNPAID',
  ],
  CONFIRMED: [
    'CANCEL: CUSTOMER PROVIDER PLATFORM SYSTEM → CANCELLED',
    'MARK_UNPAID: SYSTEM → UNPAID',
    'START_BY_CODE: PROVIDER → IN_PROGRESS',
    'DECLARE_ARRIVAL: PROVIDER → IN_PROGRESS',
    'REPORT_CUSTOMER_NO_SHOW: PROVIDER PLATFORM → NO_SHOW_CUSTOMER',
    'REPORT_PROVIDER_NO_SHOW: CUSTOMER PLATFORM → NO_SHOW_PROVIDER',
  ],
  IN_PROGRESS: [
    'CANCEL: CUSTOMER PLATFORM → CANCELLED',
    'CONTEST_ARRIVAL: CUSTOMER → IN_PROGRESS',
    'FINISH: PROVIDER SYSTEM → DONE',
  ],
  DONE: [
    'CONTEST_ARRIVAL: CUSTOMER → DONE',
    'COMPLETE: CUSTOMER PLATFORM SYSTEM → COMPLETED',
    'REPORT_PROVIDER_NO_SHOW: PLATFORM → NO_SHOW_PROVIDER',
  ],
  COMPLETED: [],
  EXPIRED: [],
  DECLINED: [],
  CANCELLED: [],
  UNPAID: [],
  NO_SHOW_CUSTOMER: [],
  NO_SHOW_PROVIDER: [],
};

function expected(state: BookingState, command: BookingCommand, party: BookingParty): string {
  const line = CONTRACT[state].find((candidate) => candidate.startsWith(`${command}: `));
  if (!line) return 'refused: STATE';
  const [who = '', next = ''] = line.slice(command.length + 2).split(' → ');
  return who.split(' ').includes(party) ? next : 'refused: PARTY';
}

const everything = BOOKING_STATES.flatMap((state) =>
  BOOKING_COMMANDS.flatMap((command) => BOOKING_PARTIES.map((party) => [state, command, party] as const)),
);

describe('the life of a booking', () => {
  it.each(everything)('in %s, %s by %s is answered as the contract says', (state, command, party) => {
    const decision = decide(state, command, party);
    expect(decision.ok ? decision.value : `refused: ${decision.error.because}`).toBe(expected(state, command, party));
  });

  it('covers every state, command and party', () => {
    expect(everything).toHaveLength(12 * 14 * 4);
    expect(new Set(TRANSITIONS.map((transition) => transition.command))).toEqual(new Set(BOOKING_COMMANDS));
  });

  it('names the state and the command in a refusal, so that a person can be told', () => {
    expect(decide('COMPLETED', 'CANCEL', 'CUSTOMER')).toEqual({
      ok: false,
      error: { kind: 'BookingStateConflict', state: 'COMPLETED', command: 'CANCEL', because: 'STATE' },
    });
  });

  it('never leaves the table, whatever is asked by whom in whatever order', () => {
    const step = fc.tuple(fc.constantFrom(...BOOKING_COMMANDS), fc.constantFrom(...BOOKING_PARTIES));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let state: BookingState = 'HELD';
        for (const [command, party] of steps) {
          const decision = decide(state, command, party);
          if (!decision.ok) continue;
          expect(isFinal(state)).toBe(false);
          expect(TRANSITIONS).toContainEqual(
            expect.objectContaining({ from: state, command, to: decision.value, by: expect.arrayContaining([party]) }),
          );
          // A slot that was given back is never taken again by the same booking.
          if (!isLive(state)) expect(isLive(decision.value)).toBe(false);
          state = decision.value;
        }
        expect(BOOKING_STATES).toContain(state);
      }),
      { numRuns: 2_000 },
    );
  });

  it('opens no way for one side to settle the visit alone', () => {
    const roads = new Map<BookingParty, Set<BookingState>>();
    for (const party of ['CUSTOMER', 'PROVIDER'] as const) {
      const reached = new Set<BookingState>(['HELD']);
      for (const state of reached) {
        for (const command of commandsFor(state, party)) {
          const decision = decide(state, command, party);
          if (decision.ok) reached.add(decision.value);
        }
      }
      roads.set(party, reached);
    }
    expect(roads.get('CUSTOMER')).not.toContain('COMPLETED');
    expect(roads.get('PROVIDER')).not.toContain('COMPLETED');
  });

  it.each(everything)('in %s and in the rescue queue, %s by %s: a provider can only give it up', (...asked) => {
    const [state, command, party] = asked;
    const rescued = decideFor({ state, rescueBy: new Date() }, command, party);
    const decided = decide(state, command, party);
    expect(decideFor({ state, rescueBy: null }, command, party)).toEqual(decided);
    if (party !== 'PROVIDER' || command === 'CANCEL') expect(rescued).toEqual(decided);
    else expect(rescued).toMatchObject({ ok: false, error: { because: 'STATE' } });
    const offered = commandsOf({ state, rescueBy: new Date() }, party);
    expect(offered.includes(command)).toBe(rescued.ok);
  });

  it('offers each side only what it may ask for', () => {
    expect(commandsFor('CONFIRMED', 'CUSTOMER')).toEqual(['CANCEL', 'REPORT_PROVIDER_NO_SHOW']);
    expect(commandsFor('REQUESTED', 'PROVIDER')).toEqual(['ACCEPT', 'DECLINE']);
    expect(commandsFor('COMPLETED', 'CUSTOMER')).toEqual([]);
  });
});

describe('the check of the table at start', () => {
  it('finds nothing wrong with the table in use', () => {
    expect(faultsOf(TRANSITIONS)).toEqual([]);
  });

  it('finds a state that nothing leads to', () => {
    expect(faultsOf(TRANSITIONS.filter((transition) => transition.to !== 'UNPAID'))).toEqual([
      'nothing leads to UNPAID',
    ]);
  });

  it('finds an answer given twice, and one open to nobody', () => {
    const twice = { from: 'REQUESTED', command: 'ACCEPT', by: [], to: 'DECLINED' } as const;
    expect(faultsOf([...TRANSITIONS, twice])).toEqual([
      'REQUESTED × ACCEPT is answered twice',
      'REQUESTED × ACCEPT is open to nobody',
    ]);
  });

  it('finds a live state that would hold its slot for ever', () => {
    const endless = TRANSITIONS.filter((transition) => transition.from !== 'DONE' || transition.to === 'DONE');
    expect(faultsOf(endless)).toContain('nothing ends DONE');
  });

  it('counts as live exactly the states that are not ends', () => {
    for (const state of BOOKING_STATES) expect(isFinal(state)).toBe(!LIVE_STATES.includes(state));
  });
});
