import { appendFile, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { diffSchemas } from '#platform/prisma';
import { createTestDatabase } from '../support/database.js';
import { databaseShape } from './database-shape.js';

const PRISMA = join(import.meta.dirname, '../../prisma');
const EXTENSIONS = ['btree_gist', 'citext', 'pg_trgm', 'unaccent', 'pgcrypto'];
const cleanUps: Array<() => Promise<unknown>> = [];

/** The shape that prisma/migrations give: what every test, and every installation, has. */
async function migrated(): Promise<string[]> {
  const database = await createTestDatabase();
  cleanUps.push(() => database.drop());
  return databaseShape(database.url);
}

/** The shape that a schema folder and prisma/sql describe, made from nothing. */
async function described(schemaFolder: string): Promise<string[]> {
  const database = await createTestDatabase();
  cleanUps.push(() => database.drop());
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    for (const name of EXTENSIONS) await client.query(`CREATE EXTENSION IF NOT EXISTS ${name}`);
    await client.query(await diffSchemas(null, schemaFolder, database.url));
    for (const name of (await readdir(join(PRISMA, 'sql'))).filter((file) => file.endsWith('.sql')).sort()) {
      await client.query(await readFile(join(PRISMA, 'sql', name), 'utf8'));
    }
  } finally {
    await client.end();
  }
  return databaseShape(database.url);
}

const difference = (from: string[], to: string[]): string[] => from.filter((line) => !to.includes(line));

afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

describe('the migrations', () => {
  it('give the database that schema and hand-written SQL describe (run `npm run db:init` when they do not)', async () => {
    const [actual, wanted] = [await migrated(), await described(join(PRISMA, 'schema'))];
    expect({ missing: difference(wanted, actual), unexpected: difference(actual, wanted) }).toEqual({
      missing: [],
      unexpected: [],
    });
    expect(actual.filter((line) => line.startsWith('column outgoing_mail.')).length).toBeGreaterThan(10);
  });

  it('are caught when a column, an index or an enum value was added to the schema only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'schema-drift-'));
    cleanUps.push(() => rm(folder, { recursive: true }));
    await cp(join(PRISMA, 'schema'), folder, { recursive: true });
    await appendFile(
      join(folder, 'schema.prisma'),
      'enum Drift {\n  A\n  @@map("drift_kind")\n}\nmodel Drifted {\n  id Int @id\n  kind Drift\n  @@index([kind])\n  @@map("drifted")\n}\n',
    );
    const missing = difference(await described(folder), await migrated());
    expect(missing).toEqual([
      'column drifted.id integer not null ',
      'column drifted.kind drift_kind not null ',
      'constraint drifted.drifted_pkey PRIMARY KEY (id)',
      'enum drift_kind A',
      'index CREATE INDEX drifted_kind_idx ON public.drifted USING btree (kind)',
      'index CREATE UNIQUE INDEX drifted_pkey ON public.drifted USING btree (id)',
      'storage drifted ',
    ]);
  });

  it('are caught when a trigger or a constraint is missing', async () => {
    const database = await createTestDatabase();
    cleanUps.push(() => database.drop());
    const before = await databaseShape(database.url);
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('DROP TRIGGER outgoing_mail_is_evidence ON outgoing_mail');
    await client.query('ALTER TABLE outgoing_mail DROP CONSTRAINT outgoing_mail_locale_known');
    await client.end();
    const lost = difference(before, await databaseShape(database.url));
    expect(lost.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'constraint outgoing_mail.outgoing_mail_locale_known',
      'trigger outgoing_mail',
    ]);
  });
});
