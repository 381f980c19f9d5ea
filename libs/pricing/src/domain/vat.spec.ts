import { vatBasisPoints, vatRegimeOf, type VatRegime } from './vat.js';

describe('the tax on the work of a provider', () => {
  it.each<[VatRegime, boolean, VatRegime, number]>([
    ['SAP_10', true, 'SAP_10', 1_000],
    ['SAP_10', false, 'STANDARD_20', 2_000],
    ['STANDARD_20', true, 'STANDARD_20', 2_000],
    ['STANDARD_20', false, 'STANDARD_20', 2_000],
    ['FRANCHISE_293B', true, 'FRANCHISE_293B', 0],
    ['FRANCHISE_293B', false, 'FRANCHISE_293B', 0],
  ])('of regime %s, housekeeping %s, is %s', (provider, housekeeping, regime, basisPoints) => {
    expect(vatRegimeOf(provider, { housekeeping })).toBe(regime);
    expect(vatBasisPoints(vatRegimeOf(provider, { housekeeping }))).toBe(basisPoints);
  });
});
