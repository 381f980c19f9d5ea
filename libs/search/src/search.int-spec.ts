import { freeBetween, insertMarket, marketProvider, type MarketProvider } from '../../../test/support/market.js';
import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { SearchIndex, SearchModule } from './index.js';

const SEARCH = `query ($input: SearchInput!, $first: Int, $after: String) { search(input: $input, first: $first, after: $after) {
  __typename
  ... on SearchHitConnection {
    durationMinutes pageInfo { hasNextPage endCursor }
    nodes { ...hit } laterHits { ...hit } }
  ... on UserError { code message }
  ... on InvalidTime { reason } } }
  fragment hit on SearchHit {
    provider { id publicName municipality languages instantBook cancellationPolicy badges { type checkedAt validUntil count } }
    price { totalCents customerFeeCents hourlyRateCents } rating { average count } distanceKm nextFreeSlot { start end } }`;

interface Hit {
  provider: { id: string; publicName: string; badges: { type: string }[] };
  price: { totalCents: number };
  rating: { average: number; count: number } | null;
  distanceKm: number;
  nextFreeSlot: { start: string; end: string };
}
interface Found {
  search: {
    __typename: string;
    code: string;
    reason: string;
    message: string;
    durationMinutes: number;
    nodes: Hit[];
    laterHits: Hit[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}

/** Monday 23 November 2026, 09:00 in Paris. */
const NOW = '2026-11-23T08:00:00Z';
const DAY = '2026-11-26';
const wanted = { placeId: '75118', serviceCode: 'regular-cleaning', date: DAY, time: '09:00', durationMinutes: 180 };
/** Takes one quarter hour out of a day. */
const withBusyQuarter = (bits: string, quarter: number) => `${bits.slice(0, quarter)}0${bits.slice(quarter + 1)}`;
const free = { [DAY]: freeBetween(8, 18) };

describe('search', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ modules: [SearchModule], now: NOW, role: 'web' });
  });
  afterAll(() => test.close());
  afterEach(async () => {
    await test.db.query(
      'test-clear',
      `TRUNCATE provider, availability_settings, day_free, search_provider, search_posting, search_outcome CASCADE`,
    );
  });

  const market = async (...providers: Partial<MarketProvider>[]): Promise<MarketProvider[]> => {
    const made = providers.map((changes) => marketProvider({ days: free, ...changes }));
    await insertMarket(test.db, made);
    await test.get(SearchIndex).checkAndRepair();
    return made;
  };
  const search = async (changes: object = {}, page: { first?: number; after?: string } = {}) => {
    const { data, errors } = await test.graphql<Found>(SEARCH, { input: { ...wanted, ...changes }, ...page });
    expect(errors).toBeUndefined();
    return data.search;
  };
  const names = async (changes: object = {}) =>
    (await search(changes)).nodes.map(({ provider }) => provider.publicName);

  it('shows who serves the place then, with what the visit costs and what was checked', async () => {
    await market({ publicName: 'Inès', ratingSum: 47, ratingCount: 10, requiredUntil: '2027-06-30T00:00:00Z' });
    const { nodes, durationMinutes } = await search();
    expect(durationMinutes).toBe(180);
    expect(nodes).toEqual([
      {
        provider: {
          id: expect.any(String) as string,
          publicName: 'Inès',
          municipality: 'Paris 18e Arrondissement',
          languages: ['fr'],
          instantBook: false,
          cancellationPolicy: 'STANDARD',
          badges: [
            {
              type: 'INSURANCE',
              checkedAt: '2025-01-01T00:00:00.000Z',
              validUntil: '2027-06-30T00:00:00.000Z',
              count: 1,
            },
          ],
        },
        price: { totalCents: 8_820, customerFeeCents: 420, hourlyRateCents: 2_800 },
        rating: { average: 4.7, count: 10 },
        distanceKm: 0.5,
        nextFreeSlot: { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T11:00:00.000Z' },
      },
    ]);
  });

  it('shows no badge that ends before the visit does', async () => {
    const [provider] = await market({});
    await test.db.query(
      'test-sap',
      `INSERT INTO provider_credential (id, provider_id, type, state, submitted_at, decided_at, valid_until)
       VALUES (gen_random_uuid(), $1, 'SAP', 'VERIFIED', '2026-01-01', '2026-01-02', '2026-11-26T10:59:00Z')`,
      [provider!.id],
    );
    await test.get(SearchIndex).checkAndRepair();
    const badges = async (changes: object = {}) =>
      (await search(changes)).nodes[0]?.provider.badges.map(({ type }) => type);
    expect(await badges()).toEqual(['INSURANCE']);
    expect(await badges({ time: '08:00', durationMinutes: 120 })).toEqual(['INSURANCE', 'SAP']);
  });

  it.each<[string, Partial<MarketProvider>]>([
    ['is not listed', { listed: false }],
    ['does not come that far', { baseLat: 48.8, baseLng: 2.2 }],
    ['does not offer the service', { services: [{ serviceCode: 'ironing', hourlyRateCents: 2_500 }] }],
    ['is busy for a quarter of an hour of it', { days: { [DAY]: withBusyQuarter(freeBetween(8, 18), 40) } }],
    ['does not work that day', { days: { '2026-11-27': freeBetween(8, 18) } }],
    ['wants a week of notice', { minNoticeMinutes: 7 * 1440 }],
    ['plans two days ahead only', { horizonDays: 2 }],
    ['has an insurance that ends during the visit', { requiredUntil: '2026-11-26T10:59:00Z' }],
    ['lives in another time zone', { timeZone: 'Indian/Reunion' }],
  ])('leaves out someone who %s', async (_, changes) => {
    await market({ publicName: 'Free' }, { publicName: 'Not', ...changes });
    expect(await names()).toEqual(['Free']);
  });

  it('keeps someone whose insurance ends with the visit', async () => {
    await market({ requiredUntil: '2026-11-26T11:00:00Z' });
    expect(await names()).toHaveLength(1);
  });

  it('finds the first free slot of the day when any time will do', async () => {
    await market({ days: { [DAY]: freeBetween(14, 19) } });
    const { nodes } = await search({ time: null });
    expect(nodes[0]?.nextFreeSlot).toEqual({ start: '2026-11-26T13:00:00.000Z', end: '2026-11-26T16:00:00.000Z' });
  });

  it('offers the next free slot of those who are full that day', async () => {
    await market(
      { publicName: 'Later that day', days: { [DAY]: freeBetween(14, 19) } },
      { publicName: 'On Monday', days: { [DAY]: freeBetween(0, 0), '2026-11-30': freeBetween(9, 12) } },
      { publicName: 'Never', days: { [DAY]: freeBetween(9, 11) } },
    );
    const { nodes, laterHits } = await search();
    expect(nodes).toEqual([]);
    expect(
      Object.fromEntries(laterHits.map(({ provider, nextFreeSlot }) => [provider.publicName, nextFreeSlot.start])),
    ).toEqual({
      'Later that day': '2026-11-26T13:00:00.000Z',
      'On Monday': '2026-11-30T08:00:00.000Z',
    });
  });

  it('says so when nobody serves the place at all', async () => {
    await market({});
    expect(await search({ placeId: '44109' })).toMatchObject({
      __typename: 'PlaceNotServed',
      code: 'PLACE_NOT_SERVED',
      message: 'Personne ne propose encore ce service à Nantes.',
    });
    expect((await search({ instantOnly: true })).__typename).toBe('SearchHitConnection');
  });

  it('estimates the visit from the home and its extras', async () => {
    await market({});
    const home = { surfaceSquareMetres: 60, rooms: 3, bathrooms: 1 };
    const { durationMinutes, nodes } = await search({ durationMinutes: null, home, extras: ['oven', 'supplies'] });
    expect(durationMinutes).toBe(180);
    expect(nodes[0]?.price.totalCents).toBe(8_820 + 630);
  });

  describe('filters', () => {
    it('by total price, everything included', async () => {
      const at = (hourlyRateCents: number) => [{ serviceCode: 'regular-cleaning', hourlyRateCents }];
      await market({ publicName: 'Dear', services: at(3_000) }, { publicName: 'Just', services: at(2_800) });
      expect(await names({ maximumTotalCents: 8_820 })).toEqual(['Just']);
      expect(await names({ maximumTotalCents: 8_819 })).toEqual([]);
      expect(await names({ maximumTotalCents: 8_820, date: '2026-11-29', time: null })).toEqual([]);
    });

    it('by rating, languages and instant booking', async () => {
      await market(
        { publicName: 'Good', ratingSum: 45, ratingCount: 10, languages: ['fr', 'pt'] },
        { publicName: 'Fair', ratingSum: 44, ratingCount: 10, instantBook: true },
        { publicName: 'New', languages: ['en'] },
      );
      expect(await names({ minimumRating: 4.5 })).toEqual(['Good']);
      expect((await names({ languages: ['pt', 'en'] })).sort()).toEqual(['Good', 'New']);
      expect(await names({ instantOnly: true })).toEqual(['Fair']);
    });
  });

  it('gives every provider once, page after page, best ranked first', async () => {
    await market(...Array.from({ length: 23 }, (_, index) => ({ ratingCount: 20, ratingSum: 20 + (index % 8) * 10 })));
    const seen: Hit[] = [];
    let after: string | undefined;
    do {
      const page = await search({}, { first: 5, ...(after ? { after } : {}) });
      expect(page.laterHits).toEqual([]);
      seen.push(...page.nodes);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : undefined;
    } while (after);
    expect(new Set(seen.map(({ provider }) => provider.id)).size).toBe(23);
    const averages = seen.map(({ rating }) => rating!.average);
    expect(averages).toEqual([...averages].sort((a, b) => b - a));
  });

  it('goes on past a city that is closed, page by page, without looking at all of it at once', async () => {
    const closed = Array.from({ length: 2_100 }, () => ({ ratingCount: 50, ratingSum: 250, days: {} }));
    await market(...closed, { publicName: 'Open' });
    const first = await search();
    expect(first).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });
    const second = await search({}, { after: first.pageInfo.endCursor });
    expect(second.nodes.map(({ provider }) => provider.publicName)).toEqual(['Open']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it.each<[object, string]>([
    [{ date: '2026-11-22' }, 'PAST'],
    [{ date: '2026-11-23', time: '08:30' }, 'PAST'],
    [{ date: '2027-02-22' }, 'BEYOND_HORIZON'],
    [{ time: '09:10' }, 'OFF_GRID'],
    [{ time: '22:00' }, 'PAST_MIDNIGHT'],
  ])('answers %j with InvalidTime %s', async (changes, reason) => {
    expect(await search(changes)).toMatchObject({ __typename: 'InvalidTime', code: 'INVALID_TIME', reason });
  });

  it('does not know a made-up place', async () => {
    expect(await search({ placeId: '99999' })).toMatchObject({ code: 'UNKNOWN_PLACE' });
  });

  it.each<[string, object]>([
    ['an unknown service', { serviceCode: 'butler' }],
    ['a service with a NUL byte', { serviceCode: 'regular-cleaning\u0000' }],
    ['an extra of another service', { serviceCode: 'windows', extras: ['oven'] }],
    ['a duration off the grid', { durationMinutes: 100 }],
    ['a negative duration', { durationMinutes: -60 }],
    ['neither duration nor home', { durationMinutes: null }],
    ['both duration and home', { home: { surfaceSquareMetres: 50, rooms: 2, bathrooms: 1 } }],
    ['a palace', { durationMinutes: null, home: { surfaceSquareMetres: 50_000, rooms: 2, bathrooms: 1 } }],
    ['a day that does not exist', { date: '2026-02-30' }],
    ['a day as a sentence', { date: "2026-11-26'; DROP TABLE provider" }],
    ['a huge day', { date: '2'.repeat(100_000) }],
    ['a time that does not exist', { time: '25:00' }],
    ['a huge place', { placeId: 'x'.repeat(50_000) }],
    ['no place', { placeId: null }],
    ['a rating above five', { minimumRating: 6 }],
    ['a negative price', { maximumTotalCents: -1 }],
    ['a language that is none', { languages: ['\u0000\u0000'] }],
    ['too many extras', { extras: Array.from({ length: 21 }, () => 'oven') }],
  ])('refuses %s as bad input', async (_, changes) => {
    const { errors } = await test.graphql(SEARCH, { input: { ...wanted, ...changes } });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(errors)).not.toMatch(/select|postgres|stack/i);
  });

  it.each([
    'garbage',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('["x","y"]').toString('base64url'),
    Buffer.from('[1e99,"y"]').toString('base64url'),
  ])('refuses the made-up cursor %s', async (after) => {
    const { errors } = await test.graphql(SEARCH, { input: wanted, after });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('keeps a foreign address as unknown as a missing one', async () => {
    const answers = await Promise.all(
      ['01890000-0000-7000-8000-00000000dead', "' OR 1=1"].map((addressId) =>
        test.graphql(SEARCH, { input: { ...wanted, placeId: null, addressId } }, { as: test.actor() }),
      ),
    );
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    const anonymous = await test.graphql(SEARCH, { input: { ...wanted, placeId: null, addressId: 'x' } });
    expect(anonymous.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});
