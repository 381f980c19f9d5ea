import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import type { Result } from '#kernel';
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
 * A transaction on a connection of one's own, as stores take it: for a bulk load, which copies rows in by COPY and then
 * lets features derive theirs. It runs statements only; it has no models.
 */
export const txOn = (client: ClientBase): Tx => txWith({ query: (text, values) => client.query(text, [...values]) });
