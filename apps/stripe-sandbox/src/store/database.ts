import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** Members that lists are filtered by: an index each, so that a large file stays quick. */
const SEARCHED = ['customer', 'payment_intent', 'charge', 'transfer_group', 'source_transaction'];

const SEARCH_INDEXES = SEARCHED.map(
  (
    member,
  ) => `CREATE INDEX IF NOT EXISTS object_by_${member} ON object (json_extract(body, '$.${member}'), kind, sequence)
    WHERE json_extract(body, '$.${member}') IS NOT NULL;`,
).join('\n');

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA busy_timeout = 2000;
  CREATE TABLE IF NOT EXISTS object (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    created INTEGER NOT NULL,
    body TEXT NOT NULL,
    hidden TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS object_by_kind ON object (kind, account, sequence);
  CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    request_id TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    created INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS idempotency_by_age ON idempotency (created);
  CREATE TABLE IF NOT EXISTS deadline (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    due INTEGER NOT NULL,
    kind TEXT NOT NULL,
    object TEXT NOT NULL,
    UNIQUE (kind, object)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deadline_by_due ON deadline (due);
  CREATE TABLE IF NOT EXISTS delivery (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL,
    event_type TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    due_ms INTEGER NOT NULL,
    last_status INTEGER,
    payload TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS delivery_pending ON delivery (endpoint, due_ms) WHERE state = 'pending';
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

/**
 * The state of the sandbox: one SQLite database, used synchronously, so that an answer is never sent before its
 * effects are committed and a killed process loses nothing it acknowledged.
 */
export class SandboxDatabase {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private depth = 0;

  /** @param file path of the database file; undefined keeps everything in memory */
  constructor(file: string | undefined) {
    this.database = new DatabaseSync(file ?? ':memory:');
    this.database.exec(SCHEMA);
    this.database.exec(SEARCH_INDEXES);
  }

  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  execute(sql: string, ...values: SQLInputValue[]): { changes: number; lastId: number } {
    const { changes, lastInsertRowid } = this.statement(sql).run(...values);
    return { changes: Number(changes), lastId: Number(lastInsertRowid) };
  }

  /** Runs `work` in a transaction, or in a savepoint when one is open; rolls back when it throws. */
  transaction<T>(work: () => T): T {
    const savepoint = `level_${String(this.depth)}`;
    const outermost = this.depth === 0;
    this.database.exec(outermost ? 'BEGIN IMMEDIATE' : `SAVEPOINT ${savepoint}`);
    this.depth += 1;
    try {
      const result = work();
      this.database.exec(outermost ? 'COMMIT' : `RELEASE ${savepoint}`);
      return result;
    } catch (error) {
      this.database.exec(outermost ? 'ROLLBACK' : `ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`);
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private statement(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.database.prepare(sql);
    this.statements.set(sql, prepared);
    return prepared;
  }
}
