import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * Prisma's schema engine in its WebAssembly build: the CLI would download a native one, which many networks and every
 * offline machine refuse. It writes the same `_prisma_migrations` table, so `prisma migrate deploy` can go on from here.
 */
interface SchemaEngine {
  applyMigrations(input: object): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: object): Promise<{ exitCode: number; stdout: string | null }>;
}

/** The part of the WebAssembly API used here; Node's types leave it to the browser's library. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

const filters = { externalTables: [], externalEnums: [] };

interface EngineBinding {
  __wbg_set_wasm(exports: object): void;
  SchemaEngine: { new: (options: object, log: (line: string) => void, adapter: unknown) => Promise<SchemaEngine> };
}
let binding: Promise<EngineBinding> | undefined;

/** Loaded once: a second instance would be handed the first one's objects when they are collected, and crash. */
async function loadBinding(): Promise<EngineBinding> {
  const require = createRequire(import.meta.url);
  const folder = join(require.resolve('@prisma/schema-engine-wasm'), '..');
  const loaded = (await import(join(folder, 'schema_engine_bg.js'))) as EngineBinding;
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': loaded,
  });
  loaded.__wbg_set_wasm(instance.exports);
  (instance.exports['__wbindgen_start'] as () => void)();
  return loaded;
}

/** Gives the engine to `work` and closes its connections afterwards. */
async function withEngine<T>(
  schemaFolder: string,
  connectionString: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine } = await (binding ??= loadBinding());
  const pool = new pg.Pool({ connectionString, max: 2 });
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(pool)));
    return await work(await SchemaEngine.new({ datamodels: readSchema(schemaFolder) }, () => undefined, adapter));
  } finally {
    await pool.end();
  }
}

/**
 * The adapter cuts a script at every semicolon, also inside a function's body. PostgreSQL reads a whole script well, in
 * one implicit transaction: a migration that fails leaves nothing behind.
 */
function wholeScripts(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await (adapter.underlyingDriver() as { query(text: string): Promise<unknown> }).query(script);
    };
    return adapter;
  };
  return factory;
}

function readSchema(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}

/** Applies what is new in prisma/migrations; answers the names applied now. Safe to run from several nodes at once. */
export async function applyMigrations(prismaFolder: string, connectionString: string): Promise<string[]> {
  const baseDir = join(prismaFolder, 'migrations');
  const migrations = migrationNames(prismaFolder).map((name) => ({
    name,
    script: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8'),
  }));
  if (await areApplied(migrations, connectionString)) return [];
  const migrationDirectories = migrations.map(({ name, script }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
  }));
  const migrationsList = {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(baseDir, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories,
  };
  const { appliedMigrationNames } = await withEngine(join(prismaFolder, 'schema'), connectionString, (engine) =>
    engine.applyMigrations({ migrationsList, filters }),
  );
  return appliedMigrationNames;
}

/** One folder of prisma/migrations. */
interface Migration {
  readonly name: string;
  readonly script: string;
}

interface Row {
  readonly name: string;
  readonly checksum: string;
  readonly done: boolean;
}

const UNDEFINED_TABLE = '42P01';

/**
 * Whether the database says of each of these migrations that it was applied, from this very script, and of none that it
 * failed: then Prisma's schema engine has nothing to do, and its 5 MB of WebAssembly need not be loaded.
 */
export async function areApplied(migrations: readonly Migration[], connectionString: string): Promise<boolean> {
  const applied = await readApplied(connectionString);
  if (!applied?.every(({ done }) => done)) return false;
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  return migrations.every(({ name, script }) => checksums.get(name) === checksumOf(script));
}

/** As Prisma counts it. */
const checksumOf = (script: string): string => createHash('sha256').update(script).digest('hex');

/** What Prisma wrote down, or null in a database that it has not seen. */
async function readApplied(connectionString: string): Promise<Row[] | null> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS done
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    );
    return rows;
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return null;
    throw error;
  } finally {
    await client.end();
  }
}

/** The names of the migrations in the repository, oldest first. */
export const migrationNames = (prismaFolder: string): string[] =>
  readdirSync(join(prismaFolder, 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

/** The SQL that makes the tables of one schema folder from those of another (`null`: from nothing). The engine wants a server to talk to, any. */
export async function diffSchemas(from: string | null, to: string, connectionString: string): Promise<string> {
  const files = (folder: string) => readSchema(folder).map(([path, content]) => ({ path, content }));
  const { stdout } = await withEngine(to, connectionString, (engine) =>
    engine.diff({
      from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: files(from) },
      to: { tag: 'schemaDatamodel', files: files(to) },
      script: true,
      shadowDatabaseUrl: null,
      exitCode: null,
      filters,
    }),
  );
  return stdout ?? '';
}
