import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import { GeoModule } from '../index.js';

describe('someone, or a program, who looks places up without end', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ modules: [GeoModule], role: 'web', rules: { placeLookupsPerMinute: 3 } });
  });
  afterAll(() => test?.close());

  it('is told to wait after so many in a minute, also alias by alias; a person signed in is counted apart', async () => {
    const lookUp = (aliases: number, as?: { token: string }) =>
      test.graphql(
        `{ ${Array.from({ length: aliases }, (_, n) => `a${n}: places(text: "lyon") { id }`).join(' ')} }`,
        {},
        as ? { as } : {},
      );
    expect((await lookUp(2)).errors).toBeUndefined();
    const { errors } = await lookUp(2);
    expect(errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'RATE_LIMITED', retryAfterSeconds: expect.any(Number) as unknown },
    ]);
    const camille = test.actor(['customer']);
    expect((await lookUp(3, camille)).errors).toBeUndefined();
    expect((await lookUp(1, camille)).errors).toHaveLength(1);
    expect((await lookUp(1, test.actor(['customer']))).errors).toBeUndefined();
    // Counting costs no database round trip.
    expect(await test.db.query('test-limits', 'SELECT 1 FROM rate_limit')).toEqual([]);
  });
});
