import type { ClientBase } from 'pg';

/** Tables with a row for every day or cell of a provider: making their indexes once costs half of keeping them. */
const MANY_ROWS = ['day_free', 'search_posting'];
/**
 * Tables whose rows point to their provider: checking them together costs a tenth of asking for every row. Their rows are
 * looked up by provider meanwhile, so only indexes that start with something else go.
 */
const CHILDREN = ['provider_service', 'provider_credential', 'weekly_hours'];

/**
 * The tables that get the most rows. Those that are empty, with all that points to them, are emptied again by the load
 * itself: their rows can then be written as if vacuumed already, for whoever reads them first would otherwise write every
 * page once more; and where no replica listens (`wal_level = minimal`) they are not written to the log as well.
 */
const FILLED = [
  'user_account',
  'provider',
  'provider_service',
  'provider_credential',
  'availability_settings',
  'weekly_hours',
  'day_free',
  'search_provider',
  'search_posting',
  'billing_mandate',
];

interface Definition {
  /** What takes it away, and what makes it again just as it was. */
  readonly drop: string;
  readonly create: string;
}

/**
 * Runs a big load without indexes and foreign keys that cost much to keep and little to make: it makes them again, as
 * the database itself described them, and every row is checked then. All of it inside the caller's transaction: whatever
 * interrupts it, the database is as it was. Others wait for these tables meanwhile. `load` is told which tables it may
 * write frozen.
 */
export async function withoutIndexes(
  client: ClientBase,
  load: (frozen: ReadonlySet<string>) => Promise<void>,
): Promise<void> {
  const { rows: definitions } = await client.query<Definition>(DEFINITIONS, [MANY_ROWS, CHILDREN]);
  for (const { drop } of definitions) await client.query(drop);
  await load(await empty(client));
  await client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
  for (const { create } of definitions) await client.query(create);
}

async function empty(client: ClientBase): Promise<ReadonlySet<string>> {
  const emptied = new Set<string>();
  for (const table of FILLED) {
    const { rows } = await client.query<{ name: string }>(POINTING, [table]);
    const names = rows.map(({ name }) => name);
    if (emptied.has(table) || !(await areEmpty(client, names))) continue;
    await client.query(`LOCK TABLE ${names.join(', ')}`);
    // Somebody may have come before the lock.
    if (!(await areEmpty(client, names))) continue;
    await client.query(`TRUNCATE ${names.join(', ')}`);
    for (const name of names) emptied.add(name);
  }
  return emptied;
}

async function areEmpty(client: ClientBase, tables: readonly string[]): Promise<boolean> {
  const { rowCount } = await client.query(tables.map((table) => `(SELECT FROM ${table} LIMIT 1)`).join(' UNION ALL '));
  return rowCount === 0;
}

/** A table and all whose rows point to its, directly or not. */
const POINTING = `
  WITH RECURSIVE pointing AS (
    SELECT $1::regclass::oid AS id
    UNION SELECT conrelid FROM pg_constraint JOIN pointing ON confrelid = pointing.id WHERE contype = 'f'
  ) SELECT id::regclass::text AS name FROM pointing`;

const DEFINITIONS = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
  FROM pg_constraint
  WHERE (conrelid = ANY($1::regclass[]) AND contype IN ('p', 'u')) OR (conrelid = ANY($2::regclass[]) AND contype = 'f')
  UNION ALL
  SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index
  WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
    AND (indrelid = ANY($1::regclass[]) OR (indrelid = ANY($2::regclass[]) AND NOT EXISTS (
      SELECT FROM pg_attribute WHERE attrelid = indrelid AND attnum = indkey[0] AND attname = 'provider_id')))`;
