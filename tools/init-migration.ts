// Writes the first migration from prisma/schema and the hand-written constraints in prisma/sql, then the client.
// Until the first release there is one migration; after it, new ones are added beside it and this tool goes.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../libs/platform/src/embedded-postgres/index.ts';
import { diffSchemas } from '../libs/platform/src/prisma/schema-engine.ts';

const prisma = join(import.meta.dirname, '../prisma');
const target = join(prisma, 'migrations/20261122000000_init/migration.sql');
const extensions = ['btree_gist', 'citext', 'pg_trgm', 'unaccent', 'pgcrypto'];

const scratch = mkdtempSync(join(tmpdir(), 'limpide-schema-'));
chmodSync(scratch, 0o755);
const database = process.env['TEST_DATABASE_URL']
  ? null
  : await startEmbeddedPostgres({ folder: join(scratch, 'postgres') });
const tables = await diffSchemas(
  null,
  join(prisma, 'schema'),
  process.env['TEST_DATABASE_URL'] ?? database!.connectionString,
);
await database?.stop();
rmSync(scratch, { recursive: true, force: true });
const handWritten = readdirSync(join(prisma, 'sql'))
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map(
    (name) => `-- ${name}: what Prisma's schema can't say\n${readFileSync(join(prisma, 'sql', name), 'utf8').trim()}\n`,
  );

mkdirSync(join(target, '..'), { recursive: true });
writeFileSync(join(prisma, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n');
const sql = [
  extensions.map((name) => `CREATE EXTENSION IF NOT EXISTS ${name};`).join('\n'),
  tables,
  ...handWritten,
].join('\n\n');
writeFileSync(`${target}.new`, sql);
renameSync(`${target}.new`, target);
execFileSync(process.execPath, [join(import.meta.dirname, 'generate-client.mjs')], { stdio: 'inherit' });
