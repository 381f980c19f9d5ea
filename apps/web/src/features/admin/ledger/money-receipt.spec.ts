import { sidesOf, totalOf, type Explanation } from './money-receipt';

const NOTHING: Explanation['sums'] = {
  capturedCents: 0,
  refundedCents: 0,
  disputedCents: 0,
  creditCents: 0,
  transferredCents: 0,
  reversedCents: 0,
  providerShareCents: 0,
  providerDueCents: 0,
  providerDebtCents: 0,
  commissionCents: 0,
  vatCents: 0,
  stripeFeesCents: 0,
  undecidedCents: 0,
  lossCents: 0,
};

describe('the receipt of a booking’s money', () => {
  it('sets what came in and stayed against where it is, and both come to the same', () => {
    const { cameIn, sharedOut } = sidesOf({
      ...NOTHING,
      capturedCents: 10_000,
      refundedCents: 5_000,
      transferredCents: 8_000,
      reversedCents: 1_500,
      providerDebtCents: 2_500,
      commissionCents: 834,
      vatCents: 166,
    });
    expect(cameIn.map(({ name, cents }) => `${name} ${cents}`)).toEqual(['capturedCents 10000', 'refundedCents -5000']);
    expect(sharedOut.map(({ cents }) => cents)).toEqual([8_000, -1_500, -2_500, 834, 166]);
    expect([totalOf(cameIn), totalOf(sharedOut)]).toEqual([5_000, 5_000]);
  });

  it('adds an older debt that was kept back to what the provider was given', () => {
    const { sharedOut } = sidesOf({ ...NOTHING, transferredCents: 7_400, providerDebtCents: -600 });
    expect(totalOf(sharedOut)).toBe(8_000);
  });

  it('has a line on each side when nothing has moved', () => {
    const { cameIn, sharedOut } = sidesOf(NOTHING);
    expect([cameIn, sharedOut].map((lines) => lines.length)).toEqual([1, 1]);
  });
});
