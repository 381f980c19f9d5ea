import { Global, Injectable, Module } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { rateLimited } from '../graphql/index.js';
import { Database } from '../prisma/index.js';

/**
 * Counts tries in PostgreSQL, so that aliases, arrays and several nodes don't multiply them. When the database can't
 * count, memory does: nothing fails open. Call it inside the resolver or use case, once per try.
 */
@Injectable()
export class RateLimiter {
  readonly #limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly database: Database) {}

  /**
   * Takes one try (or `cost`) of `points` in `seconds` for `key` (an address, an account: hash what is personal).
   * Throws RATE_LIMITED with the seconds to wait.
   */
  async consume(bucket: string, key: string, limit: { points: number; seconds: number }, cost = 1): Promise<void> {
    try {
      await this.#limiter(bucket, limit).consume(key, cost);
    } catch (outcome) {
      if (outcome instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(outcome.msBeforeNext / 1000)));
      throw outcome;
    }
  }

  /** Forgets the tries of a key, after a success. */
  async reset(bucket: string, key: string, limit: { points: number; seconds: number }): Promise<void> {
    await this.#limiter(bucket, limit).delete(key);
  }

  #limiter(bucket: string, limit: { points: number; seconds: number }): RateLimiterPostgres {
    let limiter = this.#limiters.get(bucket);
    if (!limiter) {
      limiter = new RateLimiterPostgres({
        storeClient: this.database.pool,
        storeType: 'pool',
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: bucket,
        points: limit.points,
        duration: limit.seconds,
        clearExpiredByTimeout: false,
        insuranceLimiter: new RateLimiterMemory({ keyPrefix: bucket, points: limit.points, duration: limit.seconds }),
      });
      this.#limiters.set(bucket, limiter);
    }
    return limiter;
  }
}

@Global()
@Module({ providers: [RateLimiter], exports: [RateLimiter] })
export class RateLimitModule {}
