import { createTestApp, type TestApp } from '../../../../test/support/app.js';
import type { Database } from './database.js';
import { NamedStatement } from './named-statement.js';

describe('a named statement', () => {
  let app: TestApp;
  let database: Database;
  beforeAll(async () => {
    app = await createTestApp({ modules: [], role: 'web' });
    database = app.db;
  });
  afterAll(() => app?.close());

  it('answers the same rows as node-postgres itself, the first time and later, of every type we store', async () => {
    const sql = `SELECT n, n::text AS text, n::float8 / 3 AS fraction, n % 2 = 0 AS even, NULL AS nothing,
        timestamptz '2026-11-22 10:00:00.5+01' + make_interval(days => n) AS instant, date '2026-11-22' + n AS day,
        ARRAY['a', n::text] AS texts, jsonb_build_object('n', n) AS json, n::bigint AS big, 'Zoé "Ünal"\n' AS name
      FROM generate_series(1, $1::int) AS n WHERE n::text <> ALL ($2::text[])`;
    const values = [5, ['2', 'no, "this"', 'NULL']];
    const expected = (await database.pool.query<object>(sql, values)).rows;
    expect(expected).toHaveLength(4);
    for (let time = 0; time < 3; time += 1) expect(await database.query('test-types', sql, values)).toEqual(expected);
  });

  it('gives the columns to whoever says what a row is, as text and in order', async () => {
    const sql = 'SELECT 7 AS seven, NULL AS nothing, $1::text AS given';
    for (let time = 0; time < 2; time += 1) {
      const rows = await database.query('test-columns', sql, ['été'], (columns) => ({ columns: [...columns] }));
      expect(rows).toEqual([{ columns: ['7', null, 'été'] }]);
    }
  });

  it('that fails says why, as often as it does, and works again with better values', async () => {
    const ask = (id: string) => database.query('test-fails', 'SELECT $1::uuid AS id', [id]);
    for (let time = 0; time < 3; time += 1) await expect(ask('no id')).rejects.toMatchObject({ code: '22P02' });
    const id = '016f5e66-efd0-74bd-82e2-3fe4724d7b5b';
    for (let time = 0; time < 3; time += 1) expect(await ask(id)).toEqual([{ id }]);
    await expect(database.query('test-nonsense', 'SELEKT 1')).rejects.toMatchObject({ code: '42601' });
  });

  it('takes no value that can’t be written and no row that can’t be read', async () => {
    const endless: Record<string, unknown> = {};
    endless['self'] = endless;
    await expect(database.query('test-endless', 'SELECT $1::jsonb AS json', [endless])).rejects.toThrow(/circular/i);
    const unreadable = (): never => {
      throw new Error('unreadable');
    };
    await expect(database.query('test-unreadable', 'SELECT 1 AS one', [], unreadable)).rejects.toThrow('unreadable');
    expect(await database.query('test-after', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('has a name of its own', async () => {
    const client = await database.pool.connect();
    await client.query({ name: 'test-taken', text: 'SELECT 1 AS one' });
    const other = new Promise((resolve) => {
      client.query(new NamedStatement('test-taken', 'SELECT 2 AS two', [], resolve, undefined));
    });
    expect(await other).toMatchObject({ message: expect.stringContaining('test-taken') });
    client.release(true);
  });

  it('that is answered by nobody fails, and others are answered', async () => {
    const ended = database.query('test-ended', 'SELECT pg_terminate_backend(pg_backend_pid())');
    await expect(ended).rejects.toThrow();
    expect(await database.query('test-after', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
