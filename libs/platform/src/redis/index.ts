import { Global, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Redis, RedisOptions } from 'ioredis';
import { CONFIG, type Config } from '../config/index.js';

/** Whoever asks gets an answer at once, or learns at once that there is none: nothing queues up for a Redis that is gone. */
const ASKING: RedisOptions = {
  maxRetriesPerRequest: 1,
  enableOfflineQueue: false,
  commandTimeout: 3_000,
  connectTimeout: 3_000,
  retryStrategy: (times) => Math.min(times * 100, 2_000),
};

/** Whoever listens waits as long as it takes: a read that was refused at once would be tried again at once, for ever. */
const LISTENING: RedisOptions = {
  maxRetriesPerRequest: null,
  enableOfflineQueue: true,
  commandTimeout: undefined,
};

/**
 * What several nodes share in memory: counted tries and live updates. Nothing that must last is in it; while it is gone,
 * each node counts for itself and tells its own sockets. Its library is loaded only where `REDIS_URL` is set.
 */
export class SharedRedis implements OnApplicationShutdown {
  readonly #listeners = new Set<Redis>();

  private constructor(
    /** Null without `REDIS_URL`: PostgreSQL does the same work. */
    readonly client: Redis | null,
  ) {}

  static async open(url: string | undefined): Promise<SharedRedis> {
    if (!url) return new SharedRedis(null);
    const { Redis } = await import('ioredis');
    const client = new Redis(url, ASKING);
    const shared = new SharedRedis(client);
    const duplicate = client.duplicate.bind(client);
    client.duplicate = () => shared.#listening(duplicate(LISTENING));
    tellOutages(client);
    return shared;
  }

  #listening(connection: Redis): Redis {
    this.#listeners.add(connection);
    return connection;
  }

  onApplicationShutdown(): void {
    for (const connection of [this.client, ...this.#listeners]) connection?.disconnect();
  }
}

/** One line when Redis goes and one when it is back, however often it is tried in between. */
function tellOutages(client: Redis): void {
  const logger = new Logger('Redis');
  let gone = false;
  client.on('error', (error: Error) => {
    if (!gone) logger.warn(`Redis is gone, each node counts and tells for itself: ${error.message}`);
    gone = true;
  });
  client.on('ready', () => {
    if (gone) logger.warn('Redis is back');
    gone = false;
  });
}

@Global()
@Module({
  providers: [
    {
      provide: SharedRedis,
      inject: [CONFIG],
      useFactory: (config: Config) => SharedRedis.open(config.redis.url),
    },
  ],
  exports: [SharedRedis],
})
export class RedisModule {}
