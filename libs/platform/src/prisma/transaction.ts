import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import type { Database } from './database.js';
import type { Prisma } from './generated/client.js';

/** A transaction in progress. Stores take it as their first parameter; nothing else opens one. */
export type Tx = Prisma.TransactionClient;

/** What runs a transaction's `$1`-style SQL. */
export interface Statements {
  query<Row extends object>(text: string, values: readonly unknown[]): Promise<pg.QueryResult<Row>>;
  /** Streams rows in; only a connection of one's own can. */
  readonly copy?: (statement: string, chunks: readonly Buffer[]) => Promise<void>;
}

const STATEMENTS = Symbol('what runs the statements of a Tx');
/** What a Tx runs its SQL with. */
export const statementsOf = (tx: Tx): Statements => (tx as unknown as { [STATEMENTS]: Statements })[STATEMENTS];

/** A Tx that runs statements, and has models only if `member` finds them. */
export const txWith = (statements: Statements, member: (name: string | symbol) => unknown = () => undefined): Tx =>
  new Proxy({}, { get: (_, name) => (name === STATEMENTS ? statements : member(name)) }) as Tx;

/** As long as PostgreSQL leaves a transaction idle, and longer than any statement may take. */
const LONGEST = 15_000;

/** The connection that Prisma takes over, while it is asked to open a transaction for it. */
const handedOver = new AsyncLocalStorage<pg.PoolClient>();

/**
 * One transaction on one connection. SQL goes straight to it; Prisma's models work on the same connection, and Prisma is
 * asked for only when one is used, because it costs each statement more than the statement itself.
 */
export class OpenTransaction implements Statements {
  readonly tx: Tx;
  #models: Promise<Tx> | undefined;
  #modelsClosed: Promise<void> = Promise.resolve();
  #closeModels: () => void = () => undefined;
  #ended = false;

  private constructor(
    private readonly database: Database,
    private readonly client: pg.PoolClient,
  ) {
    this.tx = txWith(this, (name) => this.#member(name));
  }

  static async begin(database: Database): Promise<OpenTransaction> {
    const client = await database.pool.connect();
    try {
      await client.query('BEGIN');
    } catch (error) {
      client.release(error as Error);
      throw error;
    }
    return new OpenTransaction(database, client);
  }

  /** Runs `$1`-style SQL, prepared once on each connection. Throws after the end: the connection is someone else's then. */
  async query<Row extends object>(text: string, values: readonly unknown[]): Promise<pg.QueryResult<Row>> {
    if (this.#ended) throw new Error('This transaction is over');
    return this.client.query<Row>({ name: this.database.statementNames.of(text), text, values: [...values] });
  }

  async commit(): Promise<void> {
    this.#end();
    await this.#modelsClosed;
    await this.client.query('COMMIT');
    this.client.release();
  }

  /** Never throws: a connection on which even this fails is thrown away, which rolls back as well. */
  async rollBack(): Promise<void> {
    this.#end();
    await this.#modelsClosed.catch(() => undefined);
    await this.client.query('ROLLBACK').then(
      () => this.client.release(),
      (error: unknown) => this.client.release(error as Error),
    );
  }

  #end(): void {
    this.#ended = true;
    this.#closeModels();
  }

  #member(name: string | symbol): unknown {
    if (typeof name === 'symbol' || name === 'then') return undefined;
    if (name.startsWith('$')) return this.#call((tx) => tx, name);
    const model = (tx: Tx) => tx[name as keyof Tx];
    return new Proxy({}, { get: (_, method) => this.#call(model, String(method)) });
  }

  #call(target: (tx: Tx) => unknown, method: string): (...parameters: unknown[]) => Promise<unknown> {
    return async (...parameters) => {
      if (this.#ended) throw new Error('This transaction is over');
      const found = target(await (this.#models ??= this.#openModels())) as Record<string, typeof Reflect.apply>;
      return (found[method] as unknown as (...given: unknown[]) => unknown)(...parameters);
    };
  }

  /** Prisma believes that it opened a transaction; until this one ends, it works on its connection. */
  #openModels(): Promise<Tx> {
    return new Promise((resolve, reject) => {
      const untilClosed = new Promise<void>((close) => (this.#closeModels = close));
      const work = (tx: Tx): Promise<void> => (resolve(tx), untilClosed);
      this.#modelsClosed = handedOver.run(this.client, () =>
        this.database.prisma.$transaction(work, { maxWait: 5_000, timeout: LONGEST }),
      );
      this.#modelsClosed.catch(reject);
    });
  }
}

/**
 * The pool as Prisma sees it: asked for a connection on behalf of an open transaction, it hands that transaction's over,
 * without the words that begin and end it, and takes it back unharmed.
 */
export function poolForPrisma(pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool) as (...parameters: unknown[]) => unknown;
  return new Proxy(pool, {
    get(target, name) {
      if (name !== 'connect') return Reflect.get(target, name) as unknown;
      return (...parameters: unknown[]) => {
        const client = parameters.length === 0 ? handedOver.getStore() : undefined;
        return client ? Promise.resolve(borrowed(client)) : connect(...parameters);
      };
    },
  });
}

const ENDS = new Set(['BEGIN', 'COMMIT', 'ROLLBACK']);
const NOTHING = { rows: [], fields: [], rowCount: 0 };

const borrowed = (client: pg.PoolClient): object => ({
  query: (config: pg.QueryConfig) => (ENDS.has(config.text) ? Promise.resolve(NOTHING) : client.query(config)),
  on: () => undefined,
  removeListener: () => undefined,
  release: () => undefined,
});
