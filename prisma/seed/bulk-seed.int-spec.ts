import { Availability } from '#availability';
import { SearchIndex } from '#search';
import { createFullApp, type FullApp } from '../../test/support/full-app.js';
import { seedDatabase } from './index.js';

/** Several batches, so loaded without indexes; the last of them beyond those who have a past. */
const MANY = 180;
const FEW = 50;
const BATCH = 20;
/** Ends what is stuck; says nothing about speed. */
const LIMIT = 240_000;

describe('many providers at once', () => {
  let app: FullApp;
  beforeEach(async () => {
    // Ninety days from here hold a day of 23 hours.
    app = await createFullApp({ role: 'web', now: '2027-01-11T08:00:00Z' });
  }, LIMIT);
  afterEach(() => app?.close());

  const seed = (providers: number, more: { onProgress?: () => Promise<void> } = {}) =>
    seedDatabase(app.app, { providers, now: app.clock.now(), batch: BATCH, ...more });
  const rows = async <Row extends object>(sql: string): Promise<Row[]> => (await app.db.pool.query<Row>(sql)).rows;
  const indexesAndConstraints = () =>
    rows(`SELECT indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace ORDER BY 1`);
  const providerIds = async () => (await rows<{ id: string }>('SELECT id FROM provider')).map(({ id }) => id);

  it(
    'are bookable and found exactly as the application itself computes it, behind the same indexes as before',
    async () => {
      const before = await indexesAndConstraints();
      expect(await seed(MANY)).toBe(MANY);
      expect(await indexesAndConstraints()).toEqual(before);
      expect(await app.get(Availability).rebuild(await providerIds())).toBe(0);
      expect(await app.get(SearchIndex).checkAndRepair()).toEqual({ checked: MANY, repaired: 0 });
      const [days] = await rows<{ days: number }>('SELECT count(*)::int AS days FROM day_free');
      expect(days?.days).toBe(MANY * 91);
    },
    LIMIT,
  );

  it(
    'are the same people on every run, whether they come together or in two parts',
    async () => {
      const people = () =>
        rows(`SELECT p.id, p.public_name, p.base_lat, p.radius_metres, array_agg(c.id || c.state::text ORDER BY c.id) AS papers
        FROM provider p JOIN provider_credential c ON c.provider_id = p.id GROUP BY p.id ORDER BY p.id`);
      await seed(BATCH + 1);
      expect(await seed(FEW)).toBe(FEW - BATCH - 1);
      const inTwoParts = await people();
      await app.close();
      app = await createFullApp({ role: 'web', now: '2027-01-11T08:00:00Z' });
      await seed(FEW);
      expect(await people()).toEqual(inTwoParts);
    },
    LIMIT,
  );

  it(
    'are all there or not at all: an interrupted load leaves nothing, and can be started again',
    async () => {
      const before = await indexesAndConstraints();
      const kill = `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'limpide-seed'`;
      const interrupted = seed(FEW, { onProgress: () => rows(kill).then(() => undefined) });
      await expect(interrupted).rejects.toThrow();
      for (const table of ['user_account', 'provider', 'booking', 'day_free', 'search_posting']) {
        expect(await rows(`SELECT FROM ${table}`)).toEqual([]);
      }
      expect(await indexesAndConstraints()).toEqual(before);
      expect(await seed(FEW)).toBe(FEW);
    },
    LIMIT,
  );
});
