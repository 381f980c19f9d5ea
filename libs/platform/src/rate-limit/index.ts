import { Global, Injectable, Module } from '@nestjs/common';
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible';
import { rateLimited } from '../graphql/index.js';
import { Database } from '../prisma/index.js';
import { SharedRedis } from '../redis/index.js';

export { callerKey } from './caller-key.js';

/** How many tries in how many seconds. */
export interface Limit {
  readonly points: number;
  readonly seconds: number;
  /**
   * Counted by each node for itself, without the database: for public reads that cost less than counting them would.
   * Several nodes multiply it, so never for guessing (passwords, codes) or for what makes or pays something.
   */
  readonly inMemory?: boolean;
}

/**
 * Counts tries in Redis or, where there is none, in PostgreSQL, so that aliases, arrays and several nodes don't multiply
 * them. When neither can count, memory does: nothing fails open. Call it inside the resolver or use case, once per try.
 */
@Injectable()
export class RateLimiter {
  readonly #limiters = new Map<string, RateLimiterAbstract>();

  constructor(
    private readonly database: Database,
    private readonly redis: SharedRedis,
  ) {}

  /**
   * Takes one try (or `cost`) of `points` in `seconds` for `key` (an address, an account: hash what is personal).
   * Throws RATE_LIMITED with the seconds to wait.
   */
  async consume(bucket: string, key: string, limit: Limit, cost = 1): Promise<void> {
    try {
      await this.#limiter(bucket, limit).consume(key, cost);
    } catch (outcome) {
      if (outcome instanceof RateLimiterRes) throw rateLimited(Math.max(1, Math.ceil(outcome.msBeforeNext / 1000)));
      throw outcome;
    }
  }

  /** Forgets the tries of a key, after a success. */
  async reset(bucket: string, key: string, limit: Limit): Promise<void> {
    await this.#limiter(bucket, limit).delete(key);
  }

  #limiter(bucket: string, limit: Limit): RateLimiterAbstract {
    let limiter = this.#limiters.get(bucket);
    if (!limiter) {
      const memory = new RateLimiterMemory({ keyPrefix: bucket, points: limit.points, duration: limit.seconds });
      limiter = limit.inMemory ? memory : this.#shared(bucket, limit, memory);
      this.#limiters.set(bucket, limiter);
    }
    return limiter;
  }

  #shared(bucket: string, { points, seconds }: Limit, insuranceLimiter: RateLimiterMemory): RateLimiterAbstract {
    const counting = { points, duration: seconds, insuranceLimiter };
    const { client } = this.redis;
    if (client) {
      return new RateLimiterRedis({
        storeClient: client,
        keyPrefix: `limpide:limit:${bucket}`,
        rejectIfRedisNotReady: true,
        ...counting,
      });
    }
    return new RateLimiterPostgres({
      storeClient: this.database.pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: bucket,
      clearExpiredByTimeout: false,
      ...counting,
    });
  }
}

@Global()
@Module({ providers: [RateLimiter], exports: [RateLimiter] })
export class RateLimitModule {}
