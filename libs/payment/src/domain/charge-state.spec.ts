import fc from 'fast-check';
import {
  CHARGE_COMMANDS,
  CHARGE_SIGHTINGS,
  CHARGE_STATES,
  chargeAwaitsCustomer,
  decideCharge,
  mayAskAgain,
  observeCharge,
  type ChargeCommand,
  type ChargeSighting,
  type ChargeState,
} from './charge-state.js';

const OBEYED: [ChargeState, ChargeCommand, ChargeState][] = [
  ['ACTION_REQUIRED', 'OPEN_PAGE', 'ACTION_REQUIRED'],
  ['ACTION_REQUIRED', 'LAPSE', 'LAPSED'],
  ['ACTION_REQUIRED', 'ASK_AGAIN', 'ACTION_REQUIRED'],
  ['ACTION_REQUIRED', 'WRITE_OFF', 'WRITTEN_OFF'],
  ['DECLINED', 'OPEN_PAGE', 'DECLINED'],
  ['DECLINED', 'LAPSE', 'LAPSED'],
  ['DECLINED', 'ASK_AGAIN', 'DECLINED'],
  ['DECLINED', 'WRITE_OFF', 'WRITTEN_OFF'],
  ['LAPSED', 'ASK_AGAIN', 'DECLINED'],
  ['LAPSED', 'WRITE_OFF', 'WRITTEN_OFF'],
  ['PAID', 'TRANSFER', 'PAID'],
  ['TRANSFERRED', 'TRANSFER_AGAIN', 'PAID'],
];
const NEWS: [ChargeState, ChargeSighting, ChargeState][] = [
  ['CHARGING', 'PAID', 'PAID'],
  ['CHARGING', 'AUTHENTICATION_NEEDED', 'ACTION_REQUIRED'],
  ['CHARGING', 'DECLINED', 'DECLINED'],
  ['ACTION_REQUIRED', 'PAID', 'PAID'],
  ['DECLINED', 'PAID', 'PAID'],
  ['LAPSED', 'PAID', 'PAID'],
  ['WRITTEN_OFF', 'PAID', 'PAID'],
  ['PAID', 'TRANSFERRED', 'TRANSFERRED'],
];

describe('what we can do with a tip or overtime', () => {
  it.each(CHARGE_STATES.flatMap((state) => CHARGE_COMMANDS.map((command) => [state, command] as const)))(
    '%s × %s',
    (state, command) => {
      const to = OBEYED.find(([from, word]) => from === state && word === command)?.[2];
      expect(decideCharge(state, command)).toEqual(
        to ? { ok: true, value: to } : { ok: false, error: { kind: 'ChargeTransitionRefused', state, command } },
      );
    },
  );

  it('writes to a customer about an unpaid one at most once a day', () => {
    const asked = new Date('2026-11-24T08:00:00Z');
    expect(mayAskAgain(null, asked)).toBe(true);
    expect(mayAskAgain(asked, new Date('2026-11-25T07:59:59.999Z'))).toBe(false);
    expect(mayAskAgain(asked, new Date('2026-11-25T08:00:00Z'))).toBe(true);
  });

  it('lets the customer pay on a page only after a refusal', () => {
    expect(CHARGE_STATES.filter(chargeAwaitsCustomer)).toEqual(['ACTION_REQUIRED', 'DECLINED']);
  });
});

describe('what Stripe shows of it', () => {
  it.each(CHARGE_STATES.flatMap((state) => CHARGE_SIGHTINGS.map((sighting) => [state, sighting] as const)))(
    '%s × %s',
    (state, sighting) => {
      expect(observeCharge(state, sighting)).toBe(
        NEWS.find(([from, word]) => from === state && word === sighting)?.[2] ?? state,
      );
    },
  );

  it('never makes unpaid what was paid, in whatever order and however often facts arrive', () => {
    const facts = fc.array(fc.constantFrom(...CHARGE_SIGHTINGS), { maxLength: 12 });
    fc.assert(
      fc.property(facts, (seen) => {
        let state: ChargeState = 'CHARGING';
        let paid = false;
        for (const fact of seen) {
          state = observeCharge(state, fact);
          paid ||= fact === 'PAID';
          expect(['PAID', 'TRANSFERRED'].includes(state)).toBe(paid);
        }
      }),
    );
  });
});
