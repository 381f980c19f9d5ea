import {
  isShareSent,
  owedAgain,
  providerBorne,
  shareDue,
  transferToReverse,
  type ShareSums,
} from './provider-share.js';

const sums = (given: Partial<ShareSums>): ShareSums => ({
  earnedCents: 8_000, refundPartsCents: 0, refundPartsBeforeTransferCents: 0, sentCents: 0, clawedBackCents: 0, borneCents: 0, owedAgainCents: 0, ...given,
}); // prettier-ignore

describe('what is still to be sent to a provider', () => {
  it.each([
    ['all of it before anything happened', {}, 8_000],
    ['less what was refunded before', { refundPartsCents: 2_000, refundPartsBeforeTransferCents: 2_000 }, 6_000],
    ['nothing once it was sent', { sentCents: 8_000 }, 0],
    [
      'nothing more after a refund that came later, which is their debt',
      { sentCents: 8_000, refundPartsCents: 3_000 },
      0,
    ],
    ['all of it again once it was asked back', { sentCents: 8_000, clawedBackCents: 8_000 }, 8_000],
    ['nothing when they bear the lost dispute', { sentCents: 8_000, clawedBackCents: 8_000, borneCents: 8_000 }, 0],
    ['what was got back for a refund that came back', { sentCents: 8_000, owedAgainCents: 3_000 }, 3_000],
    ['nothing once that was sent again', { sentCents: 11_000, owedAgainCents: 3_000 }, 0],
    ['nothing when it was sent twice and asked back once', { sentCents: 16_000, clawedBackCents: 8_000 }, 0],
  ] as const)('is %s', (_what, given, cents) => {
    expect(shareDue(sums(given))).toBe(cents);
  });

  it('knows whether they have it', () => {
    expect(isShareSent(sums({}))).toBe(false);
    expect(isShareSent(sums({ sentCents: 8_000 }))).toBe(true);
    expect(isShareSent(sums({ sentCents: 8_000, clawedBackCents: 8_000 }))).toBe(false);
    expect(isShareSent(sums({ sentCents: 16_000, clawedBackCents: 8_000 }))).toBe(true);
    expect(isShareSent(sums({ sentCents: 8_000, clawedBackCents: 5_000, owedAgainCents: 3_000 }))).toBe(false);
  });

  it('knows what refunds and lost disputes have taken of it', () => {
    expect(providerBorne(sums({ refundPartsCents: 3_000, borneCents: 1_000 }))).toBe(4_000);
  });
});

describe('what is owed again after a refund came back', () => {
  it.each([
    ['all of it when it was got back', { partCents: 3_000, freeDebtCents: 0, roomCents: 3_000 }, 3_000],
    [
      'nothing while it is still their debt, which is struck out',
      { partCents: 3_000, freeDebtCents: 3_000, roomCents: 0 },
      0,
    ],
    ['what was paid of it', { partCents: 3_000, freeDebtCents: 1_000, roomCents: 2_000 }, 2_000],
    ['no more than the payment has room for', { partCents: 3_000, freeDebtCents: 0, roomCents: 500 }, 500],
    ['nothing when older debts are larger', { partCents: 3_000, freeDebtCents: 9_000, roomCents: 3_000 }, 0],
  ] as const)('is %s', (_what, refund, cents) => {
    expect(owedAgain(refund)).toBe(cents);
  });
});

describe('the transfer that a reversal takes from', () => {
  const transfers = [
    { id: 'first', sentCents: 8_000 },
    { id: 'second', sentCents: 3_000 },
  ];
  it.each([
    [0, 'first', 8_000],
    [7_999, 'first', 1],
    [8_000, 'second', 3_000],
    [10_000, 'second', 1_000],
  ])('after %i cents came back, is the oldest with something left', (reversed, id, leftCents) => {
    expect(transferToReverse(transfers, reversed)).toMatchObject({ transfer: { id }, leftCents });
  });
  it('is none when everything came back', () => {
    expect(transferToReverse(transfers, 11_000)).toBeNull();
    expect(transferToReverse([], 0)).toBeNull();
  });
});
