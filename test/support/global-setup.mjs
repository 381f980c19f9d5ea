import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../libs/platform/src/embedded-postgres/index.ts';
import { applyMigrations } from '../../libs/platform/src/prisma/schema-engine.ts';

export const TEMPLATE = 'limpide_template';

/** One PostgreSQL for all test files, with a migrated template that each file copies. TEST_DATABASE_URL takes another server. */
export default async function globalSetup() {
  if (globalThis.testPostgres) return;
  const folder = mkdtempSync(join(tmpdir(), 'limpide-test-'));
  chmodSync(folder, 0o755);
  const given = process.env['TEST_DATABASE_URL'];
  // Tests may lose everything when the power fails; production may not.
  const flags = [
    'fsync=off',
    'full_page_writes=off',
    'synchronous_commit=off',
    'max_connections=300',
    'shared_buffers=256MB',
  ];
  const server = given
    ? null
    : await startEmbeddedPostgres({ folder: join(folder, 'postgres'), flags: flags.flatMap((flag) => ['-c', flag]) });
  globalThis.testPostgres = { server, folder };
  const url = given ?? server?.connectionString ?? '';
  process.env['TEST_POSTGRES_URL'] = url;
  await makeTemplate(url);
}

async function makeTemplate(url) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  await admin.end();
  const template = new URL(url);
  template.pathname = `/${TEMPLATE}`;
  await applyMigrations(join(import.meta.dirname, '../../prisma'), template.href);
  const boss = new PgBoss({ connectionString: template.href, supervise: false, schedule: false });
  await boss.start();
  await boss.stop({ graceful: false, close: true });
}
