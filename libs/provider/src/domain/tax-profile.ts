/**
 * How a provider's services are taxed: franchise en base ("TVA non applicable, art. 293 B du CGI"), the standard 20 %,
 * or 10 % for declared housekeeping at home (CGI 279 i).
 */
export const VAT_REGIMES = ['FRANCHISE_293B', 'STANDARD_20', 'SAP_10'] as const;
export type VatRegime = (typeof VAT_REGIMES)[number];

export interface TaxProfile {
  readonly vat: VatRegime;
  readonly sapDeclarationNumber: string | null;
  /** `YYYY-MM-DD` */
  readonly sapDeclaredOn: string | null;
  /** Only services à la personne are sold: the customer's tax credit depends on it. */
  readonly sapExclusive: boolean;
}

/** The declaration for services à la personne, once it has been verified. */
export interface SapDeclaration {
  readonly declarationNumber: string;
  readonly declaredOn: string;
  readonly exclusive: boolean;
}

/** What applies now. The 10 % stand on the verified declaration: without it the standard rate is charged. */
export const taxProfileOf = (chosen: VatRegime, sap: SapDeclaration | null): TaxProfile => ({
  vat: chosen === 'SAP_10' && !sap ? 'STANDARD_20' : chosen,
  sapDeclarationNumber: sap?.declarationNumber ?? null,
  sapDeclaredOn: sap?.declaredOn ?? null,
  sapExclusive: sap?.exclusive ?? false,
});
