import {
  buildXml,
  DocumentTypeCode,
  embedFacturX,
  Flavor,
  Profile,
  UnitCode,
  validateXsd,
  VatCategoryCode,
  type FacturXInvoiceInput,
} from '@stackforge-eu/factur-x';
import { markForArchive } from './archive-marks.js';
import type { DocumentContent, Party } from '../domain/document-content.js';
import { readAddressLine } from '../domain/company-numbers.js';
import { KIND_FACTS } from '../domain/document-kind.js';
import { LATE_PAYMENT } from '../domain/mentions.js';
import { words } from '../domain/words.js';

/** SIRENE, in the list of identification schemes (ISO 6523 ICD). */
const SIRENE = '0002';
/** SIREN as an electronic address, in the list of schemes (EAS) that French platforms deliver by. */
const FRENCH_ADDRESS = '0225';
/** BT-23, the case as the French reform names it: a paid invoice for services. */
const PAID_SERVICE = 'S2';
/** Subject codes (UNTDID 4451) of the sentences that French invoices between businesses want. */
const NOTES = { LATE_PENALTY: 'PMD', LATE_RECOVERY: 'PMT', NO_DISCOUNT: 'AAB' } as const;
/** Set-off between partners (UNTDID 4461). */
const CLEARING = '97';

/** The document as EN 16931 data in CII syntax (Factur-X, profile EN 16931), valid by its XSD. Throws when it is not. */
export async function facturXml(content: DocumentContent): Promise<string> {
  const xml = buildXml(inputOf(content), Profile.EN16931, Flavor.FACTUR_X);
  const checked = await validateXsd(xml, Profile.EN16931);
  if (!checked.valid) throw new Error(`Document ${content.number} is no valid Factur-X`);
  return xml;
}

/** The PDF with the XML inside it, one file for people and for programs, dated `at`. */
export async function withFacturX(pdf: Buffer, content: DocumentContent, title: string, at: Date): Promise<Buffer> {
  const xml = await facturXml(content);
  const embedded = await embedFacturX({
    pdf,
    xml,
    profile: Profile.EN16931,
    flavor: Flavor.FACTUR_X,
    unembeddedFonts: 'throw',
    meta: { title, author: content.issuer.name, subject: title, creator: content.platformName },
  });
  return markForArchive(embedded.pdf, at);
}

const euros = (cents: number): number => Math.round(cents) / 100;

function inputOf(content: DocumentContent): FacturXInvoiceInput {
  const { totals, corrects, booking } = content;
  const said = words[content.locale];
  return {
    document: {
      id: content.number,
      issueDate: content.issuedOn,
      typeCode: KIND_FACTS[content.kind].corrects ? DocumentTypeCode.CREDIT_NOTE : DocumentTypeCode.COMMERCIAL_INVOICE,
      businessProcessId: PAID_SERVICE,
      notes: LATE_PAYMENT.map((code) => ({ content: said.mentions[code], subjectCode: NOTES[code] })),
    },
    seller: partyOf(content.issuer),
    buyer: partyOf(content.recipient),
    lines: content.lines.map((line, index) => ({
      id: String(index + 1),
      name: booking ? `${said.lines[line.code]} – ${booking.reference}` : said.lines[line.code],
      quantity: 1,
      unitCode: UnitCode.UNIT,
      unitPrice: euros(line.netCents),
      lineTotal: euros(line.netCents),
      ...taxOf(line.vatBasisPoints),
    })),
    delivery: { date: content.suppliedOn ?? content.issuedOn },
    totals: {
      lineTotal: euros(totals.netCents),
      taxBasisTotal: euros(totals.netCents),
      taxTotal: euros(totals.vatCents),
      grandTotal: euros(totals.totalCents),
      // Kept from the visit's price: nothing is left to pay.
      prepaidAmount: euros(totals.totalCents),
      duePayableAmount: 0,
      currency: 'EUR',
    },
    vatBreakdown: totals.byRate.map(({ basisPoints, netCents, vatCents }) => {
      const { vatCategoryCode, vatRatePercent } = taxOf(basisPoints);
      return {
        categoryCode: vatCategoryCode,
        ratePercent: vatRatePercent,
        taxableAmount: euros(netCents),
        taxAmount: euros(vatCents),
      };
    }),
    payment: { meansCode: CLEARING, dueDate: content.paidOn ?? content.issuedOn },
    references: corrects ? [{ id: corrects.number, type: 'preceding', issueDate: corrects.issuedOn }] : [],
  };
}

const taxOf = (basisPoints: number) => ({
  vatCategoryCode: basisPoints === 0 ? VatCategoryCode.ZERO_RATED : VatCategoryCode.STANDARD_RATE,
  vatRatePercent: basisPoints / 100,
});

function partyOf(party: Party): FacturXInvoiceInput['seller'] {
  const { street, postalCode, city } = readAddressLine(party.address.join(', '));
  return {
    name: party.name,
    address: { line1: street, postalCode: postalCode ?? '', city: city ?? '', country: 'FR' },
    ...(party.vatNumber ? { taxRegistrations: [{ id: party.vatNumber, schemeId: 'VA' as const }] } : {}),
    ...(party.siren ? { legalOrganization: { id: party.siren, schemeID: SIRENE } } : {}),
    ...electronicAddressOf(party),
  };
}

function electronicAddressOf({ siren, email }: Party): Pick<FacturXInvoiceInput['seller'], 'electronicAddress'> {
  if (siren) return { electronicAddress: { value: siren, schemeID: FRENCH_ADDRESS } };
  return email ? { electronicAddress: { value: email, schemeID: 'EM' } } : {};
}
