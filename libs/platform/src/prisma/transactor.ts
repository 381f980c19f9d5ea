import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import type { Err, Result } from '#kernel';
import { Database } from './database.js';
import { Prisma } from './generated/client.js';
import { sqlStateOf } from './constraint.js';

/** A transaction in progress. Stores take it as their first parameter; nothing else opens one. */
export type Tx = Prisma.TransactionClient;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 4;

class Rollback extends Error {
  constructor(readonly result: Err<unknown>) {
    super('rolled back');
  }
}

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
        return await this.database.prisma.$transaction(
          async (tx) => {
            const result = await work(tx);
            if (!result.ok) throw new Rollback(result);
            return result;
          },
          { maxWait: 5_000, timeout: 15_000 },
        );
      } catch (error) {
        if (error instanceof Rollback) return error.result as R;
        const state = sqlStateOf(error);
        if ((state === SERIALIZATION_FAILURE || state === DEADLOCK) && attempt < ATTEMPTS) continue;
        throw error;
      }
    }
  }
}

/** Rows of `$1`-style SQL inside a transaction. */
export const txQuery = <Row extends object>(tx: Tx, sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  tx.$queryRawUnsafe<Row[]>(sql, ...values);

/** Runs `$1`-style SQL inside a transaction; answers how many rows it touched. */
export const txExecute = (tx: Tx, sql: string, values: readonly unknown[] = []): Promise<number> =>
  tx.$executeRawUnsafe(sql, ...values);

/**
 * A transaction on a connection of one's own, as stores take it: for a bulk load, which copies rows in by COPY and then
 * lets features derive theirs. It runs statements only; it has no models.
 */
export const txOn = (client: ClientBase): Tx => {
  const query = (sql: string, values: unknown[]) => client.query<Record<string, unknown>>(sql, values);
  const statements: Pick<Tx, '$queryRawUnsafe' | '$executeRawUnsafe'> = {
    $queryRawUnsafe: (async (sql: string, ...values: unknown[]) =>
      (await query(sql, values)).rows) as Tx['$queryRawUnsafe'],
    $executeRawUnsafe: (async (sql: string, ...values: unknown[]) =>
      (await query(sql, values)).rowCount ?? 0) as Tx['$executeRawUnsafe'],
  };
  return statements as Tx;
};
