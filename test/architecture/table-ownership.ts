import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A write to a table by a lib other than the one that owns it. */
export interface ForeignWrite {
  readonly file: string;
  readonly line: number;
  readonly table: string;
  readonly owner: string;
}

/** Which lib declares each table: a schema file's name is its owner's. Delegates are the names on a Prisma client. */
export interface Tables {
  /** By SQL name, e.g. `audit_entry`. */
  readonly ownerOfTable: ReadonlyMap<string, string>;
  /** By Prisma delegate, e.g. `auditEntry`. */
  readonly tableOfDelegate: ReadonlyMap<string, string>;
}

/** Reads who owns what from a folder of `<lib>.prisma` and, beside it, hand-made tables in `<lib>.sql`. */
export function readTables(schemaFolder: string, sqlFolder: string): Tables {
  const ownerOfTable = new Map<string, string>();
  const tableOfDelegate = new Map<string, string>();
  for (const [owner, text] of filesIn(schemaFolder, '.prisma')) {
    for (const [, model, body] of text.matchAll(/^model (\w+) \{$(.*?)^\}/gms)) {
      const table = /@@map\("(\w+)"\)/.exec(body ?? '')?.[1] ?? model ?? '';
      ownerOfTable.set(table, owner);
      tableOfDelegate.set((model ?? '').charAt(0).toLowerCase() + (model ?? '').slice(1), table);
    }
  }
  for (const [owner, text] of filesIn(sqlFolder, '.sql')) {
    for (const [, table] of text.matchAll(/^CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?"?(\w+)"?/gim)) {
      ownerOfTable.set(table ?? '', owner);
    }
  }
  return { ownerOfTable, tableOfDelegate };
}

const DELEGATE_WRITE =
  /\.(\w+)\s*\.(?:create|createMany|createManyAndReturn|update|updateMany|updateManyAndReturn|upsert|delete|deleteMany)\(/g;
const SQL_WRITE =
  /\b(?:INSERT +INTO|UPDATE +ONLY|UPDATE|DELETE +FROM|MERGE +INTO|TRUNCATE +TABLE|TRUNCATE|COPY) +(?:public\.)?"?([a-z_]\w*)/gi;

/** The writes in one source file to tables of another owner. Locking reads (`FOR UPDATE`) and upserts' `DO UPDATE` are not writes to a named table. */
export function foreignWrites(tables: Tables, owner: string, file: string, source: string): ForeignWrite[] {
  const code = withoutComments(source);
  const hits = [
    ...[...code.matchAll(DELEGATE_WRITE)].map((m) => ({ at: m.index, table: tables.tableOfDelegate.get(m[1] ?? '') })),
    ...[...code.replace(/\s/g, ' ').matchAll(SQL_WRITE)].map((m) => ({ at: m.index, table: m[1]?.toLowerCase() })),
  ];
  return hits.flatMap(({ at, table }) => {
    const declared = table === undefined ? undefined : tables.ownerOfTable.get(table);
    if (table === undefined || declared === undefined || declared === owner) return [];
    return [{ file, line: code.slice(0, at).split('\n').length, table, owner: declared }];
  });
}

/** All foreign writes of the libs under a folder, and whatever writes outside a `store/`. */
export function scanLibs(
  libsFolder: string,
  tables: Tables,
): { foreign: ForeignWrite[]; outsideStore: ForeignWrite[] } {
  const foreign: ForeignWrite[] = [];
  const outsideStore: ForeignWrite[] = [];
  for (const lib of readdirSync(libsFolder)) {
    for (const path of sourcesUnder(join(libsFolder, lib, 'src'))) {
      const file = path.slice(libsFolder.length + 1);
      const source = readFileSync(path, 'utf8');
      foreign.push(...foreignWrites(tables, lib, file, source));
      const isStore = path.includes('/src/store/') || lib === 'platform';
      // Nobody is the owner here: every write is found.
      if (!isStore) outsideStore.push(...foreignWrites(tables, '', file, source));
    }
  }
  return { foreign, outsideStore };
}

function filesIn(folder: string, extension: string): Array<[owner: string, text: string]> {
  return readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .map((name) => [name.slice(0, -extension.length), readFileSync(join(folder, name), 'utf8')]);
}

function sourcesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(spec|int-spec|bench)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/generated/'));
}

/** Line breaks stay, so that line numbers hold. */
const withoutComments = (source: string): string =>
  source
    .replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/[^\n]*/g, '$1')
    .replace(/(^|[^-])--\s[^\n]*/g, '$1');
