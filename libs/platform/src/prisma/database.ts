import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { CONFIG, type Config } from '../config/index.js';
import { PrismaClient } from './generated/client.js';
import { NamedStatement, type ReadRow } from './named-statement.js';
import { StatementNames } from './statement-names.js';
import { poolForPrisma } from './transaction.js';

// Dates stay dates: a local day must not become an instant on its way through the driver.
const LOCAL_DATE_TYPE = 1082;
pg.types.setTypeParser(LOCAL_DATE_TYPE, (text) => text);

/**
 * The connection pool. `query` is for hot reads written in SQL; everything ordinary goes through `prisma`, which shares
 * the same pool.
 */
@Injectable()
export class Database implements OnApplicationShutdown {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  readonly statementNames = new StatementNames();
  readonly #logger = new Logger('Database');

  constructor(@Inject(CONFIG) config: Pick<Config, 'database'>) {
    if (!config.database.url) throw new Error('Database needs DATABASE_URL');
    this.pool = new pg.Pool({
      connectionString: config.database.url,
      max: config.database.poolMax,
      connectionTimeoutMillis: 10_000,
      // The server's limit comes first and ends the statement. Ours is for a server that no longer answers: a statement that
      // is given up here may go on there.
      statement_timeout: 10_000,
      query_timeout: 20_000,
      idle_in_transaction_session_timeout: 15_000,
      keepAlive: true,
      application_name: 'limpide',
    });
    // A connection that breaks while checked out reports on the client, an idle one on the pool: neither may end the process.
    this.pool.on('error', (error) => this.#logger.warn(`Idle connection lost: ${error.message}`));
    this.pool.on('connect', (client) =>
      client.on('error', (error) => this.#logger.warn(`Connection lost: ${error.message}`)),
    );
    const names = this.statementNames;
    const adapter = new PrismaPg(poolForPrisma(this.pool), { statementNameGenerator: ({ sql }) => names.of(sql) });
    this.prisma = new PrismaClient({ adapter });
  }

  /**
   * Rows of one named prepared statement; the name is unique per text. `$1`-style parameters. The hottest statements say with
   * `read` what a row is, by its columns in order.
   */
  query<Row extends object>(
    name: string,
    sql: string,
    values: readonly unknown[] = [],
    read?: ReadRow<Row>,
  ): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.pool.connect((unreachable, client, release) => {
        if (unreachable || !client) return reject(unreachable ?? new Error('The pool gave no connection'));
        const answer = (failure: Error | null, rows: Row[]): void => {
          // As the pool does for its own queries: a connection on which something failed is not used again.
          release(failure ?? undefined);
          if (failure) reject(failure);
          else resolve(rows);
        };
        client.query(new NamedStatement(name, sql, values, answer, read));
      });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.prisma.$disconnect();
    if (!this.pool.ended) await this.pool.end();
  }
}
