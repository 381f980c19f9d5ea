import fc from 'fast-check';
import { instantAt, PARIS } from '#kernel';
import { canonicalJson, type Json } from './canonical-json.js';
import { drawUpQuote, type QuoteRequest } from './draw-up-quote.js';
import { isQuoteExpired, quoteHash, quoteText } from './quote-document.js';

const rules = {
  sundaySurchargeBasisPoints: 2_500,
  holidaySurchargeBasisPoints: 5_000,
  shortNoticeSurchargeBasisPoints: 1_500,
  shortNoticeHours: 24,
  customerFeeBasisPoints: 500,
  commissionBasisPoints: 1_500,
  immediateHoldDays: 5,
  authoriseBeforeHours: 48,
  claimWindowHours: 48,
  quoteValidMinutes: 30,
};
const request: QuoteRequest = {
  customerId: '019ac000-0000-7000-8000-000000000001',
  provider: {
    providerId: '019ac000-0000-7000-8000-000000000002',
    publicName: 'Amélie',
    trader: {
      legalName: 'Amélie Géry',
      address: '3 rue des Lilas, 44000 Nantes',
      phone: '+33612345678',
      email: 'a@example.com',
      registrationNumber: '73282932000074',
      sapDeclarationNumber: null,
    },
  },
  service: { code: 'regular-cleaning', name: { fr: 'Ménage régulier', en: 'Regular cleaning' } },
  extras: [{ code: 'oven', minutes: 30, flatCents: 0, name: { fr: 'Four', en: 'Oven' } }],
  hourlyRateCents: 2_600,
  start: instantAt('2026-06-14', 600, PARIS),
  durationMinutes: 150,
  timeZone: PARIS,
  place: {
    addressId: null,
    placeId: 'fr:44109',
    municipality: 'Nantes',
    inseeCode: '44109',
    lat: 47.2184,
    lng: -1.5536,
  },
  department: '44',
  vatRegime: 'FRANCHISE_293B',
  cancellationPolicy: 'STANDARD',
};
const now = instantAt('2026-06-01', 600, PARIS);

describe('a quote', () => {
  const document = drawUpQuote('019ac000-0000-7000-8000-000000000003', request, now, rules);

  it('says everything a customer must know before booking', () => {
    expect(document).toMatchObject({
      expiresAt: '2026-06-01T08:30:00.000Z',
      visit: { start: '2026-06-14T08:00:00.000Z', end: '2026-06-14T10:30:00.000Z' },
      price: { totalCents: 8_531, priceCents: 8_125, customerFeeCents: 406 },
      payment: { how: 'SAVE_CARD', heldAt: '2026-06-12T08:00:00.000Z' },
      withdrawal: { lastDay: '2026-06-15', needsEarlyStartRequest: true },
    });
    expect(document.price.lines.map(({ kind, name, amountCents }) => [kind, name?.fr ?? null, amountCents])).toEqual([
      ['LABOUR', null, 5_200],
      ['EXTRA', 'Four', 1_300],
      ['SUNDAY', null, 1_625],
      ['CUSTOMER_FEE', null, 406],
    ]);
    expect(document.cancellation.steps.map(({ from, feeCents }) => [from, feeCents])).toEqual([
      ['2026-06-01T08:00:00.000Z', 0],
      ['2026-06-13T08:00:00.000Z', 4_266],
      ['2026-06-14T04:00:00.000Z', 8_531],
    ]);
  });

  it('is the same text after a round trip, and another hash after any change', () => {
    const text = quoteText(document);
    expect(canonicalJson(JSON.parse(text) as Json)).toBe(text);
    expect(quoteHash(text)).toMatch(/^[0-9a-f]{64}$/);
    expect(quoteHash(quoteText({ ...document, place: { ...document.place, municipality: 'Rezé' } }))).not.toBe(
      quoteHash(text),
    );
  });

  it('is over at its last instant', () => {
    const expiresAt = new Date(document.expiresAt);
    expect(isQuoteExpired({ expiresAt }, new Date(expiresAt.getTime() - 1))).toBe(false);
    expect(isQuoteExpired({ expiresAt }, expiresAt)).toBe(true);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order in which fields were written', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[1,{"c":"é","d":null}]}');
  });

  it('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('refuses what JSON has no number for', () => {
    expect(() => canonicalJson([Number.NaN])).toThrow(RangeError);
  });
});
