import { taxProfileOf } from './tax-profile.js';

describe('the tax profile', () => {
  const sap = { declarationNumber: 'SAP732829320', declaredOn: '2024-01-15', exclusive: true };
  it('has the reduced rate only with a verified declaration', () => {
    expect(taxProfileOf('SAP_10', null).vat).toBe('STANDARD_20');
    expect(taxProfileOf('SAP_10', sap)).toEqual({
      vat: 'SAP_10',
      sapDeclarationNumber: 'SAP732829320',
      sapDeclaredOn: '2024-01-15',
      sapExclusive: true,
    });
  });
  it('keeps the franchise with or without a declaration', () => {
    expect(taxProfileOf('FRANCHISE_293B', sap).vat).toBe('FRANCHISE_293B');
    expect(taxProfileOf('FRANCHISE_293B', null).vat).toBe('FRANCHISE_293B');
  });
});
