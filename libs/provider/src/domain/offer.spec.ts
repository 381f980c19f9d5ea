import fc from 'fast-check';
import { checkOffer, netOfCommission } from './offer.js';
import { taxProfileOf } from './tax-profile.js';
import { daysLeft, dueWarning } from './expiry.js';
import { canReview, canSeeProfile } from './provider.policy.js';
import { DAY, plus } from '#kernel';

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
    expect(checkOffer([...regular(2_000), ...regular(2_100)], BOUNDS, false, NOBODY)).toMatchObject({ error: { kind: 'ServiceNotInCatalog' } });
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

describe('the tax profile', () => {
  const sap = { declarationNumber: 'SAP732829320', declaredOn: '2024-01-15', exclusive: true };
  it('has the reduced rate only with a verified declaration', () => {
    expect(taxProfileOf('SAP_10', null).vat).toBe('STANDARD_20');
    expect(taxProfileOf('SAP_10', sap)).toEqual({ vat: 'SAP_10', sapDeclarationNumber: 'SAP732829320', sapDeclaredOn: '2024-01-15', sapExclusive: true });
  });
  it('keeps the franchise with or without a declaration', () => {
    expect(taxProfileOf('FRANCHISE_293B', sap).vat).toBe('FRANCHISE_293B');
    expect(taxProfileOf('FRANCHISE_293B', null).vat).toBe('FRANCHISE_293B');
  });
});

describe('warnings before a credential ends', () => {
  const NOW = new Date('2026-11-22T09:00:00Z');
  it.each([
    [61, null, null],
    [60, null, 60],
    [45, 60, null],
    [30, 60, 30],
    [29, 30, null],
    [7, 30, 7],
    [3, null, 7],
    [1, 7, null],
    [0, 7, null],
    [-1, null, null],
  ])('%d days ahead, last warned at %p: %p', (days, warned, due) => {
    expect(dueWarning(plus(NOW, days * DAY), warned, NOW)).toBe(due);
  });
  it('count the last day as one', () => expect(daysLeft(plus(NOW, 1), NOW)).toBe(1));
});

describe('who may', () => {
  it('review: anyone but the person themself', () => {
    expect(canReview('a', { userId: 'b' }).ok).toBe(true);
    expect(canReview('a', { userId: 'a' })).toEqual({ ok: false, error: { kind: 'OwnFileNotReviewable' } });
  });
  it('see a profile: everyone while it is listed, else its owner', () => {
    expect(canSeeProfile(null, { userId: 'a', listed: true })).toBe(true);
    expect(canSeeProfile(null, { userId: 'a', listed: false })).toBe(false);
    expect(canSeeProfile('b', { userId: 'a', listed: false })).toBe(false);
    expect(canSeeProfile('a', { userId: 'a', listed: false })).toBe(true);
  });
});
