import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { tablesWithCardNumbers } from './card-numbers.js';

const TEMPLATE = 'limpide_template';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A migrated, empty database of its own on the test server. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (!server) throw new Error('Run through jest: its global setup starts PostgreSQL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY wal_log`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop(): Promise<void> {
      // Whatever a test has done, no card number may have come to rest in its database.
      const found = await tablesWithCardNumbers(url.href);
      await onServer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      if (found.length > 0) throw new Error(`A card number was stored in ${found.join(', ')}`);
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
