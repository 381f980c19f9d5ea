import {
  awaitsCustomer,
  awaitsSavedCard,
  COMMANDS,
  decide,
  isPaid,
  observe,
  PAYMENT_COMMANDS,
  PAYMENT_SIGHTINGS,
  PAYMENT_STATES,
  SIGHTINGS,
  type PaymentCommand,
  type PaymentSighting,
  type PaymentState,
} from './payment-state.js';

/** Every command that is obeyed, as the design says it: all others are refused. */
const OBEYED: [PaymentState, PaymentCommand, PaymentState][] = [
  ['CREATED', 'OPEN_HOLD_CHECKOUT', 'CHECKOUT_OPEN'],
  ['CREATED', 'OPEN_SETUP_CHECKOUT', 'SETUP_PENDING'],
  ['CREATED', 'RELEASE', 'CANCELLED'],
  ['CHECKOUT_OPEN', 'OPEN_HOLD_CHECKOUT', 'CHECKOUT_OPEN'],
  ['CHECKOUT_OPEN', 'RELEASE', 'RELEASING'],
  ['SETUP_PENDING', 'OPEN_SETUP_CHECKOUT', 'SETUP_PENDING'],
  ['SETUP_PENDING', 'RELEASE', 'RELEASING'],
  ['METHOD_SAVED', 'AUTHORISE', 'AUTHORISING'],
  ['METHOD_SAVED', 'CAPTURE', 'CAPTURING'],
  ['METHOD_SAVED', 'TAKE_FEE', 'FEE_CAPTURING'],
  ['METHOD_SAVED', 'RELEASE', 'CANCELLED'],
  ['AUTHORISING', 'TAKE_FEE', 'FEE_CAPTURING'],
  ['AUTHORISING', 'RELEASE', 'RELEASING'],
  ['AUTHORISING', 'GIVE_UP', 'RELEASING'],
  ['ACTION_REQUIRED', 'OPEN_RECOVERY_CHECKOUT', 'ACTION_REQUIRED'],
  ['ACTION_REQUIRED', 'TAKE_FEE', 'FEE_CAPTURING'],
  ['ACTION_REQUIRED', 'RELEASE', 'RELEASING'],
  ['ACTION_REQUIRED', 'GIVE_UP', 'RELEASING'],
  ['AUTH_FAILED', 'OPEN_RECOVERY_CHECKOUT', 'AUTH_FAILED'],
  ['AUTH_FAILED', 'TAKE_FEE', 'FEE_CAPTURING'],
  ['AUTH_FAILED', 'RELEASE', 'RELEASING'],
  ['AUTH_FAILED', 'GIVE_UP', 'RELEASING'],
  ['AUTHORISED', 'CAPTURE', 'CAPTURING'],
  ['AUTHORISED', 'TAKE_FEE', 'FEE_CAPTURING'],
  ['AUTHORISED', 'RELEASE', 'RELEASING'],
  ['AUTH_EXPIRED', 'AUTHORISE', 'AUTHORISING'],
  ['AUTH_EXPIRED', 'CAPTURE', 'CAPTURING'],
  ['AUTH_EXPIRED', 'TAKE_FEE', 'FEE_CAPTURING'],
  ['AUTH_EXPIRED', 'RELEASE', 'CANCELLED'],
  ['CAPTURED', 'SCHEDULE_TRANSFER', 'TRANSFER_PENDING'],
  ['CAPTURED', 'REFUND', 'CAPTURED'],
  ['TRANSFER_PENDING', 'SCHEDULE_TRANSFER', 'TRANSFER_PENDING'],
  ['TRANSFER_PENDING', 'REFUND', 'TRANSFER_PENDING'],
  ['TRANSFER_PENDING', 'TRANSFER_AGAIN', 'TRANSFER_PENDING'],
  ['TRANSFER_PENDING', 'SETTLE', 'SETTLED'],
  ['TRANSFERRED', 'REFUND', 'TRANSFERRED'],
  ['TRANSFERRED', 'TRANSFER_AGAIN', 'TRANSFER_PENDING'],
  ['TRANSFERRED', 'SETTLE', 'SETTLED'],
  ['SETTLED', 'REFUND', 'SETTLED'],
  ['SETTLED', 'TRANSFER_AGAIN', 'TRANSFER_PENDING'],
  ['FEE_CAPTURED', 'REFUND', 'FEE_CAPTURED'],
  ['FEE_CAPTURED', 'TRANSFER_AGAIN', 'FEE_CAPTURED'],
];

/** Every fact that changes something: all others are old news. */
const NEWS: [PaymentState, PaymentSighting, PaymentState][] = [
  ['CHECKOUT_OPEN', 'HELD', 'AUTHORISED'],
  ['CHECKOUT_OPEN', 'CHECKOUT_LAPSED', 'CREATED'],
  ['SETUP_PENDING', 'METHOD_SAVED', 'METHOD_SAVED'],
  ['SETUP_PENDING', 'CHECKOUT_LAPSED', 'CREATED'],
  ['AUTHORISING', 'HELD', 'AUTHORISED'],
  ['AUTHORISING', 'AUTHENTICATION_NEEDED', 'ACTION_REQUIRED'],
  ['AUTHORISING', 'DECLINED', 'AUTH_FAILED'],
  ['ACTION_REQUIRED', 'HELD', 'AUTHORISED'],
  ['AUTH_FAILED', 'HELD', 'AUTHORISED'],
  ['AUTHORISED', 'HOLD_LOST', 'AUTH_EXPIRED'],
  ['AUTHORISED', 'CAPTURED', 'CAPTURED'],
  ['CAPTURING', 'CAPTURED', 'CAPTURED'],
  ['CAPTURING', 'DECLINED', 'UNCOLLECTED'],
  ['TRANSFER_PENDING', 'TRANSFERRED', 'TRANSFERRED'],
  ['RELEASING', 'RELEASED', 'CANCELLED'],
  ['FEE_CAPTURING', 'FEE_PAID', 'FEE_CAPTURED'],
  ['FEE_CAPTURING', 'FEE_REFUSED', 'UNCOLLECTED'],
];

const key = (...words: string[]): string => words.join(' + ');
const obeyed = new Map(OBEYED.map(([state, command, next]) => [key(state, command), next]));
const news = new Map(NEWS.map(([state, sighting, next]) => [key(state, sighting), next]));

describe('every state × every command', () => {
  it.each(PAYMENT_STATES.flatMap((state) => PAYMENT_COMMANDS.map((command) => [state, command] as const)))(
    '%s, %s',
    (state, command) => {
      const next = obeyed.get(key(state, command));
      expect(decide(state, command)).toEqual(
        next === undefined
          ? { ok: false, error: { kind: 'TransitionRefused', state, command } }
          : { ok: true, value: next },
      );
    },
  );
});

describe('every state × every fact', () => {
  it.each(PAYMENT_STATES.flatMap((state) => PAYMENT_SIGHTINGS.map((sighting) => [state, sighting] as const)))(
    '%s, %s',
    (state, sighting) => {
      expect(observe(state, sighting)).toBe(news.get(key(state, sighting)) ?? state);
    },
  );
});

describe('a payment', () => {
  const reach = (from: PaymentState): Set<PaymentState> => {
    const seen = new Set<PaymentState>([from]);
    const open = [from];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      for (const next of [...Object.values(COMMANDS[state]), ...Object.values(SIGHTINGS[state])]) {
        if (!seen.has(next)) open.push(next);
        seen.add(next);
      }
    }
    return seen;
  };

  it('can come to every state', () => {
    expect([...reach('CREATED')].sort()).toEqual([...PAYMENT_STATES].sort());
  });

  it('that is paid is never held, released or authorised again', () => {
    for (const state of PAYMENT_STATES.filter(isPaid)) {
      expect([...reach(state)].filter((next) => !isPaid(next))).toEqual([]);
    }
  });

  it('that is being let go or is over never takes money', () => {
    for (const state of ['RELEASING', 'CANCELLED'] as const) {
      expect([...reach(state)].some((next) => isPaid(next) || next === 'CAPTURING' || next === 'FEE_CAPTURING')).toBe(
        false,
      );
    }
  });

  it('has a page open for the customer in four states', () => {
    expect(PAYMENT_STATES.filter(awaitsCustomer)).toEqual([
      'CHECKOUT_OPEN',
      'SETUP_PENDING',
      'ACTION_REQUIRED',
      'AUTH_FAILED',
    ]);
  });

  it('needs the saved card to stay in two', () => {
    expect(PAYMENT_STATES.filter(awaitsSavedCard)).toEqual(['METHOD_SAVED', 'AUTH_EXPIRED']);
  });
});
