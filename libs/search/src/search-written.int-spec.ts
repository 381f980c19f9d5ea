import { jest } from '@jest/globals';
import type { Response } from 'supertest';
import { CompiledOperations } from '#platform/graphql';
import { freeBetween, insertMarket, marketProvider } from '../../../test/support/market.js';
import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { SearchIndex, SearchModule } from './index.js';

/** As the results page asks: every field, cursors, those who are free later, and failures with all that they tell. */
const SEARCH = `query Search($input: SearchInput!, $first: Int, $after: String) {
  search(input: $input, first: $first, after: $after) { __typename ...Failed ... on SearchHitConnection {
    durationMinutes edges { cursor node { ...Hit __typename } __typename } laterHits { ...Hit }
    pageInfo { endCursor hasNextPage __typename } } } }
  fragment Failed on UserError { code message ... on InvalidTime { reason } ... on PlaceNotServed { municipality } }
  fragment Hit on SearchHit { distanceKm nextFreeSlot { start end } price { totalCents hourlyRateCents customerFeeCents }
    rating { average count } provider { id publicName municipality instantBook languages cancellationPolicy
    badges { type count serviceCode checkedAt validUntil __typename } __typename } }`;

const DAY = '2026-11-26';
const wanted = { placeId: '75118', serviceCode: 'regular-cleaning', date: DAY, time: '09:00', durationMinutes: 180 };
const LONG_WAY = { accept: 'application/json, text/plain;q=0.1' };

describe('an answer that is written while it is read', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({
      ...{ modules: [SearchModule], now: '2026-11-23T08:00:00Z', role: 'web' },
      rules: { searchesPerMinute: 10_000 },
    });
    const free = { [DAY]: freeBetween(8, 18) };
    const market = [
      marketProvider({ days: free, publicName: 'Inès', ratingSum: 47, ratingCount: 10 }),
      marketProvider({ days: free, publicName: 'Zoé "Ménage"\\ 🧹', languages: ['fr', 'en'], instantBook: true }),
      marketProvider({ days: free, publicName: 'Sap', requiredUntil: '2027-06-30T00:00:00Z' }),
      marketProvider({ days: { '2026-11-27': freeBetween(8, 18) }, publicName: 'Plus tard' }),
    ];
    await insertMarket(test.db, market);
    await test.db.query(
      'test-sap',
      `INSERT INTO provider_credential (id, provider_id, type, state, submitted_at, decided_at, valid_until)
       VALUES (gen_random_uuid(), $1, 'SAP', 'VERIFIED', '2026-01-01', '2026-01-02', '2026-11-26T10:59:00Z')`,
      [market[2]!.id],
    );
    await test.get(SearchIndex).checkAndRepair();
  });
  afterAll(() => test?.close());

  const ask = (variables: object, headers: Record<string, string>): Promise<Response> =>
    test.http.post('/graphql').set('content-type', 'application/json').set(headers).send({ query: SEARCH, variables });

  it.each([
    ['those who are free, and who is free later', {}],
    ['any time that day', { input: { ...wanted, time: null } }],
    ['a badge that ends before the visit does', { input: { ...wanted, time: '08:00' } }],
    ['one who is left when one filters', { input: { ...wanted, languages: ['en'], instantOnly: true } }],
    ['a page with a next one', { first: 1 }],
    ['a price that nobody asks', { input: { ...wanted, maximumTotalCents: 100 } }],
    [
      'a home',
      { input: { ...wanted, durationMinutes: null, home: { surfaceSquareMetres: 60, rooms: 3, bathrooms: 1 } } },
    ],
    ['a place that nobody serves', { input: { ...wanted, placeId: '29019' } }],
    ['a place that is none', { input: { ...wanted, placeId: '99999' } }],
    ['a day that has passed', { input: { ...wanted, date: '2026-11-01' } }],
    ['a time off the grid', { input: { ...wanted, time: '09:10' } }],
    ['a service that is none', { input: { ...wanted, serviceCode: 'gardening' } }],
    ['a mark that is none', { input: { ...wanted, minimumRating: 9 } }],
    ['a cursor that is none', { after: 'xx' }],
    ['an input that is none', { input: 'Paris' }],
  ])('is byte for byte what executing it gives, in both languages: %s', async (_, changes) => {
    await ask({ input: wanted }, {});
    for (const language of ['fr', 'en']) {
      const variables = { input: wanted, ...changes };
      for (let time = 0; time < 2; time += 1) {
        const written = await ask(variables, { 'accept-language': language });
        const executed = await ask(variables, { ...LONG_WAY, 'accept-language': language });
        expect(written.text).toBe(executed.text);
        expect(written.status).toBe(executed.status);
      }
    }
  });

  it('is written, not executed: else these would say nothing', async () => {
    await ask({ input: wanted }, {});
    const find = jest.spyOn(test.get(CompiledOperations), 'find');
    const { text } = await ask({ input: wanted }, {});
    const run = jest.spyOn(find.mock.results[0]!.value as { run: () => Promise<unknown> }, 'run');
    expect((await ask({ input: wanted }, {})).text).toBe(text);
    expect(run).not.toHaveBeenCalled();
    await ask({ input: wanted }, LONG_WAY);
    expect(run).toHaveBeenCalled();
    find.mockRestore();
  });

  it('changes with what it was written from', async () => {
    const names = async () =>
      [...(await ask({ input: { ...wanted, languages: ['en'] } }, {})).text.matchAll(/"publicName":"(.*?[^\\])"/g)].map(
        ([, name]) => name,
      );
    expect(await names()).toEqual([String.raw`Zoé \"Ménage\"\\ 🧹`]);
    await test.db.query('test-rename', `UPDATE provider SET public_name = 'Zoé' WHERE public_name LIKE 'Zoé%'`);
    await test.get(SearchIndex).checkAndRepair();
    expect(await names()).toEqual(['Zoé']);
  });
});
