import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { Catalog, CatalogModule, estimateMinutes } from './index.js';

describe('the catalogue', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ modules: [CatalogModule] });
  });
  afterAll(() => test.close());

  it('shows everyone what can be booked, in their language', async () => {
    const query = '{ services { code name minimumMinutes extras { code name minutes flatCents } } }';
    const { data } = await test.graphql<{ services: { code: string; name: string; extras: { code: string }[] }[] }>(
      query,
    );
    expect(data.services.map(({ code }) => code)).toEqual([
      'regular-cleaning',
      'deep-cleaning',
      'end-of-tenancy',
      'windows',
      'ironing',
      'short-let-turnover',
    ]);
    expect(data.services[0]).toMatchObject({ name: 'Ménage régulier', minimumMinutes: 120 });
    expect(data.services[0]?.extras[0]).toEqual({ code: 'oven', name: 'Intérieur du four', minutes: 30, flatCents: 0 });

    const english = await test.graphql<typeof data>(query, {}, { locale: 'en' });
    expect(english.data.services[0]?.name).toBe('Regular cleaning');
  });

  it('knows which services are the upkeep of the home one lives in: their tax may be the reduced one', async () => {
    const services = await test.get(Catalog).services();
    expect(services.filter(({ housekeeping }) => !housekeeping).map(({ code }) => code)).toEqual([
      'end-of-tenancy',
      'short-let-turnover',
    ]);
  });

  it('answers null for a service that does not exist', async () => {
    const query = 'query ($code: String!) { service(code: $code) { code } }';
    expect((await test.graphql(query, { code: 'windows' })).data).toEqual({ service: { code: 'windows' } });
    expect((await test.graphql(query, { code: 'butler\u0000' })).data).toEqual({ service: null });
  });

  it('has bounds for every service everywhere, higher in Paris', async () => {
    const catalog = test.get(Catalog);
    for (const { code } of await catalog.services()) {
      const [paris, nantes, village] = await Promise.all(
        ['75118', '44109', '2A004'].map((place) => catalog.priceBounds(code, place)),
      );
      expect(paris!.maximumCents).toBeGreaterThan(nantes!.maximumCents);
      expect(nantes!.minimumCents).toBeGreaterThan(village!.minimumCents);
    }
  });

  it('estimates every service for an ordinary flat', async () => {
    const home = { surfaceSquareMetres: 60, rooms: 3, bathrooms: 1 };
    const services = await test.get(Catalog).services();
    expect(Object.fromEntries(services.map((service) => [service.code, estimateMinutes(service, home)]))).toEqual({
      'regular-cleaning': 150,
      'deep-cleaning': 270,
      'end-of-tenancy': 300,
      windows: 120,
      ironing: 60,
      'short-let-turnover': 180,
    });
  });
});
