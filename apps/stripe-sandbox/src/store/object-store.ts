import type { SQLInputValue } from 'node:sqlite';

import type { SandboxDatabase } from './database.js';
import type { Kind, Kinds } from './kinds.js';

interface ObjectRow {
  sequence: number;
  id: string;
  kind: Kind;
  account: string;
  created: number;
  body: string;
  hidden: string;
}

/** The platform's own objects have no account. */
export const PLATFORM = '';

export interface ListQuery {
  account?: string;
  /** JSON members that must have these values, such as `{ payment_intent: 'pi_…' }`; undefined ones do not filter. */
  where?: Record<string, string | number | boolean | undefined>;
  /** The same for what lies beside the public object. */
  hidden?: Record<string, string>;
  created?: { gt?: number; gte?: number; lt?: number; lte?: number };
  limit?: number;
  startingAfter?: string;
  endingBefore?: string;
}

export interface Page<T> {
  items: T[];
  hasMore: boolean;
}

/** Every object of the sandbox, by id, in the order of its creation. */
export class ObjectStore {
  constructor(private readonly database: SandboxDatabase) {}

  insert<K extends Kind>(
    kind: K,
    body: Kinds[K] & { id: string },
    options: { account?: string; hidden?: object; created: number },
  ): void {
    this.database.execute(
      'INSERT INTO object (id, kind, account, created, body, hidden) VALUES (?, ?, ?, ?, ?, ?)',
      body.id,
      kind,
      options.account ?? PLATFORM,
      options.created,
      JSON.stringify(body),
      JSON.stringify(options.hidden ?? {}),
    );
  }

  find<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const row = this.row(id);
    return row?.kind === kind ? (JSON.parse(row.body) as Kinds[K]) : undefined;
  }

  /** Any object, whatever its kind: expansion and the control API know only ids. */
  findAny(id: string): { kind: Kind; account: string; body: Record<string, unknown> } | undefined {
    const row = this.row(id);
    return row && { kind: row.kind, account: row.account, body: JSON.parse(row.body) as Record<string, unknown> };
  }

  /** The account an object belongs to: `''` for the platform. */
  accountOf(id: string): string {
    return this.row(id)?.account ?? PLATFORM;
  }

  hidden<T extends object>(id: string): T {
    return JSON.parse(this.row(id)?.hidden ?? '{}') as T;
  }

  setHidden(id: string, hidden: object): void {
    this.database.execute('UPDATE object SET hidden = ? WHERE id = ?', JSON.stringify(hidden), id);
  }

  update<K extends Kind>(kind: K, body: Kinds[K] & { id: string }): void {
    this.database.execute('UPDATE object SET body = ? WHERE id = ? AND kind = ?', JSON.stringify(body), body.id, kind);
  }

  delete(id: string): void {
    this.database.execute('DELETE FROM object WHERE id = ?', id);
  }

  /** Newest first, as every Stripe list. */
  list<K extends Kind>(kind: K, query: ListQuery = {}): Page<Kinds[K]> {
    const { conditions, values } = conditionsOf(kind, query);
    const backwards = query.endingBefore !== undefined;
    const limit = query.limit ?? 10;
    const rows = this.database.all<{ body: string }>(
      `SELECT body FROM object WHERE ${conditions.join(' AND ')} ORDER BY sequence ${backwards ? 'ASC' : 'DESC'} LIMIT ?`,
      ...values,
      limit + 1,
    );
    const items = rows.slice(0, limit).map((row) => JSON.parse(row.body) as Kinds[K]);
    return { items: backwards ? items.toReversed() : items, hasMore: rows.length > limit };
  }

  /** All objects of a kind that match, newest first. */
  all<K extends Kind>(kind: K, query: Omit<ListQuery, 'limit'> = {}): Kinds[K][] {
    return this.list(kind, { ...query, limit: 1_000_000 }).items;
  }

  private row(id: string): ObjectRow | undefined {
    return this.database.one<ObjectRow>('SELECT * FROM object WHERE id = ?', id);
  }
}

function conditionsOf(kind: Kind, query: ListQuery): { conditions: string[]; values: SQLInputValue[] } {
  const conditions = ['kind = ?'];
  const values: SQLInputValue[] = [kind];
  const add = (condition: string, value: SQLInputValue): void => {
    conditions.push(condition);
    values.push(value);
  };
  if (query.account !== undefined) add('account = ?', query.account);
  for (const [member, value] of Object.entries(query.where ?? {})) {
    if (value === undefined) continue;
    add(`json_extract(body, '$.${member}') = ?`, typeof value === 'boolean' ? Number(value) : value);
  }
  for (const [member, value] of Object.entries(query.hidden ?? {}))
    add(`json_extract(hidden, '$.${member}') = ?`, value);
  for (const [operator, sql] of [
    ['gt', '>'],
    ['gte', '>='],
    ['lt', '<'],
    ['lte', '<='],
  ] as const) {
    const bound = query.created?.[operator];
    if (bound !== undefined) add(`created ${sql} ?`, bound);
  }
  const cursor = '(SELECT sequence FROM object WHERE id = ?)';
  if (query.startingAfter !== undefined) add(`sequence < ${cursor}`, query.startingAfter);
  if (query.endingBefore !== undefined) add(`sequence > ${cursor}`, query.endingBefore);
  return { conditions, values };
}
