import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import { from } from 'pg-copy-streams';
import type { Result } from '#kernel';
import type { BinaryRows } from './binary-rows.js';
import { Database } from './database.js';
import { sqlStateOf } from './constraint.js';
import { OpenTransaction, statementsOf, txWith, type Tx } from './transaction.js';

export type { Tx } from './transaction.js';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 4;

/** Runs work in one database transaction; an `Err` rolls it back and is returned. */
@Injectable()
export class Transactor {
  constructor(private readonly database: Database) {}

  /**
   * Retries the whole work when PostgreSQL asks for it (serialisation failure, deadlock), so work has no effects outside
   * the transaction. Exceptions roll back and go up.
   */
  run<R extends Result<unknown, unknown>>(work: (tx: Tx) => Promise<R>): Promise<R>;
  run<T, E>(work: (tx: Tx) => Promise<Result<T, E>>): Promise<Result<T, E>>;
  async run<R extends Result<unknown, unknown>>(work: (tx: Tx) => Promise<R>): Promise<R> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(work);
      } catch (error) {
        const state = sqlStateOf(error);
        if ((state === SERIALIZATION_FAILURE || state === DEADLOCK) && attempt < ATTEMPTS) continue;
        throw error;
      }
    }
  }

  async #once<R extends Result<unknown, unknown>>(work: (tx: Tx) => Promise<R>): Promise<R> {
    const transaction = await OpenTransaction.begin(this.database);
    try {
      const result = await work(transaction.tx);
      await (result.ok ? transaction.commit() : transaction.rollBack());
      return result;
    } catch (error) {
      await transaction.rollBack();
      throw error;
    }
  }
}

/** Rows of `$1`-style SQL inside a transaction, prepared once. Cast what node-postgres answers as text (bigint, numeric). */
export const txQuery = async <Row extends object>(
  tx: Tx,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> => (await statementsOf(tx).query<Row>(sql, values)).rows;

/** Runs `$1`-style SQL inside a transaction; answers how many rows it touched. */
export const txExecute = async (tx: Tx, sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await statementsOf(tx).query(sql, values)).rowCount ?? 0;

/**
 * Streams rows in by `COPY … FROM STDIN`, within a transaction made by `txOn`: several times cheaper than INSERT. The
 * options are added here, and the rows are used up. Throws on any other transaction.
 */
export async function txCopy(tx: Tx, statement: `COPY ${string} FROM STDIN`, rows: BinaryRows): Promise<void> {
  const { copy } = statementsOf(tx);
  if (!copy) throw new Error('Only a transaction on a connection of its own copies rows in: see txOn');
  await copy(statement, rows.chunks());
  rows.release();
}

/**
 * A transaction on a connection of one's own, as stores take it: for a bulk load, which copies rows in by COPY and then
 * lets features derive theirs. It runs statements only, in the order in which they were asked for, so that the next ones
 * can be prepared meanwhile; it has no models. `frozen` are tables that this very transaction has emptied: their rows are
 * written as if vacuumed already.
 */
export function txOn(client: ClientBase, frozen: ReadonlySet<string> = new Set()): Tx {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  return txWith({
    query: (text, values) => inTurn(() => client.query(text, [...values])),
    copy: (statement, chunks) => {
      const table = /^COPY (\w+)/.exec(statement)?.[1] ?? '';
      const into = `${statement} (FORMAT binary${frozen.has(table) ? ', FREEZE' : ''})`;
      return inTurn(() => pipeline(Readable.from(chunks), client.query(from(into))));
    },
  });
}
