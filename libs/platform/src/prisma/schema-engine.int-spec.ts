import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { applyMigrations, areApplied } from './schema-engine.js';

const PRISMA = join(import.meta.dirname, '../../../../prisma');

describe('migrations at the start', () => {
  let database: TestDatabase;
  let client: pg.Client;
  let folder: string;
  const first = { name: '1_first', script: 'CREATE TABLE first (id int);' };
  const second = { name: '2_second', script: 'CREATE TABLE second (id int);' };

  const write = async ({ name, script }: typeof first): Promise<void> => {
    await mkdir(join(folder, 'migrations', name), { recursive: true });
    await writeFile(join(folder, 'migrations', name, 'migration.sql'), script);
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'limpide-migrations-'));
    await cp(join(PRISMA, 'schema'), join(folder, 'schema'), { recursive: true });
    await write(first);
    await cp(join(PRISMA, 'migrations/migration_lock.toml'), join(folder, 'migrations/migration_lock.toml'));
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  });
  afterAll(async () => {
    await client?.end();
    await database?.drop();
    if (folder) await rm(folder, { recursive: true });
  });

  it('are applied once, by whoever comes first', async () => {
    expect(await areApplied([first], database.url)).toBe(false);
    expect(await applyMigrations(folder, database.url)).toEqual([first.name]);
    expect(await areApplied([first], database.url)).toBe(true);
    expect(await applyMigrations(folder, database.url)).toEqual([]);
  });

  it('are looked at again when there is a new one or a script was changed', async () => {
    expect(await areApplied([first, second], database.url)).toBe(false);
    expect(await areApplied([{ ...first, script: `${first.script}--` }], database.url)).toBe(false);
    await write(second);
    expect(await applyMigrations(folder, database.url)).toEqual([second.name]);
    expect(await areApplied([first, second], database.url)).toBe(true);
  });

  it('do not count while one is unfinished, or after one was taken back', async () => {
    await client.query(`UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_second'`);
    expect(await areApplied([first], database.url)).toBe(false);
    await expect(applyMigrations(folder, database.url)).rejects.toThrow();
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '2_second'`);
    expect(await areApplied([first], database.url)).toBe(true);
    expect(await areApplied([first, second], database.url)).toBe(false);
  });

  it('cannot be skipped when the database does not answer', async () => {
    await expect(areApplied([first], 'postgresql://nobody@127.0.0.1:1/none')).rejects.toThrow();
  });
});
