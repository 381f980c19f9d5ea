// Taking in webhooks (signature, insert, 200) against the same over a bare node:http + node-postgres server.
// Then so many signed deliveries, 30 % of them twice: how long an answer takes, and that none is lost when the process is
// killed in the middle, started again, and what was not answered is sent again.
//   node test/bench/webhook.bench.ts [--rounds 5] [--seconds 3] [--deliveries 10000]
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
import { inTurns, median, percentile } from './in-turns.ts';
import { makeDeliveries, sendAll } from './webhook-deliveries.ts';
import type { FromServer } from './webhook-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const SECRET = 'whsec_bench';
const CONNECTIONS = 16;
/** Of the deliveries, those that repeat an earlier one. */
const DUPLICATES = 0.3;
const FILLER = 'x'.repeat(2_000);
const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    deliveries: { type: 'string', default: '10000' },
  },
});

interface Server {
  readonly child: ChildProcess;
  readonly databaseUrl: string;
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
  const spread = { api: await answersOf(api), bare: await answersOf(bare) };
  const at = (share: number) => ({ api: percentile(spread.api, share), bare: percentile(spread.bare, share) });
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
    row('p50 of the answer, ms', at(0.5)),
    row('p99 of the answer, ms', at(0.99)),
  ]);
  console.table([await killedInTheMiddle(api)]);
} finally {
  for (const { child } of servers) child.kill('SIGKILL');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function row(measure: string, { api, bare }: { api: number; bare: number }): Record<string, string> {
  return { measure, api: api.toFixed(1), bare: bare.toFixed(1), ratio: (bare / api).toFixed(2) };
}

/** How long each of so many deliveries waits for its answer. */
async function answersOf(server: Server): Promise<number[]> {
  const sent = makeDeliveries(Number(options.deliveries), DUPLICATES, FILLER);
  const to = { url: () => Promise.resolve(server.url), secret: SECRET, connections: CONNECTIONS };
  return (await sendAll(sent, to)).milliseconds;
}

/** The process is killed outright when half is answered, and another one is started on its database. */
async function killedInTheMiddle(first: Server) {
  const sent = makeDeliveries(Number(options.deliveries), DUPLICATES, FILLER);
  let server = Promise.resolve(first);
  const answered = (count: number): void => {
    if (count !== Math.floor(sent.length / 2)) return;
    first.child.kill('SIGKILL');
    server = startServer('api', first.databaseUrl);
  };
  const url = async (): Promise<string> => (await server).url;
  const { repeated } = await sendAll(sent, { url, secret: SECRET, connections: CONNECTIONS, answered });
  const events = [...new Set(sent.map(({ eventId }) => eventId))];
  const database = new pg.Client({ connectionString: first.databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ kept: number }>(
    'SELECT count(*)::int AS kept FROM stripe_inbox_event WHERE event_id = ANY($1)',
    [events],
  );
  await database.end();
  const lost = events.length - (rows[0]?.kept ?? 0);
  if (lost !== 0) throw new Error(`${lost} events were answered with 200 and lost`);
  return { deliveries: sent.length, events: events.length, 'sent again after the kill': repeated, lost };
}

async function startServer(kind: 'api' | 'bare', existing?: string): Promise<Server> {
  const databaseUrl = existing ?? (await makeDatabase(`bench_webhook_${kind}`));
  if (!existing) await applyMigrations(join(ROOT, 'prisma'), databaseUrl);
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
  const server = { child, databaseUrl, url: `http://127.0.0.1:${hello.port}/webhooks/stripe`, cpuPerRequest: [] };
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
