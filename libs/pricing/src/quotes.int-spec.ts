import { instantAt, newId, ok, PARIS } from '#kernel';
import { Transactor, txExecute } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../../test/support/app.js';
import type { QuoteRequest } from './domain/draw-up-quote.js';
import type { Quote } from './domain/quote-document.js';
import { PricingModule } from './pricing.module.js';
import { Quotes } from './quotes.js';
import { QuoteTampered } from './store/quote.store.js';

const QUOTE = `query ($id: ID!) { quote(id: $id) {
  totalCents vatMention heldNow needsEarlyStartRequest withdrawalLastDay withdrawalStatement cancellationPrecedence guaranteeStatement paymentStatement orderLabel
  lines { kind label amountCents vatCents } cancellationSteps { from until feeCents statement } trader { legalName } } }`;

const request = (customerId: string): QuoteRequest => ({
  customerId,
  provider: {
    providerId: newId(),
    publicName: 'Amélie',
    trader: {
      legalName: 'Amélie Géry',
      address: '3 rue des Lilas',
      phone: '+33612345678',
      email: 'amelie@example.com',
      registrationNumber: null,
      sapDeclarationNumber: null,
    },
  },
  service: { code: 'regular-cleaning', name: { fr: 'Ménage régulier', en: 'Regular cleaning' } },
  extras: [{ code: 'oven', minutes: 30, flatCents: 0, name: { fr: 'Four', en: 'Oven' } }],
  hourlyRateCents: 2_600,
  start: instantAt('2026-12-26', 600, PARIS),
  durationMinutes: 150,
  timeZone: PARIS,
  place: { addressId: null, placeId: '67482', municipality: 'Strasbourg', inseeCode: '67482', lat: 48.58, lng: 7.75 },
  vatRegime: 'FRANCHISE_293B',
  cancellationPolicy: 'STANDARD',
});

describe('quotes on the real database', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ modules: [PricingModule], now: '2026-12-14T08:00:00Z' });
  });
  afterAll(() => app?.close());

  const create = async (customerId: string): Promise<Quote> => {
    const created = await app
      .get(Transactor)
      .run(async (tx) => ok(await app.get(Quotes).create(tx, request(customerId))));
    if (!created.ok) throw new Error('not created');
    return created.value;
  };

  it('a customer reads the whole offer in French', async () => {
    const customer = app.actor();
    const { id } = await create(customer.userId);
    const { data } = await app.graphql<{ quote: object }>(QUOTE, { id }, { as: customer });
    expect(data.quote).toEqual({
      totalCents: 10_238,
      vatMention: 'TVA non applicable, art. 293 B du CGI',
      heldNow: false,
      needsEarlyStartRequest: true,
      withdrawalLastDay: '2026-12-28',
      cancellationPrecedence: expect.stringContaining('tant que la visite n’a pas commencé, annuler ne coûte rien'),
      withdrawalStatement: expect.stringContaining('jusqu’au 28 décembre 2026 inclus'),
      guaranteeStatement: expect.stringContaining('48 h'),
      paymentStatement: expect.stringContaining('réservé le 24 décembre 2026 à 10:00'),
      orderLabel: 'Réserver et payer',
      lines: [
        {
          kind: 'LABOUR',
          label: expect.stringMatching(/^Prestation : 2 h à 26,00\s€ de l’heure$/),
          amountCents: 5_200,
          vatCents: 0,
        },
        { kind: 'EXTRA', label: 'Four', amountCents: 1_300, vatCents: 0 },
        { kind: 'PUBLIC_HOLIDAY', label: 'Majoration jour férié (+50 %)', amountCents: 3_250, vatCents: 0 },
        { kind: 'CUSTOMER_FEE', label: 'Frais de service (5 %)', amountCents: 488, vatCents: 81 },
      ],
      cancellationSteps: [
        expect.objectContaining({
          from: '2026-12-14T08:00:00.000Z',
          feeCents: 0,
          statement: expect.stringContaining('annulation gratuite'),
        }),
        expect.objectContaining({ from: '2026-12-25T09:00:00.000Z', feeCents: 5_119 }),
        expect.objectContaining({
          from: '2026-12-26T05:00:00.000Z',
          until: '2026-12-26T09:00:00.000Z',
          feeCents: 10_238,
        }),
      ],
      trader: { legalName: 'Amélie Géry' },
    });
  });

  it('everyone can read today’s terms, as the rules have them', async () => {
    const { data } = await app.graphql<{ priceTerms: unknown; serverTime: string }>(
      `{ serverTime priceTerms { customerFeeBasisPoints commissionBasisPoints sundaySurchargeBasisPoints shortNoticeHours
         quoteValidMinutes holdMinutes withdrawalDays cancellationPolicies { policy steps { hoursBefore percent } } } }`,
    );
    expect(data).toEqual({
      serverTime: '2026-12-14T08:00:00.000Z',
      priceTerms: {
        ...{ customerFeeBasisPoints: 500, commissionBasisPoints: 1_500, sundaySurchargeBasisPoints: 2_500 },
        ...{ shortNoticeHours: 24, quoteValidMinutes: 30, holdMinutes: 15, withdrawalDays: 14 },
        cancellationPolicies: [
          { policy: 'FLEXIBLE', steps: [{ hoursBefore: 4, percent: 50 }] },
          {
            policy: 'STANDARD',
            steps: [
              { hoursBefore: 24, percent: 50 },
              { hoursBefore: 4, percent: 100 },
            ],
          },
          {
            policy: 'STRICT',
            steps: [
              { hoursBefore: 72, percent: 50 },
              { hoursBefore: 24, percent: 100 },
            ],
          },
        ],
      },
    });
  });

  it('and in English', async () => {
    const customer = app.actor(['customer'], { locale: 'en' });
    const { id } = await create(customer.userId);
    const { data } = await app.graphql<{ quote: { lines: { label: string }[]; orderLabel: string } }>(
      QUOTE,
      { id },
      { as: customer },
    );
    expect(data.quote.lines.map(({ label }) => label)).toEqual([
      'Cleaning: 2 h at €26.00 an hour',
      'Oven',
      'Public holiday surcharge (+50%)',
      'Service fee (5%)',
    ]);
    expect(data.quote.orderLabel).toBe('Book and pay');
  });

  it('someone else’s quote is indistinguishable from none', async () => {
    const { id } = await create(app.actor().userId);
    const stranger = app.actor();
    const foreign = await app.graphql(QUOTE, { id }, { as: stranger });
    const missing = await app.graphql(QUOTE, { id: newId() }, { as: stranger });
    const malformed = await app.graphql(QUOTE, { id: 'x' }, { as: stranger });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect([missing, malformed]).toEqual([foreign, foreign]);
    expect((await app.graphql(QUOTE, { id })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('what is stored names nobody, and reads back as it was written', async () => {
    const customer = app.actor();
    const quote = await create(customer.userId);
    const [row] = await app.db.query<{ document: string }>('test-quote', 'SELECT document FROM quote WHERE id = $1', [
      quote.id,
    ]);
    expect(row?.document).not.toMatch(/Géry|Strasbourg/);
    expect(await app.get(Quotes).get(quote.id)).toEqual(quote);
    expect(await app.get(Quotes).find(quote.id, customer.userId)).toEqual(quote);
    await expect(app.get(Quotes).get(newId())).rejects.toThrow('No quote');
  });

  it('nobody can rewrite a quote, and one changed behind the database’s back is refused', async () => {
    const quote = await create(newId());
    const rewrite = (tx: Parameters<typeof txExecute>[0]) =>
      txExecute(tx, `UPDATE quote SET hash = $2 WHERE id = $1::uuid`, [quote.id, '0'.repeat(64)]);
    await expect(app.get(Transactor).run(async (tx) => ok(await rewrite(tx)))).rejects.toThrow(/never changes/);
    await app.get(Transactor).run(async (tx) => {
      await txExecute(tx, 'ALTER TABLE quote DISABLE TRIGGER quote_is_frozen');
      return ok(await rewrite(tx));
    });
    await expect(app.get(Quotes).get(quote.id)).rejects.toThrow(QuoteTampered);
  });

  it('is kept for a year and no longer', async () => {
    const quote = await create(newId());
    app.clock.set('2027-12-14T08:00:00Z');
    await app.runJob('pricing.purge-quotes');
    expect((await app.get(Quotes).get(quote.id)).id).toBe(quote.id);
    app.clock.advance(1);
    await app.runJob('pricing.purge-quotes');
    await expect(app.get(Quotes).get(quote.id)).rejects.toThrow('No quote');
    app.clock.set('2026-12-14T08:00:00Z');
  });
});
