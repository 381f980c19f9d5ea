// How long a change takes to reach a thousand open screens, against bare socket.io.
//   node test/bench/live.bench.ts [--sockets 1000] [--rounds 5]
// Needs a build (`npm run build`). BENCH_POSTGRES_URL takes another server than the embedded one.
import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { io, type Socket } from 'socket.io-client';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { applyMigrations } from '#platform/prisma';
import { inTurns, percentile } from './in-turns.ts';
import type { FromServer, ToServer } from './live-server.ts';

const { values: options } = parseArgs({
  options: { sockets: { type: 'string', default: '1000' }, rounds: { type: 'string', default: '5' } },
});
const count = Number(options.sockets);
/** Changes in one round; each reaches every socket. */
const CHANGES = 5;
const people = Array.from({ length: count }, (_, index) => `person-${index}`);

const folder = mkdtempSync(join(tmpdir(), 'limpide-bench-'));
chmodSync(folder, 0o755);
const given = process.env['BENCH_POSTGRES_URL'];
const postgres = given ? null : await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
const children: ChildProcess[] = [];
const sockets: Socket[] = [];
try {
  const databaseUrl = await makeDatabase(given ?? postgres!.connectionString);
  const [api, bare] = [await start('api', databaseUrl), await start('bare', databaseUrl)];
  const p99 = await inTurns({ api: () => round(api), bare: () => round(bare) }, Number(options.rounds));
  console.log(
    `a change reaches ${count} sockets: p99 ${p99.api.toFixed(1)} ms, bare ${p99.bare.toFixed(1)} ms, ratio ${(p99.api / p99.bare).toFixed(2)}`,
  );
} finally {
  for (const socket of sockets) socket.disconnect();
  for (const child of children) child.kill('SIGKILL');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

interface Audience {
  readonly child: ChildProcess;
  /** Called by every socket for every change it hears of. */
  heard: () => void;
}

async function start(kind: 'api' | 'bare', databaseUrl: string): Promise<Audience> {
  const child = fork(join(import.meta.dirname, 'live-server.ts'), [kind], {
    env: { ...process.env, ...environment(databaseUrl) },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  children.push(child);
  const { port } = await new Promise<FromServer>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The ${kind} server ended with ${code}`)));
    child.once('message', (message: FromServer) => resolve(message));
  });
  const audience: Audience = { child, heard: () => undefined };
  for (let from = 0; from < count; from += 50)
    await Promise.all(people.slice(from, from + 50).map((person) => open(port, person, () => audience.heard())));
  return audience;
}

function open(port: number, token: string, heard: () => void): Promise<void> {
  const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true, auth: { token } });
  sockets.push(socket);
  socket.on('changed', heard);
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
}

/** From telling the server until each socket has heard: the time below which 99 of 100 lie, in milliseconds. */
async function round(audience: Audience): Promise<number> {
  const times: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    await new Promise<void>((resolve) => {
      const told = performance.now();
      let left = count;
      audience.heard = () => {
        times.push(performance.now() - told);
        if ((left -= 1) === 0) resolve();
      };
      audience.child.send({ tell: people, id: `booking-${change}` } satisfies ToServer);
    });
  }
  return percentile(times, 0.99);
}

function environment(databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'test',
    ROLE: 'web',
    DATABASE_URL: databaseUrl,
    SECRET_KEY: randomBytes(32).toString('hex'),
    SMTP_URL: 'smtp://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    LOG_LEVEL: 'error',
  };
}

async function makeDatabase(serverUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query('DROP DATABASE IF EXISTS bench_live WITH (FORCE)');
  await admin.query('CREATE DATABASE bench_live');
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = '/bench_live';
  await applyMigrations(join(import.meta.dirname, '../../prisma'), url.href);
  return url.href;
}
