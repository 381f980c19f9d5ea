import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { startRedis, type TestRedis } from '../../../../test/support/redis.js';
import { RateLimiter } from './index.js';

const THREE = { points: 3, seconds: 600 };

const attempt = async (node: TestApp, key: string, limit = THREE): Promise<'taken' | 'refused'> =>
  node
    .get(RateLimiter)
    .consume('test', key, limit)
    .then(
      () => 'taken',
      (error: unknown) => {
        if ((error as { extensions?: { code?: string } }).extensions?.code !== 'RATE_LIMITED') throw error;
        return 'refused';
      },
    );

describe.each(['PostgreSQL', 'Redis'])('tries counted in %s', (where) => {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let nodes: TestApp[];

  beforeAll(async () => {
    database = await createTestDatabase();
    redis = where === 'Redis' ? await startRedis() : undefined;
    const world = { modules: [], database, environment: { ...(redis ? { REDIS_URL: redis.url } : {}) } };
    nodes = [await createTestApp(world), await createTestApp(world)];
  });
  afterAll(async () => {
    for (const node of nodes ?? []) await node.close();
    await redis?.kill();
    await database?.drop();
  });

  it('are as many with two nodes as with one', async () => {
    const [one, other] = nodes as [TestApp, TestApp];
    const outcomes = await Promise.all([one, other, one, other, one].map((node) => attempt(node, 'a')));
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(3);
    expect(await attempt(other, 'b')).toBe('taken');
  });

  it('are forgotten everywhere after a success', async () => {
    const [one, other] = nodes as [TestApp, TestApp];
    for (const node of [one, other, one]) expect(await attempt(node, 'c')).toBe('taken');
    await other.get(RateLimiter).reset('test', 'c', THREE);
    expect(await attempt(one, 'c')).toBe('taken');
  });

  it('leave nothing in the place that is not theirs', async () => {
    const [one] = nodes as [TestApp, TestApp];
    const rows = await one.db.query('test-limits', 'SELECT 1 FROM rate_limit');
    expect(rows.length > 0).toBe(where === 'PostgreSQL');
  });
});

describe('tries while Redis is gone', () => {
  let redis: TestRedis;
  let node: TestApp;
  beforeAll(async () => {
    redis = await startRedis();
    await redis.kill();
    node = await createTestApp({ modules: [], environment: { REDIS_URL: redis.url } });
  });
  afterAll(async () => {
    await node?.close();
    await redis?.kill();
  });

  it('are counted by the node itself from its start, and nothing is let through', async () => {
    for (const expected of ['taken', 'taken', 'taken', 'refused', 'refused'])
      expect(await attempt(node, 'd')).toBe(expected);
    await node.http.get('/health/ready').expect(200);
  });

  it('are counted there again as soon as it is back, and by the node once it goes again', async () => {
    await redis.start();
    // What the node counted while it was alone is not taken over: a person who waited for it is let in again.
    while ((await attempt(node, 'd')) === 'refused') await new Promise((resolve) => setTimeout(resolve, 25));
    for (const expected of ['taken', 'taken', 'refused']) expect(await attempt(node, 'd')).toBe(expected);
    await redis.kill();
    for (const expected of ['taken', 'taken', 'taken', 'refused']) expect(await attempt(node, 'e')).toBe(expected);
  });
});
