// Taking in webhooks (signature, insert, 200) against the same over a bare node:http + node-postgres server.
//   node test/bench/webhook.bench.ts [--rounds 5] [--seconds 3]
// Needs a build (`npm run build`). BENCH_POSTGRES_URL takes another server than the embedded one.
import { fork, type ChildProcess } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import pg from 'pg';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { applyMigrations } from '#platform/prisma';
import { inTurns, median } from './in-turns.ts';
import type { FromServer } from './webhook-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const SECRET = 'whsec_bench';
const CONNECTIONS = 16;
const FILLER = 'x'.repeat(2_000);
const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '3' } },
});

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly cpuPerRequest: number[];
}

const folder = mkdtempSync(join(tmpdir(), 'limpide-bench-'));
chmodSync(folder, 0o755);
const given = process.env['BENCH_POSTGRES_URL'];
const postgres = given ? null : await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
const serverUrl = given ?? postgres!.connectionString;
const servers: Server[] = [];
try {
  const api = await startServer('api');
  const bare = await startServer('bare');
  const rates = await inTurns({ api: () => flood(api), bare: () => flood(bare) }, Number(options.rounds));
  const cpu = { api: median(api.cpuPerRequest.slice(1)), bare: median(bare.cpuPerRequest.slice(1)) };
  console.table([
    {
      measure: 'webhooks a second',
      api: rates.api.toFixed(0),
      bare: rates.bare.toFixed(0),
      ratio: (rates.api / rates.bare).toFixed(2),
    },
    {
      measure: 'processor ms a webhook',
      api: cpu.api.toFixed(3),
      bare: cpu.bare.toFixed(3),
      ratio: (cpu.bare / cpu.api).toFixed(2),
    },
  ]);
} finally {
  for (const { child } of servers) child.kill('SIGKILL');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function startServer(kind: 'api' | 'bare'): Promise<Server> {
  const databaseUrl = await makeDatabase(`bench_webhook_${kind}`);
  await applyMigrations(join(ROOT, 'prisma'), databaseUrl);
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    ROLE: 'web',
    DATABASE_URL: databaseUrl,
    SECRET_KEY: randomBytes(32).toString('hex'),
    SMTP_URL: 'smtp://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRETS: SECRET,
    LOG_LEVEL: 'error',
  };
  const child = fork(join(import.meta.dirname, 'webhook-server.ts'), [kind], { env });
  const hello = await heard(child);
  if (!('port' in hello)) throw new Error('The server did not say its port');
  const server = { child, url: `http://127.0.0.1:${hello.port}/webhooks/stripe`, cpuPerRequest: [] };
  servers.push(server);
  return server;
}

function heard(child: ChildProcess): Promise<FromServer> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`The server ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as FromServer);
    });
  });
}

async function cpuOf({ child }: Server): Promise<number> {
  const answer = heard(child);
  child.send('cpu');
  const said = await answer;
  return 'cpuMilliseconds' in said ? said.cpuMilliseconds : Number.NaN;
}

/** One round; answers how many webhooks a second were taken in. */
async function flood(server: Server): Promise<number> {
  const before = await cpuOf(server);
  const result = await autocannon({
    url: server.url,
    connections: CONNECTIONS,
    duration: Number(options.seconds),
    requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...newEvent() }) }],
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} refused, ${result.errors} failed`);
  server.cpuPerRequest.push(((await cpuOf(server)) - before) / result.requests.total);
  return result.requests.total / result.duration;
}

/** A payment intent's event of the size that Stripe sends, never seen before, signed now. */
function newEvent(): { body: string; headers: Record<string, string> } {
  const id = randomBytes(12).toString('hex');
  const object = { id: `pi_${id}`, object: 'payment_intent', metadata: { filler: FILLER } };
  const body = JSON.stringify({ id: `evt_${id}`, object: 'event', type: 'payment_intent.succeeded', data: { object } });
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
  return { body, headers: { 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${signature}` } };
}

async function makeDatabase(name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
