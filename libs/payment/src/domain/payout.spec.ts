import fc from 'fast-check';
import { PARIS } from '#kernel';
import {
  mayPayInstantly,
  nextWeeklyPayout,
  observePayout,
  payoutFailureOf,
  type PayoutState,
  type SeenPayoutState,
} from './payout.js';

describe('a payout seen again', () => {
  const table: readonly (readonly [PayoutState, Record<SeenPayoutState, PayoutState>])[] = [
    ['REQUESTED', { PENDING: 'PENDING', IN_TRANSIT: 'IN_TRANSIT', PAID: 'PAID', FAILED: 'FAILED', CANCELED: 'CANCELED' }],
    ['REFUSED', { PENDING: 'REFUSED', IN_TRANSIT: 'IN_TRANSIT', PAID: 'PAID', FAILED: 'FAILED', CANCELED: 'CANCELED' }],
    ['PENDING', { PENDING: 'PENDING', IN_TRANSIT: 'IN_TRANSIT', PAID: 'PAID', FAILED: 'FAILED', CANCELED: 'CANCELED' }],
    ['IN_TRANSIT', { PENDING: 'IN_TRANSIT', IN_TRANSIT: 'IN_TRANSIT', PAID: 'PAID', FAILED: 'FAILED', CANCELED: 'CANCELED' }],
    ['PAID', { PENDING: 'PAID', IN_TRANSIT: 'PAID', PAID: 'PAID', FAILED: 'FAILED', CANCELED: 'CANCELED' }],
    ['FAILED', { PENDING: 'FAILED', IN_TRANSIT: 'FAILED', PAID: 'FAILED', FAILED: 'FAILED', CANCELED: 'FAILED' }],
    ['CANCELED', { PENDING: 'CANCELED', IN_TRANSIT: 'CANCELED', PAID: 'CANCELED', FAILED: 'CANCELED', CANCELED: 'CANCELED' }],
  ]; // prettier-ignore

  it.each(table)('%s never goes backwards', (current, expected) => {
    for (const seen of ['PENDING', 'IN_TRANSIT', 'PAID', 'FAILED', 'CANCELED'] as const)
      expect(observePayout(current, seen)).toBe(expected[seen]);
  });

  it('ends the same in whatever order its life is told', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['PENDING', 'IN_TRANSIT', 'PAID', 'FAILED'] as const, { minLength: 4 }),
        (told) => {
          expect(told.reduce<PayoutState>(observePayout, 'PENDING')).toBe('FAILED');
        },
      ),
    );
  });
});

describe('instant pay', () => {
  const ready = { ready: true, debtCents: 0, requested: false };
  it.each([
    ['is made for what is there', ready, 5_000, null],
    ['is made for a part of it', ready, 1, null],
    ['is not made for more', ready, 5_001, 'AmountNotAvailable'],
    ['is not made for nothing', ready, 0, 'AmountNotAvailable'],
    ['waits for the account', { ...ready, ready: false }, 100, 'PayoutAccountNotReady'],
    ['waits for the debt', { ...ready, debtCents: 1 }, 100, 'ProviderInDebt'],
    ['waits for the one before', { ...ready, requested: true }, 100, 'PayoutUnderWay'],
  ] as const)('%s', (_name, provider, amount, expected) => {
    expect(mayPayInstantly(provider, { instantNetCents: 5_000 }, amount)).toBe(expected);
  });
});

describe('the next weekly payout', () => {
  it.each([
    ['on a Sunday: tomorrow', '2026-11-22T10:00:00Z', '2026-11-22T23:00:00.000Z'],
    ['on a Monday: in a week', '2026-11-23T10:00:00Z', '2026-11-29T23:00:00.000Z'],
    ['late on a Sunday in UTC, already Monday in Paris', '2026-11-22T23:30:00Z', '2026-11-29T23:00:00.000Z'],
    ['over the end of summer time', '2026-10-24T10:00:00Z', '2026-10-25T23:00:00.000Z'],
  ])('%s', (_name, now, expected) => {
    expect(nextWeeklyPayout(new Date(now), PARIS).toISOString()).toBe(expected);
  });
});

it.each([
  ['account_closed', 'ACCOUNT_CLOSED'],
  ['no_account', 'ACCOUNT_NUMBER'],
  ['incorrect_account_holder_name', 'ACCOUNT_NAME'],
  ['declined', 'BANK_REFUSED'],
  ['could_not_process', 'OTHER'],
  [null, 'OTHER'],
])('a bank’s %s is told as %s', (code, topic) => {
  expect(payoutFailureOf(code)).toBe(topic);
});
