import fc from 'fast-check';
import { cellCentre, cellOf, distanceMetres } from '#geo';
import { DAY, newId, ok } from '#kernel';
import { EventBus } from '#platform/jobs';
import { Transactor } from '#platform/prisma';
import { createTestApp, type TestApp } from '../../../test/support/app.js';
import { insertMarket, marketProvider, type MarketProvider } from '../../../test/support/market.js';
import { rankingFactors, rankNear, score } from './domain/ranking.js';
import { visitStarts } from './domain/visit-starts.js';
import { SearchIndex, SearchModule } from './index.js';
import { SearchReads } from './store/search.reads.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const WEIGHTED = { regular: { number: 1, lowestRateCents: 2_200, highestRateCents: 5_000 } };

describe('the rows that search reads', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await createTestApp({ modules: [SearchModule], now: NOW.toISOString() });
  });
  afterAll(() => test.close());
  afterEach(async () => {
    await test.settle();
    test.clock.set(NOW);
    await test.db.query(
      'test-clear',
      'TRUNCATE provider, availability_settings, day_free, search_provider, search_posting, search_outcome CASCADE',
    );
  });

  type Published = Parameters<EventBus['publish']>[1];
  const publish = async (...events: Published[]) => {
    await test.get(Transactor).run(async (tx) => ok(await test.get(EventBus).publish(tx, ...events)));
    await test.settle();
  };
  const one = async (changes: Partial<MarketProvider> = {}) => {
    const made = marketProvider(changes);
    await insertMarket(test.db, [made]);
    return made.id;
  };
  const ranks = (providerId: string) =>
    test.db.query<{ rank: number; rate: number }>(
      'test-ranks',
      'SELECT rank, hourly_rate_cents AS rate FROM search_posting WHERE provider_id = $1 ORDER BY rank DESC',
      [providerId],
    );
  const best = async (providerId: string) => (await ranks(providerId))[0]?.rank ?? 0;
  const listingChanged = (providerId: string, listed: boolean) =>
    publish({ type: 'ProviderListingChanged', data: { providerId, listed, reason: 'TEST' } });

  it('appear when a provider is listed and go when they are paused', async () => {
    const id = await one();
    await listingChanged(id, true);
    expect((await ranks(id)).length).toBeGreaterThan(3);
    await test.db.query(
      'test-pause',
      `UPDATE provider SET listing_state = 'PAUSED', paused_by = 'PROVIDER' WHERE id = $1`,
      [id],
    );
    await listingChanged(id, false);
    expect(await ranks(id)).toEqual([]);
    expect(await test.db.query('test-row', 'SELECT 1 FROM search_provider WHERE provider_id = $1', [id])).toEqual([]);
  });

  it('follow a changed price', async () => {
    const id = await one();
    await listingChanged(id, true);
    const before = await best(id);
    await test.db.query('test-price', 'UPDATE provider_service SET hourly_rate_cents = 4000 WHERE provider_id = $1', [
      id,
    ]);
    await publish({ type: 'ProviderProfileChanged', data: { providerId: id } });
    expect((await ranks(id)).every(({ rate }) => rate === 4_000)).toBe(true);
    expect(await best(id)).toBeLessThan(before);
  });

  it('follow a new rating', async () => {
    const id = await one({ ratingSum: 8, ratingCount: 2 });
    await listingChanged(id, true);
    const before = await best(id);
    await test.db.query('test-rate', 'UPDATE provider SET rating_sum = 13, rating_count = 3 WHERE id = $1', [id]);
    await publish({ type: 'ProviderProfileChanged', data: { providerId: id } });
    const rows = await test.db.query(
      'test-rating',
      'SELECT rating_sum AS sum, rating_count AS count FROM search_provider WHERE provider_id = $1',
      [id],
    );
    expect(rows).toEqual([{ sum: 13, count: 3 }]);
    expect(await best(id)).toBeGreaterThan(before);
  });

  const facts = (providerId: string, bookingId: string) => ({
    ...{ bookingId, providerId, reference: 'R', customerId: newId(), customerPublicName: 'C', providerUserId: newId() },
    ...{
      providerPublicName: 'P',
      serviceCode: 'regular-cleaning',
      municipality: 'Paris',
      totalCents: 1,
      timeZone: 'Europe/Paris',
    },
    ...{ start: '2026-11-20T09:00:00Z', end: '2026-11-20T11:00:00Z' },
  });
  const completed = (providerId: string, bookingId: string) =>
    publish({
      type: 'BookingCompleted',
      data: {
        ...facts(providerId, bookingId),
        completedAt: '2026-11-20T11:00:00Z',
        claimWindowEndsAt: '2026-11-22T11:00:00Z',
      },
    });
  const cancelled = (providerId: string, by: 'CUSTOMER' | 'PROVIDER') =>
    publish({
      type: 'BookingCancelled',
      data: { ...facts(providerId, newId()), by, basis: 'X', feeCents: 0, refundCents: 0 },
    });

  it('rank a provider higher after visits of the service, lower after leaving a customer alone', async () => {
    const id = await one();
    await listingChanged(id, true);
    const fresh = await best(id);
    const bookingId = newId();
    await completed(id, bookingId);
    const once = await best(id);
    expect(once).toBeGreaterThan(fresh);
    await completed(id, bookingId);
    await cancelled(id, 'CUSTOMER');
    expect(await best(id)).toBe(once);
    await cancelled(id, 'PROVIDER');
    expect(await best(id)).toBeLessThan(fresh);
  });

  it('are found wrong and repaired, whatever happened to them', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => one()));
    const index = test.get(SearchIndex);
    expect(await index.checkAndRepair()).toEqual({ checked: 6, repaired: 6 });
    expect(await index.checkAndRepair()).toEqual({ checked: 6, repaired: 0 });
    const right = await Promise.all(ids.map(ranks));

    const [lost, moved, renamed, unlisted, ghost] = ids as [string, string, string, string, string];
    await test.db.query(
      'test-lose',
      'DELETE FROM search_posting WHERE (cell, provider_id) = (SELECT min(cell), $1::uuid FROM search_posting)',
      [lost],
    );
    await test.db.query('test-move', 'UPDATE search_posting SET lat = lat + 0.001 WHERE provider_id = $1', [moved]);
    await test.db.query('test-rename', `UPDATE search_provider SET public_name = 'X' WHERE provider_id = $1`, [
      renamed,
    ]);
    await test.db.query('test-unlist', 'DELETE FROM search_provider WHERE provider_id = $1', [unlisted]);
    await test.db.query('test-ghost', 'DELETE FROM provider WHERE id = $1', [ghost]);
    expect(await index.checkAndRepair()).toEqual({ checked: 6, repaired: 5 });
    expect(await ranks(ghost)).toEqual([]);
    expect(await Promise.all(ids.slice(0, 4).map(ranks))).toEqual(right.slice(0, 4));
    expect(await index.checkAndRepair()).toEqual({ checked: 5, repaired: 0 });
  });

  it('let the bonus of newcomers melt night by night', async () => {
    const id = await one({ firstListedAt: NOW.toISOString() });
    await test.runJob('search.check-drift');
    const today = await best(id);
    test.clock.advance(30 * DAY);
    await test.runJob('search.check-drift');
    expect(await best(id)).toBeLessThan(today);
  });

  it('survive many refreshes of one provider at once', async () => {
    const id = await one();
    await Promise.all(Array.from({ length: 8 }, () => listingChanged(id, true)));
    expect(await test.get(SearchIndex).checkAndRepair()).toEqual({ checked: 1, repaired: 0 });
  });

  it('find exactly whom a look at every provider finds, in the same order', async () => {
    const centre = { lat: 48.86, lng: 2.35 };
    const near = (range: number) => fc.double({ min: -range, max: range, noNaN: true });
    const day = '2026-11-26';
    const bits = fc
      .array(fc.tuple(fc.nat(95), fc.integer({ min: 1, max: 40 })), { maxLength: 3 })
      .map((runs) =>
        Array.from({ length: 96 }, (_, q) =>
          runs.some(([from, length]) => q >= from && q < from + length) ? '1' : '0',
        ).join(''),
      );
    const provider = fc.record({
      lat: near(0.5),
      lng: near(0.7),
      radiusMetres: fc.integer({ min: 1_000, max: 50_000 }),
      hourlyRateCents: fc.integer({ min: 2_200, max: 5_000 }),
      listed: fc.boolean(),
      instantBook: fc.boolean(),
      minNoticeMinutes: fc.constantFrom(0, 720, 5_000),
      requiredUntil: fc.constantFrom(null, '2026-11-26T12:00:00Z', '2027-06-01T00:00:00Z'),
      rating: fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 5 })),
      bits,
    });
    const market = fc.sample(provider, { numRuns: 400, seed: 22 }).map((random) =>
      marketProvider({
        ...random,
        baseLat: centre.lat + random.lat,
        baseLng: centre.lng + random.lng,
        services: [{ serviceCode: 'regular-cleaning', hourlyRateCents: random.hourlyRateCents }],
        ratingCount: random.rating[0],
        ratingSum: random.rating[0] * random.rating[1],
        days: { [day]: random.bits },
      }),
    );
    await insertMarket(test.db, market);
    await test.get(SearchIndex).checkAndRepair();

    const question = fc.record({
      lat: near(0.6),
      lng: near(0.8),
      startMinute: fc.option(fc.nat(40).map((half) => half * 30)),
      durationMinutes: fc.integer({ min: 2, max: 10 }).map((half) => half * 30),
      instantOnly: fc.boolean(),
      minimumRating: fc.constantFrom(0, 3, 4.5),
      highestRateCents: fc.constantFrom(3_000, 1_000_000),
    });
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        const point = { lat: centre.lat + asked.lat, lng: centre.lng + asked.lng };
        const starts = visitStarts({ ...asked, date: day }, 'Europe/Paris', NOW, {
          slotGridMinutes: 30,
          horizonDays: 90,
        });
        if (!starts.ok) return;
        const candidates = starts.value.map((start) => ({
          ...start,
          leadMinutes: (start.start.getTime() - NOW.getTime()) / 60_000,
          highestRateCents: asked.highestRateCents,
        }));
        const filters = { instantOnly: asked.instantOnly, minimumRating: asked.minimumRating, languages: [] };
        const walk = { cell: cellOf(point), service: 1, point, timeZone: 'Europe/Paris', filters, limit: 1_000 };
        const found = await test.get(SearchReads).freeThen(walk, day, 3, candidates);

        const expected = market
          .filter(
            (one) => one.listed && distanceMetres(point, { lat: one.baseLat, lng: one.baseLng }) <= one.radiusMetres,
          )
          .filter((one) => !asked.instantOnly || one.instantBook)
          .filter(
            (one) =>
              asked.minimumRating === 0 ||
              (one.ratingCount > 0 && one.ratingSum / one.ratingCount >= asked.minimumRating),
          )
          .filter((one) => one.services[0]!.hourlyRateCents <= asked.highestRateCents)
          .flatMap((one) => {
            const first = candidates.find(
              ({ mask, leadMinutes, end }) =>
                leadMinutes >= one.minNoticeMinutes &&
                (one.requiredUntil === null || end <= new Date(one.requiredUntil)) &&
                [...mask].every((needed, quarter) => needed === '0' || one.days[day]![quarter] === '1'),
            );
            return first ? [{ providerId: one.id, rank: expectedRank(one, point), minute: first.minute }] : [];
          })
          .sort((a, b) => b.rank - a.rank || (a.providerId < b.providerId ? 1 : -1));
        expect(found.map(({ providerId, rank, minute }) => ({ providerId, rank, minute }))).toEqual(expected);
        seen += expected.length;
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(seen).toBeGreaterThan(500);
  });

  const expectedRank = (one: MarketProvider, point: { lat: number; lng: number }): number => {
    const factors = rankingFactors(
      {
        ...WEIGHTED.regular,
        ...{
          completedVisitsOfService: 0,
          keptVisits: 0,
          brokenVisits: 0,
          ratingSum: one.ratingSum,
          ratingCount: one.ratingCount,
        },
        hourlyRateCents: one.services[0]!.hourlyRateCents,
        firstListedAt: new Date(one.firstListedAt),
      },
      NOW,
    );
    return rankNear(score(factors), distanceMetres({ lat: one.baseLat, lng: one.baseLng }, cellCentre(cellOf(point))));
  };

  it('show each provider their own inputs, and nobody else', async () => {
    const provider = test.actor(['provider']);
    await one({ userId: provider.userId, ratingSum: 9, ratingCount: 2 });
    const query =
      '{ myRankingInputs { listed ratingCount ratingAverage keptVisits services { serviceCode hourlyRateCents highestRateCents factors { relevance rating reliability price freshness } score } } }';
    const { data } = await test.graphql<{ myRankingInputs: { services: { score: number }[] } }>(
      query,
      {},
      { as: provider },
    );
    expect(data.myRankingInputs).toMatchObject({
      ...{ listed: true, ratingCount: 2, ratingAverage: 4.5, keptVisits: 0 },
      services: [{ serviceCode: 'regular-cleaning', hourlyRateCents: 2_800, highestRateCents: 5_000 }],
    });
    expect(data.myRankingInputs.services[0]?.score).toBeGreaterThan(0.7);
    const codes = await Promise.all(
      [test.actor(['provider']), test.actor(['customer'])].map(
        async (as) => (await test.graphql(query, {}, { as })).errors?.[0]?.extensions.code,
      ),
    );
    expect(codes).toEqual(['NOT_FOUND', 'FORBIDDEN']);
  });
});
