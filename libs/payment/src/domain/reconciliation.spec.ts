import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '#kernel';
import {
  chargeOf,
  compareSides,
  ownMovement,
  referenceOf,
  type LedgerSide,
  type StripeSide,
} from './reconciliation.js';

const NOW = new Date('2026-11-23T04:10:00Z');
const ago = (milliseconds: number): Date => new Date(NOW.getTime() - milliseconds);
const side = (grossCents: number, feeCents = 0, age = 2 * DAY) => ({ grossCents, feeCents, lastAt: ago(age) });

describe('two books on one object', () => {
  it.each([
    ['agree', side(10_000, 175), side(10_000, 175), 'EQUAL'],
    ['agree when both moved nothing in the end', side(0), null, 'EQUAL'],
    ['agree on nothing at all', null, null, 'EQUAL'],
    ['Stripe moved money that we know nothing of', side(-2_000), null, 'MISSING_IN_LEDGER'],
    ['Stripe moved it a minute ago: our side is on its way', side(-2_000, 0, MINUTE), null, 'WAITS'],
    ['we speak of money that Stripe has not moved for a day', null, side(-2_000, 0, DAY), 'MISSING_AT_STRIPE'],
    ['we speak of it since this morning only', null, side(-2_000, 0, 20 * HOUR), 'WAITS'],
    ['other amounts', side(-3_000), side(-2_000), 'AMOUNT'],
    ['other amounts and other fees', side(3_000, 70), side(2_000, 55), 'AMOUNT'],
    ['other fees only', side(10_000, 200), side(10_000, 175), 'FEE'],
    ['a second movement came just now', side(-3_000, 0, MINUTE), side(-2_000), 'WAITS'],
    ['a line of ours was written just now', side(-3_000), side(-2_000, 0, MINUTE), 'WAITS'],
  ] as const)('%s', (_name, stripe, ledger, expected) => {
    expect(compareSides(stripe, ledger, NOW)).toBe(expected);
  });

  const anySide = fc.option(
    fc.record({
      grossCents: fc.integer({ min: -50_000, max: 50_000 }),
      feeCents: fc.integer({ min: 0, max: 2_000 }),
      lastAt: fc.integer({ min: 0, max: 5 * DAY }).map(ago),
    }),
  );

  it('are called equal exactly when they have moved the same', () => {
    fc.assert(
      fc.property(anySide, anySide, (stripe: StripeSide | null, ledger: LedgerSide | null) => {
        const same =
          (stripe?.grossCents ?? 0) === (ledger?.grossCents ?? 0) &&
          (stripe?.feeCents ?? 0) === (ledger?.feeCents ?? 0);
        expect(compareSides(stripe, ledger, NOW) === 'EQUAL').toBe(same);
      }),
    );
  });

  it('always come to a judgement once two days have passed', () => {
    fc.assert(
      fc.property(anySide, anySide, (stripe, ledger) => {
        const later = new Date(NOW.getTime() + 2 * DAY);
        expect(compareSides(stripe, ledger, later)).not.toBe('WAITS');
      }),
    );
  });
});

describe('what a movement is about', () => {
  const source = { id: 'x_1', paymentIntent: 'pi_1', charge: 'ch_1' };
  it.each([
    ['a card payment: its intent', { ...source, object: 'charge' }, 'pi_1', 'x_1'],
    ['a card payment without an intent: itself', { ...source, object: 'charge', paymentIntent: null }, 'x_1', 'x_1'],
    ['a refund', { ...source, object: 'refund' }, 'x_1', 'ch_1'],
    ['a transfer', { ...source, object: 'transfer' }, 'x_1', 'ch_1'],
    ['a reversal', { ...source, object: 'transfer_reversal', charge: null }, 'x_1', null],
    ['a dispute: the movement, since one dispute moves money twice', { ...source, object: 'dispute' }, 'txn_1', 'ch_1'],
    ['nothing', null, 'txn_1', null],
  ])('%s', (_name, given, reference, charge) => {
    expect(referenceOf('txn_1', given)).toBe(reference);
    expect(chargeOf(given)).toBe(charge);
  });

  it.each([
    ['payout', 'PLATFORM_PAYOUT'],
    ['payout_failure', 'PLATFORM_PAYOUT'],
    ['payout_cancel', 'PLATFORM_PAYOUT'],
    ['stripe_fee', 'STRIPE_BILL'],
    ['charge', null],
    ['transfer', null],
    ['something_new', null],
  ])('%s is the platform’s own: %s', (type, own) => {
    expect(ownMovement(type)).toBe(own);
  });
});
