import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { SearchModule } from './index.js';

const SEARCH = `{ search(input: { placeId: "75118", serviceCode: "regular-cleaning", date: "2026-11-26", durationMinutes: 180 }) {
  __typename } }`;

describe('someone, or a program, who searches without end', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ modules: [SearchModule], role: 'web', rules: { searchesPerMinute: 2 } });
  });
  afterAll(() => test?.close());

  it('is told to wait after so many searches in a minute; a person signed in is counted apart', async () => {
    const search = async (as?: { token: string }) =>
      (await test.graphql(SEARCH, {}, as ? { as } : {})).errors?.map(({ extensions }) => extensions.code);
    expect([await search(), await search(), await search()]).toEqual([undefined, undefined, ['RATE_LIMITED']]);
    const camille = test.actor(['customer']);
    expect([await search(camille), await search(camille), await search(camille)]).toEqual([
      undefined,
      undefined,
      ['RATE_LIMITED'],
    ]);
    // Counting costs no database round trip.
    expect(await test.db.query('test-limits', 'SELECT 1 FROM rate_limit')).toEqual([]);
  });
});
