import type { QuoteDocument } from '#pricing';
import type { Config } from '#platform/config';
import type { TraderIdentity } from '#provider';
import { frenchVatNumber, readAddressLine, sirenOf } from '../domain/company-numbers.js';
import type { Party } from '../domain/document-content.js';

/** The platform as papers name it. */
export const platformParty = ({ company }: Pick<Config, 'company'>): Party => ({
  name: company.name,
  address: [company.street, `${company.postalCode} ${company.city}`],
  siret: null,
  siren: company.siren,
  vatNumber: company.vatNumber,
  legalForm: company.legalForm,
  email: company.email,
});

/** A provider as they stood on the quote: what the customer agreed with. */
export const sellerOf = ({ provider, price }: QuoteDocument): Party =>
  trader(provider.trader.legalName, provider.trader.address, provider.trader.registrationNumber, price.vatRegime);

/** A provider as they are today. */
export const providerParty = (identity: TraderIdentity): Party =>
  trader(identity.legalName, identity.address, identity.siret, identity.taxProfile.vat);

/** Whoever charges no tax has no VAT number to show (CGI art. 286 ter). */
function trader(name: string, address: string, siret: string | null, vatRegime: string): Party {
  const siren = sirenOf(siret);
  const { street, postalCode, city } = readAddressLine(address);
  return {
    name,
    address: [street, ...(postalCode ? [`${postalCode} ${city ?? ''}`] : [])],
    siret: siren && siret,
    siren,
    vatNumber: siren && vatRegime !== 'FRANCHISE_293B' ? frenchVatNumber(siren) : null,
    legalForm: null,
    email: null,
  };
}
