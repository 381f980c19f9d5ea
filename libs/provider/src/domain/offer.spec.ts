import fc from 'fast-check';
import { checkOffer, netOfCommission } from './offer.js';

const BOUNDS = new Map([
  ['regular-cleaning', { minimumCents: 1_800, maximumCents: 4_500 }],
  ['windows', { minimumCents: 2_000, maximumCents: 6_000 }],
]);
const regular = (hourlyRateCents: number) => [{ serviceCode: 'regular-cleaning', hourlyRateCents }];
const NOBODY = new Set<string>();

describe('an offer', () => {
  it.each([1_800, 3_000, 4_500])('at %d cents an hour is inside the bounds', (rate) => {
    expect(checkOffer(regular(rate), BOUNDS, false, NOBODY).ok).toBe(true);
  });

  it.each([1_799, 4_501, 0, -2_000, 2_000.5, Number.NaN])('at %d cents an hour is not', (rate) => {
    expect(checkOffer(regular(rate), BOUNDS, false, NOBODY)).toEqual({
      ok: false,
      error: { kind: 'PriceOutOfBounds', serviceCode: 'regular-cleaning', minimumCents: 1_800, maximumCents: 4_500 },
    });
  });

  it('names each service once, and only services of the catalogue', () => {
    expect(checkOffer([...regular(2_000), ...regular(2_100)], BOUNDS, false, NOBODY)).toMatchObject({
      error: { kind: 'ServiceNotInCatalog' },
    });
    expect(checkOffer([{ serviceCode: 'gardening', hourlyRateCents: 2_000 }], BOUNDS, false, NOBODY)).toMatchObject({
      error: { kind: 'ServiceNotInCatalog', serviceCode: 'gardening' },
    });
  });

  it('of a listed provider grows only by services whose skill has been checked', () => {
    expect(checkOffer(regular(2_000), BOUNDS, true, NOBODY)).toMatchObject({ error: { kind: 'SkillNotVerified' } });
    expect(checkOffer(regular(2_000), BOUNDS, true, new Set(['regular-cleaning'])).ok).toBe(true);
  });

  it('shows the net: what the commission leaves, to the cent', () => {
    expect(netOfCommission(2_600)).toBe(2_210);
    expect(netOfCommission(2_610)).toBe(2_218);
    fc.assert(fc.property(fc.nat(10_000_000), (rate) => netOfCommission(rate) <= rate && netOfCommission(rate) >= 0));
  });
});
