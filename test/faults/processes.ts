import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '#platform/config';
import { compile } from '../support/journey/instance.js';
import type { ToDo } from './worker-process.js';

const COMPILED = join(import.meta.dirname, '../../node_modules/.cache/limpide-payment-worker');

/** Compiles what runs in the processes; before the first is started. */
export const compileWorker = (): Promise<void> => compile(COMPILED, ['libs', 'test/faults/worker-process.ts']);

/** Looks again and again, however long it takes. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(20);
}

/** The part of a running application that its processes share. */
interface Shared {
  readonly config: Config;
  readonly clock: { now(): Date };
  readonly db: { readonly pool: import('pg').Pool };
}

/** Real processes on an application's database, that are told what to do and killed outright. */
export function processesOf(shared: () => Shared) {
  const started: ChildProcess[] = [];

  /** `smtpUrl`: another mail server than the application's. */
  async function start(smtpUrl?: string): Promise<ChildProcess> {
    const { database, secretKey, stripe, dataFolder, mail } = shared().config;
    const env = {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      ROLE: 'web',
      DATABASE_URL: database.url,
      // Every question of a test has a connection of its own, also while it waits for a lock.
      DATABASE_POOL_MAX: '40',
      DATA_DIR: dataFolder,
      SECRET_KEY: secretKey,
      SMTP_URL: smtpUrl ?? mail.smtpUrl ?? '',
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_API_BASE: stripe.apiBase,
      STRIPE_WEBHOOK_SECRETS: 'whsec_test_platform',
      LOG_LEVEL: 'fatal',
    };
    const child = fork(join(COMPILED, 'test/faults/worker-process.js'), {
      env,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    started.push(child);
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error('The process ended before it was ready'))),
    ]);
    return child;
  }

  const tell = (child: ChildProcess, what: Omit<ToDo, 'now'>): void => {
    child.send({ ...what, now: shared().clock.now().toISOString() } satisfies ToDo);
  };

  async function kill(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  return {
    start,
    tell,
    kill,

    /** Tells it, and waits until it has done it all. */
    async done(child: ChildProcess, what: Omit<ToDo, 'now'>): Promise<void> {
      const done = once(child, 'message');
      tell(child, what);
      await done;
    },

    /** A process is told while `lock` is held, and is killed once it stands `where`: by default, waiting for that lock. */
    async killedBehind(lock: string, what: Omit<ToDo, 'now'>, where?: () => boolean): Promise<void> {
      const { pool } = shared().db;
      const child = await start();
      const holder = await pool.connect();
      try {
        await holder.query('BEGIN');
        await holder.query('SET LOCAL idle_in_transaction_session_timeout = 0');
        await holder.query(lock);
        tell(child, what);
        await until(where ?? (async () => (await waitingForLocks(pool)) > 0));
        await kill(child);
      } finally {
        await holder.query('ROLLBACK');
        holder.release();
      }
      // What PostgreSQL still did for the dead process is over.
      await until(async () => (await waitingForLocks(pool)) === 0);
    },

    endAll(): void {
      for (const child of started) child.kill('SIGKILL');
    },
  };
}

async function waitingForLocks(pool: import('pg').Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND backend_type = 'client backend'`,
  );
  return rows[0]?.waiting ?? 0;
}
