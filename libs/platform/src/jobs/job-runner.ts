import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { PgBoss, type Job } from 'pg-boss';
import { newId } from '#kernel';
import type { DomainEvent, EventNamed, EventType } from '#events';
import { CONFIG, type Config } from '../config/index.js';
import { Database, txQuery, type Tx } from '../prisma/index.js';

/** Lanes keep slow neighbours apart: a full mail lane never delays a capture. */
export type Lane = 'default' | 'payment' | 'mail' | 'documents' | 'sweeps';
const LANES: Record<Lane, { concurrency: number; expireInSeconds: number }> = {
  default: { concurrency: 4, expireInSeconds: 120 },
  payment: { concurrency: 4, expireInSeconds: 120 },
  mail: { concurrency: 2, expireInSeconds: 120 },
  documents: { concurrency: 1, expireInSeconds: 120 },
  sweeps: { concurrency: 2, expireInSeconds: 900 },
};

interface Envelope {
  /** Name of the registered job or event handler. */
  name: string;
  payload: unknown;
  /** Present when the payload is an event: the same for every handler of one publication. */
  eventId?: string;
}

export interface JobDefinition<Payload = unknown> {
  /** `booking.expire-holds`: feature, dot, verb-noun. */
  name: string;
  run(payload: Payload): Promise<void>;
  /** When set, the job also runs by itself: five cron fields, Europe/Paris. */
  cron?: string;
  lane?: Lane;
}

interface Registered {
  run(payload: unknown, eventId: string | undefined): Promise<void>;
  cron?: string;
  lane: Lane;
}

/** A job that failed for good and waits for an admin. */
export interface ParkedJob {
  id: string;
  lane: Lane;
  name: string;
  failedAt: Date;
  attempts: number;
}

/**
 * Jobs and events on pg-boss, in the application's own PostgreSQL: a row written in the business transaction is the
 * outbox. Delivery is at least once, so every handler is idempotent; failures are retried with backoff, then parked.
 */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  readonly boss: PgBoss;
  readonly #handlers = new Map<string, Registered>();
  readonly #subscribers = new Map<EventType, string[]>();
  readonly #logger = new Logger('Jobs');
  #started = false;

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'role' | 'environment' | 'database'>,
    private readonly database: Database,
  ) {
    this.boss = new PgBoss({
      connectionString: config.database.url ?? '',
      max: 6,
      application_name: 'limpide-jobs',
      useListenNotify: this.works,
      schedule: this.works && config.environment !== 'test',
      supervise: this.works,
      clockMonitorIntervalSeconds: 600,
    });
    this.boss.on('error', (error) => this.#logger.warn(`Queue: ${error.message}`));
  }

  private get works(): boolean {
    return this.config.role !== 'web';
  }

  register<Payload>(job: JobDefinition<Payload>): void {
    this.#add(job.name, {
      run: (payload) => job.run(payload as Payload),
      lane: job.lane ?? (job.cron ? 'sweeps' : 'default'),
      ...(job.cron ? { cron: job.cron } : {}),
    });
  }

  subscribe<T extends EventType>(
    type: T,
    name: string,
    handle: (event: EventNamed<T>, meta: { eventId: string }) => Promise<void>,
  ): void {
    this.#add(name, {
      run: (payload, eventId) => handle(payload as EventNamed<T>, { eventId: eventId ?? '' }),
      lane: 'default',
    });
    this.#subscribers.set(type, [...(this.#subscribers.get(type) ?? []), name]);
  }

  #add(name: string, handler: Registered): void {
    if (this.#handlers.has(name)) throw new Error(`Two handlers are named ${name}`);
    this.#handlers.set(name, handler);
  }

  /** One insert for all events and their handlers, inside the caller's transaction. */
  async publish(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
    const jobs = events.flatMap((event) => {
      const eventId = newId();
      return (this.#subscribers.get(event.type) ?? []).map((name) => ({
        data: { name, payload: event, eventId } satisfies Envelope,
      }));
    });
    if (jobs.length > 0) await this.boss.insert('default', jobs, { db: within(tx) });
  }

  async send(tx: Tx, name: string, payload: unknown, options: { startAfter?: Date } = {}): Promise<void> {
    const handler = this.#handlers.get(name);
    if (!handler) throw new Error(`No job is named ${name}`);
    const job = {
      data: { name, payload } satisfies Envelope,
      ...(options.startAfter ? { startAfter: options.startAfter } : {}),
    };
    await this.boss.insert(handler.lane, [job], { db: within(tx) });
  }

  /** Runs a registered job here and now, outside the queue; `eventId` when it is the handler of an event. */
  async runNow(name: string, payload: unknown = {}, eventId?: string): Promise<void> {
    const handler = this.#handlers.get(name);
    if (!handler) throw new Error(`No job is named ${name}`);
    await handler.run(payload, eventId);
  }

  /** The names of all jobs that run by themselves. */
  get sweeps(): string[] {
    return [...this.#handlers].filter(([, handler]) => handler.cron).map(([name]) => name);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.boss.start();
    for (const [lane, { expireInSeconds }] of Object.entries(LANES)) {
      const options = {
        retryLimit: 12,
        retryDelay: 2,
        retryBackoff: true,
        retryDelayMax: 3600,
        expireInSeconds,
        notify: true,
        deleteAfterSeconds: 7 * 86_400,
      };
      await this.boss.createQueue(lane, options);
    }
    this.#started = true;
    if (!this.works) return;
    // A notification wakes a worker at once; polling finds what a notification can't tell of, such as a retry that is due.
    const poll = this.config.environment === 'test' ? 0.5 : 2;
    for (const [lane, { concurrency }] of Object.entries(LANES)) {
      for (let worker = 0; worker < concurrency; worker += 1) await this.#startWorker(lane, poll);
    }
    if (this.config.environment === 'test') return;
    for (const [name, { cron }] of this.#handlers) {
      if (cron)
        await this.boss.schedule(
          'sweeps',
          cron,
          { name, payload: {} },
          { key: name.replaceAll('.', '_'), tz: 'Europe/Paris', retryLimit: 0 },
        );
    }
  }

  /** One worker, one job at a time. Whoever found a job looks for the next at once: polling is for those who found none. */
  async #startWorker(lane: string, pollingIntervalSeconds: number): Promise<void> {
    let workerId = '';
    workerId = await this.boss.work<Envelope>(
      lane,
      { pollingIntervalSeconds, notifyPollingIntervalSeconds: pollingIntervalSeconds, batchSize: 1 },
      async (jobs) => {
        try {
          for (const job of jobs) await this.#run(job);
        } finally {
          this.boss.notifyWorker(workerId);
        }
      },
    );
  }

  async #run(job: Job<Envelope>): Promise<void> {
    const { name, payload, eventId } = job.data;
    const handler = this.#handlers.get(name);
    if (!handler) throw new Error(`No handler is named ${name}`);
    try {
      await handler.run(payload, eventId);
    } catch (error) {
      this.#logger.warn(
        { job: name, jobId: job.id, error: error instanceof Error ? error.stack : String(error) },
        'Job failed',
      );
      throw error;
    }
  }

  /** True when the queue answers. */
  async isReady(): Promise<boolean> {
    return this.#started && (await this.boss.isInstalled());
  }

  /** Jobs that are waiting and due, or running. */
  async pending(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'jobs-pending',
      `SELECT count(*)::int AS count FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after <= now() AND name = ANY($1)`,
      [Object.keys(LANES)],
    );
    return row?.count ?? 0;
  }

  /** Jobs due or running in each lane; a lane with none is 0. */
  async depths(): Promise<ReadonlyMap<Lane, number>> {
    const rows = await this.database.query<{ lane: Lane; count: number }>(
      'jobs-depths',
      `SELECT name AS lane, count(*)::int AS count FROM pgboss.job
       WHERE state IN ('created', 'retry', 'active') AND start_after <= now() AND name = ANY($1) GROUP BY name`,
      [Object.keys(LANES)],
    );
    const depths = new Map(rows.map(({ lane, count }) => [lane, count]));
    return new Map((Object.keys(LANES) as Lane[]).map((lane) => [lane, depths.get(lane) ?? 0]));
  }

  async parked(limit = 50): Promise<ParkedJob[]> {
    return this.database.query<ParkedJob>(
      'jobs-parked',
      `SELECT id, name AS lane, data->>'name' AS name, completed_on AS "failedAt", retry_count + 1 AS attempts
       FROM pgboss.job WHERE state = 'failed' AND name = ANY($1) ORDER BY completed_on DESC LIMIT $2`,
      [Object.keys(LANES), limit],
    );
  }

  async replay(lane: Lane, id: string): Promise<void> {
    await this.boss.retry(lane, id);
  }

  /** Running jobs finish before anything they need is closed; waiting ones stay for the next process. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.#started && this.works)
      await Promise.all(Object.keys(LANES).map((lane) => this.boss.offWork(lane, { wait: true })));
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#started) await this.boss.stop({ graceful: true, timeout: 8_000, close: true });
  }
}

/** pg-boss's statements as part of a transaction of ours. */
const within = (tx: Tx) => ({
  executeSql: async (text: string, values?: unknown[]) => ({ rows: await txQuery<object>(tx, text, values) }),
});
