import { exampleDocument, exampleQuote } from '../testing/billing-examples.js';
import { readerOf } from './billing.policy.js';
import { frenchVatNumber, readAddressLine, sirenOf } from './company-numbers.js';
import { DOCUMENT_KINDS, KIND_FACTS, numberText, seriesOf } from './document-kind.js';
import { documentSheet } from './document-sheet.js';
import { mandateHash, mandateText } from './mandate.js';
import { mentionsFor } from './mentions.js';
import { owesNote } from './note-threshold.js';
import { monthAfter, monthBefore, monthOf } from './statement.js';
import { thresholdLevel } from './vat-threshold.js';
import { quoteSheet } from './quote-sheet.js';
import { phoneText } from './wording.js';

const profile = { vatRegime: 'FRANCHISE_293B', sapDeclarationNumber: null } as const;

describe('what the law wants said', () => {
  it('follows the tax profile: franchise, reduced rate with its declaration, standard rate', () => {
    expect(mentionsFor({ kind: 'PROVIDER_INVOICE', ...profile })).toEqual([
      ...['FRANCHISE', 'PAID', 'SELF_BILLED', 'MEDIATOR'],
    ]);
    expect(
      mentionsFor({ kind: 'PROVIDER_INVOICE', vatRegime: 'SAP_10', sapDeclarationNumber: 'SAP732829320' }),
    ).toEqual(['REDUCED_RATE', 'SAP', 'PAID', 'SELF_BILLED', 'MEDIATOR']);
    expect(mentionsFor({ kind: 'NOTE', vatRegime: 'STANDARD_20', sapDeclarationNumber: null })).toEqual([
      ...['NOTE', 'MEDIATOR'],
    ]);
  });

  it('says penalties and 40 € between businesses, the mediator to consumers, and never the other way round', () => {
    for (const kind of DOCUMENT_KINDS) {
      const mentions = mentionsFor({ kind, ...profile });
      const toCustomer = KIND_FACTS[kind].addressedTo === 'CUSTOMER';
      expect([kind, mentions.includes('MEDIATOR')]).toEqual([kind, toCustomer]);
      expect([kind, mentions.includes('LATE_RECOVERY')]).toEqual([kind, kind === 'COMMISSION_INVOICE']);
      expect([kind, mentions.includes('SELF_BILLED')]).toEqual([kind, kind === 'PROVIDER_INVOICE']);
      expect([kind, mentions.includes('SELF_BILLED_CREDIT')]).toEqual([kind, kind === 'PROVIDER_CREDIT_NOTE']);
    }
  });

  it('keeps the franchise word for word in English', () => {
    const english = documentSheet(exampleDocument('PROVIDER_INVOICE', { vatRegime: 'FRANCHISE_293B', locale: 'en' }));
    expect(JSON.stringify(english)).toContain('TVA non applicable, art. 293 B du CGI');
    expect(english.title).toBe('Invoice F2026-000042');
  });

  it('leaves no hole open in any document of either language', () => {
    for (const locale of ['fr', 'en'] as const)
      for (const kind of DOCUMENT_KINDS) {
        const said = JSON.stringify({ ...documentSheet(exampleDocument(kind, { locale })), footer: '' });
        expect(said).not.toMatch(/\{\w+\}|undefined|NaN/);
      }
  });
});

describe('the numbers of documents', () => {
  it('run by issuer, kind and year, and a provider’s apart from those they give elsewhere', () => {
    expect(seriesOf('COMMISSION_INVOICE', '2026-12-31')).toBe('F2026');
    expect(seriesOf('FEE_CREDIT_NOTE', '2027-01-01')).toBe('A2027');
    expect(seriesOf('PROVIDER_INVOICE', '2026-12-31')).toBe('LIM-F2026');
    expect(numberText('F2026', 7)).toBe('F2026-000007');
  });
});

describe('who may open a document', () => {
  const document = { recipientUserId: 'camille', issuerUserId: 'paul' };
  it.each([
    ['camille', false, 'RECIPIENT'],
    ['paul', false, 'ISSUER'],
    ['paul', true, 'ISSUER'],
    ['somebody', true, 'FINANCE'],
    ['somebody', false, null],
  ])('%s (finance: %s): %s', (userId, mayFinance, reader) => {
    expect(readerOf({ userId, mayFinance }, document)).toBe(reader);
  });

  it('is nobody by the lack of an issuer', () => {
    expect(readerOf({ userId: 'x', mayFinance: false }, { ...document, issuerUserId: null })).toBeNull();
  });
});

describe('company numbers', () => {
  it('make the VAT number of a SIREN', () => {
    expect(frenchVatNumber('732829320')).toBe('FR44732829320');
    expect(sirenOf('73282932000074')).toBe('732829320');
    expect(sirenOf('7328')).toBeNull();
    expect(sirenOf(null)).toBeNull();
  });

  it('read an address on one line', () => {
    expect(readAddressLine('1 place Bellecour, 69002 Lyon')).toEqual({
      ...{ street: '1 place Bellecour', postalCode: '69002', city: 'Lyon' },
    });
    expect(readAddressLine('Ferme du Bois')).toEqual({ street: 'Ferme du Bois', postalCode: null, city: null });
  });
});

describe('thresholds', () => {
  it.each([
    [2_999_999, 'BELOW'],
    [3_000_000, 'NEAR'],
    [3_750_000, 'NEAR'],
    [3_750_001, 'OVER'],
    [4_125_000, 'OVER'],
    [4_125_001, 'FAR_OVER'],
  ])('a turnover of %d cents is %s', (cents, level) => {
    expect(thresholdLevel(cents)).toBe(level);
  });

  it('owe a note from 25 € on', () => {
    expect([owesNote(2_499), owesNote(2_500)]).toEqual([false, true]);
  });

  it('know months, over New Year too', () => {
    expect(monthOf('2026-11-30')).toBe('2026-11-01');
    expect(monthBefore('2027-01-15')).toBe('2026-12-01');
    expect(monthAfter('2026-12-01')).toBe('2027-01-01');
    expect(monthAfter('2027-02-01')).toBe('2027-03-01');
  });
});

describe('the mandate', () => {
  it('names whom it is given to and is proven by its French text', () => {
    expect(mandateText('fr', 'Limpide SAS')).toContain('Je donne mandat à Limpide SAS');
    expect(mandateText('en', 'Limpide SAS')).toContain('The French text prevails.');
    expect(mandateHash('Limpide SAS')).not.toBe(mandateHash('Autre SAS'));
  });
});

describe('a quote on paper', () => {
  it('says its price, its end, its hash and the declaration', () => {
    const quote = exampleQuote();
    const { PAUL, MEDIATOR } = { PAUL: exampleDocument('NOTE').issuer, MEDIATOR: exampleDocument('NOTE').mediator };
    if (!MEDIATOR) throw new Error('A note names the mediator');
    const paper = { quote, hash: 'a'.repeat(64), seller: PAUL, customerName: 'Camille', platformName: 'Limpide SAS' };
    const said = JSON.stringify({ ...quoteSheet({ ...paper, mediator: MEDIATOR, locale: 'fr' }), footer: '' });
    for (const part of ['Devis', 'Valable jusqu’au', 'SAP732829320', 'a'.repeat(64), 'Paul Girard EI'])
      expect(said).toContain(part);
    expect(said).not.toMatch(/\{\w+\}/);
  });

  it('says how to reach the provider before the contract, as no paper that follows does', () => {
    const { issuer: seller, mediator } = exampleDocument('NOTE');
    if (!mediator) throw new Error('A note names the mediator');
    const example = exampleQuote();
    const trader = { ...example.provider.trader, phone: '+33612345678', email: 'paul@example.fr' };
    const quote = { ...example, provider: { ...example.provider, trader } };
    const paper = {
      quote,
      hash: 'a'.repeat(64),
      seller,
      customerName: 'Camille',
      platformName: 'Limpide SAS',
      mediator,
    };
    for (const locale of ['fr', 'en'] as const) {
      const parties = quoteSheet({ ...paper, locale }).blocks.find(({ type }) => type === 'parties');
      const [from, to] = parties?.type === 'parties' ? parties.parties : [];
      expect(from?.lines.slice(-2)).toEqual(['+33\u00A06\u00A012\u00A034\u00A056\u00A078', 'paul@example.fr']);
      expect(to?.lines.join(' ')).not.toContain('paul@example.fr');
    }
    for (const kind of ['NOTE', 'PROVIDER_INVOICE'] as const)
      expect(JSON.stringify(documentSheet(exampleDocument(kind)))).not.toContain(example.provider.trader.phone);
    expect(phoneText('+32471234567')).toBe('+32471234567');
  });
});
