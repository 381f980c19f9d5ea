import { decideCardUse, type CardUse } from './card-decision.js';
import { cardOfAlias, cardOfNumber, passesLuhn, testCard } from './test-cards.js';

const USES: readonly CardUse[] = (['set-up', 'charge'] as const).flatMap((purpose) =>
  [false, true].flatMap((setUp) => [false, true].map((authenticated) => ({ purpose, setUp, authenticated }))),
);

/** What the bank answers to each use, in the order of USES: set-up ×4, charge ×4 (set up? authenticated?). */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  '4242424242424242': Array<string>(8).fill('approved'),
  '4000002500003155': [
    'challenge',
    'approved',
    'challenge',
    'approved',
    'challenge',
    'approved',
    'approved',
    'approved',
  ],
  '4000002760003184': [
    'challenge',
    'approved',
    'challenge',
    'approved',
    'challenge',
    'approved',
    'challenge',
    'approved',
  ],
  '4000000000000002': Array<string>(8).fill('declined'),
  '4000000000009995': Array<string>(8).fill('declined'),
  '4000000000000341': [...Array<string>(4).fill('approved'), ...Array<string>(4).fill('declined')],
};

describe('test cards', () => {
  it.each(Object.entries(EXPECTED))('%s answers as Stripe documents it', (number, expected) => {
    const found = cardOfNumber(number);
    if (found.kind !== 'known') throw new Error(number);
    expect(USES.map((use) => decideCardUse(testCard(found.card), use).kind)).toEqual(expected);
  });

  it('finds a card by number, spaces or not, and by its aliases', () => {
    expect(cardOfNumber('4242 4242-4242 4242')).toEqual({ kind: 'known', card: 'visa' });
    expect(cardOfAlias('pm_card_visa')).toBe('visa');
    expect(cardOfAlias('tok_visa')).toBe('visa');
    expect(cardOfAlias('pm_card_constructor')).toBeUndefined();
    expect(cardOfAlias('pm_1234')).toBeUndefined();
  });

  it.each([
    ['4242424242424241', 'not-a-number'],
    ['4242', 'not-a-number'],
    ['', 'not-a-number'],
    ['4111111111111111', 'not-a-test-card'],
  ])('does not take %s for a test card', (number, kind) => {
    expect(cardOfNumber(number).kind).toBe(kind);
  });

  it('checks the sum of digits', () => {
    expect(['4000002500003155', '378282246310005', '5555555555554444'].map(passesLuhn)).toEqual([true, true, true]);
    expect(passesLuhn('4000002500003156')).toBe(false);
  });
});
