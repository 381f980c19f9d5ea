import { composeDocument, type DocumentFacts } from '../domain/compose-document.js';
import type { DocumentContent, Party, StatementPart } from '../domain/document-content.js';
import type { DocumentKind } from '../domain/document-kind.js';
import { drawUpQuote, type QuoteDocument } from '#pricing';
import { defaultRules } from '#platform/config';

export const PAUL: Party = {
  name: 'Paul Girard EI',
  address: ['1 place Bellecour', '69002 Lyon'],
  siret: '73282932000074',
  siren: '732829320',
  vatNumber: null,
  legalForm: null,
  email: null,
};
export const CAMILLE: Party = {
  name: 'Camille Lefèvre-Œuvrard',
  address: ['12 rue des Lilas', 'Bâtiment C', '69003 Lyon'],
  siret: null,
  siren: null,
  vatNumber: null,
  legalForm: null,
  email: null,
};
export const HOUSE: Party = {
  name: 'Limpide SAS',
  address: ['8 quai Saint-Antoine', '69002 Lyon'],
  siret: null,
  siren: '902841733',
  vatNumber: 'FR31902841733',
  legalForm: 'SAS au capital de 10 000 €',
  email: 'comptabilite@limpide.localhost',
};
export const MEDIATOR = {
  name: 'Médiation de la consommation',
  address: '12 square Desnouettes, 75015 Paris',
  url: 'https://mediateur.example',
};

/** A month in which something was sent and something earned. */
export const exampleStatement: StatementPart = {
  from: '2026-11-01',
  to: '2026-11-30',
  openingCents: 1_200,
  closingCents: 9_120,
  lines: [
    { on: '2026-11-08', code: 'TRANSFERRED', bookingReference: 'RZ-7K2M4Q', amountCents: -1_200 },
    { on: '2026-11-29', code: 'EARNED', bookingReference: 'RZ-7K2M4Q', amountCents: 9_120 },
  ],
};

/** A Sunday morning at 28 € an hour with two extras: 3 h, and a price of odd cents. */
export function exampleQuote(vatRegime: QuoteDocument['price']['vatRegime'] = 'SAP_10'): QuoteDocument {
  return drawUpQuote(
    '01994f00-0000-7000-8000-0000000000aa',
    {
      customerId: '01994f00-0000-7000-8000-0000000000bb',
      provider: {
        providerId: '01994f00-0000-7000-8000-0000000000cc',
        publicName: 'Paul',
        trader: {
          legalName: PAUL.name,
          address: '1 place Bellecour, 69002 Lyon',
          phone: '+33600000000',
          email: 'paul@example.com',
          registrationNumber: PAUL.siret,
          sapDeclarationNumber: vatRegime === 'SAP_10' ? 'SAP732829320' : null,
        },
      },
      service: { code: 'regular-cleaning', name: { fr: 'Ménage régulier', en: 'Regular cleaning' } },
      extras: [
        { code: 'oven', name: { fr: 'Intérieur du four', en: 'Inside the oven' }, minutes: 30, flatCents: 0 },
        { code: 'products', name: { fr: 'Produits fournis', en: 'Products supplied' }, minutes: 0, flatCents: 499 },
      ],
      hourlyRateCents: 2_799,
      start: new Date('2026-11-29T09:00:00Z'),
      durationMinutes: 180,
      timeZone: 'Europe/Paris',
      place: {
        addressId: null,
        placeId: '69383',
        municipality: 'Lyon 3e Arrondissement',
        inseeCode: '69383',
        lat: 45.75,
        lng: 4.85,
      },
      department: '69',
      vatRegime,
      cancellationPolicy: 'STANDARD',
    },
    new Date('2026-11-22T09:00:00Z'),
    defaultRules,
  );
}

/** The facts of a document about that visit; amounts as agreed unless said otherwise. */
export function exampleFacts(kind: DocumentKind, changes: Partial<DocumentFacts> = {}): DocumentFacts {
  const vatRegime = changes.vatRegime ?? 'SAP_10';
  const quote = exampleQuote(vatRegime);
  const { priceCents, customerFeeCents, commissionCents, totalCents } = quote.price;
  const credit = kind.endsWith('CREDIT_NOTE');
  const amountCents =
    kind === 'NOTE'
      ? totalCents
      : kind.startsWith('FEE')
        ? customerFeeCents
        : kind.startsWith('COMMISSION')
          ? commissionCents
          : priceCents;
  return {
    owed: { kind, movementKind: credit ? 'REFUND' : 'CAPTURE', amountCents, beforeCents: 0, goodwillCents: 0 },
    locale: 'fr',
    provider: PAUL,
    customer: CAMILLE,
    platform: HOUSE,
    mediator: MEDIATOR,
    visit: { quote, reference: 'RZ-7K2M4Q', day: '2026-11-29', overtime: null },
    vatRegime,
    sapDeclarationNumber: vatRegime === 'SAP_10' ? 'SAP732829320' : null,
    movedOn: '2026-11-30',
    corrects: credit ? { number: 'F2026-000041', issuedOn: '2026-11-30' } : null,
    mandate: kind.startsWith('PROVIDER') ? { version: '2026-11-22', acceptedOn: '2026-11-22' } : null,
    statement: null,
    ...changes,
  };
}

export const exampleDocument = (kind: DocumentKind, changes: Partial<DocumentFacts> = {}): DocumentContent =>
  composeDocument(exampleFacts(kind, changes), { number: 'F2026-000042', issuedOn: '2026-12-01' });
