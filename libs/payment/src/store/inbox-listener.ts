import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { SECOND } from '#kernel';
import { Database } from '#platform/prisma';
import { INBOX_CHANNEL } from './inbox.store.js';

const RECONNECT_AFTER = 5 * SECOND;

/** Holds one connection on which PostgreSQL tells that events were stored, by whichever node. */
@Injectable()
export class InboxListener {
  #stop: AbortController | undefined;
  #done: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  start(wake: () => void): void {
    const stop = new AbortController();
    this.#stop = stop;
    this.#done = this.#listen(wake, stop.signal);
  }

  async stop(): Promise<void> {
    this.#stop?.abort();
    await this.#done;
  }

  /** Listens until stopped. A lost connection is made anew; the sweep covers the time between. */
  async #listen(wake: () => void, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#listenOnce(wake, signal);
      } catch {
        await pause(RECONNECT_AFTER, undefined, { signal, ref: false }).catch(() => undefined);
      }
    }
  }

  async #listenOnce(wake: () => void, signal: AbortSignal): Promise<void> {
    const client = await this.database.pool.connect();
    const ended = Promise.withResolvers<void>();
    const stop = (): void => ended.resolve();
    const lost = (): void => ended.reject(new Error('Connection lost'));
    client.on('notification', wake);
    client.once('end', lost);
    client.once('error', lost);
    signal.addEventListener('abort', stop, { once: true });
    try {
      await client.query(`LISTEN ${INBOX_CHANNEL}`);
      // What was stored before anyone listened.
      wake();
      if (signal.aborted) stop();
      await ended.promise;
    } finally {
      signal.removeEventListener('abort', stop);
      client.removeListener('notification', wake);
      client.removeListener('end', lost);
      client.removeListener('error', lost);
      // A connection that listened is not given back to the pool.
      client.release(true);
    }
  }
}
