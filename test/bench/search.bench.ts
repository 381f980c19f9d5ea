// Search against the same SQL over a bare node:http + node-postgres server, and its database time as the market grows.
//   npm run bench search -- [--providers 10000,100000] [--rounds 5] [--explain] [--reuse]
// Needs a build (`npm run build`). BENCH_POSTGRES_URL takes another server than the embedded one; there, --reuse takes the
// market that a former run left.
import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { hash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import pg from 'pg';
import { FixedClock } from '#kernel';
import { loadConfig, type Config } from '#platform/config';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { applyMigrations } from '#platform/prisma';
import { SearchIndex } from '#search';
import { inTurns, median, percentile } from './in-turns.ts';
import { BENCH_NOW, seedMarket } from './market-seed.ts';
import { SEARCH_DOCUMENT, SEARCH_QUESTIONS } from './search-questions.ts';
import type { FromServer, Recorded, Statement } from './search-server.ts';

const ROOT = join(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    providers: { type: 'string', default: '10000,100000' },
    rounds: { type: 'string', default: '5' },
    explain: { type: 'boolean', default: false },
    reuse: { type: 'boolean', default: false },
  },
});
const given = options.providers.split(',').map(Number);
/** One market alone shows no growth: it is compared with one of 10,000. */
const sizes = given.length === 1 && given[0]! > 10_000 ? [10_000, ...given] : given;
const rounds = Number(options.rounds);

/** Requests before the first round: enough for the compiler to have seen everything, however slow the machine. */
const WARM_UP = 3_000;

/** By the text of a document, pages of 20; and the web application's own, pages of 12, by its hash. */
const ASKING: Readonly<Record<string, (variables: object) => object>> = {
  'GraphQL document': (variables) => ({ query: SEARCH_DOCUMENT, variables }),
  'trusted document': (variables) => ({
    operationName: 'Search',
    variables,
    extensions: { persistedQuery: { version: 1, sha256Hash: hash('sha256', trustedDocument(), 'hex') } },
  }),
};

const environment = (databaseUrl: string): Record<string, string> => ({
  NODE_ENV: 'test',
  ROLE: 'web',
  DATABASE_URL: databaseUrl,
  SECRET_KEY: randomBytes(32).toString('hex'),
  SMTP_URL: 'smtp://127.0.0.1:1',
  STRIPE_SECRET_KEY: 'sk_test_bench',
  LOG_LEVEL: 'error',
});

const folder = mkdtempSync(join(tmpdir(), 'limpide-bench-'));
chmodSync(folder, 0o755);
const givenServer = process.env['BENCH_POSTGRES_URL'];
const flags = ['shared_buffers=1GB', 'max_wal_size=4GB'].flatMap((flag) => ['-c', flag]);
const server = givenServer ? null : await startEmbeddedPostgres({ folder: join(folder, 'postgres'), flags });
try {
  const markets: Market[] = [];
  for (const size of sizes) {
    const url = await makeDatabase(givenServer ?? server!.connectionString, size);
    const recorded = await benchHttp(url, size);
    markets.push({ size, url, recorded });
    if (options.explain) await explain(url, recorded[0]!);
  }
  printGrowth(await benchDatabase(markets));
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A migrated database with a market in it, and search's copy of it. */
async function makeDatabase(serverUrl: string, size: number): Promise<string> {
  const name = `bench_search_${size}`;
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  if (options.reuse && (await admin.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount) {
    await admin.end();
    return url.href;
  }
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  await applyMigrations(join(ROOT, 'prisma'), url.href);
  await seedMarket(url.href, size, progressOf('market', size));
  const app = await application(loadConfig(environment(url.href)));
  const started = performance.now();
  const { checked } = await app.get(SearchIndex, { strict: false }).checkAndRepair(progressOf('index', size));
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${size} providers: index built at ${Math.round(checked / seconds)} providers/s`);
  await app.close();
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  for (const table of ['search_posting', 'search_provider']) await client.query(`VACUUM (ANALYZE) ${table}`);
  await client.end();
  return url.href;
}

/** Says how far a phase is, every tenth of the way. */
function progressOf(phase: string, size: number): (done: number) => void {
  let told = 0;
  return (done) => {
    if (done < told + size / 10) return;
    told = done;
    const megabytes = Math.round(process.memoryUsage.rss() / 1e6);
    console.log(`${phase}: ${done} of ${size} providers, ${megabytes} MB, ${new Date().toISOString().slice(11, 19)}`);
  };
}

async function application(config: Config) {
  const module = join(ROOT, 'dist/apps/api/src/create-application.js');
  const { createApplication } = (await import(module)) as typeof import('../../apps/api/src/create-application.ts');
  return createApplication(config, new FixedClock(BENCH_NOW));
}

function trustedDocument(): string {
  const documents = JSON.parse(readFileSync(join(ROOT, 'dist/trusted-documents.json'), 'utf8')) as string[];
  const search = documents.find((document) => document.includes('query Search('));
  if (!search) throw new Error('The web application has no document named Search: build it first');
  return search;
}

/**
 * The application against the bare server, the mix of questions in turns: requests a second, and processor time a request,
 * which a crowded machine disturbs less.
 */
async function benchHttp(databaseUrl: string, size: number): Promise<Recorded[]> {
  const api = await startServer('api', databaseUrl);
  const bare = await startServer('bare', databaseUrl);
  const all: Recorded[] = [];
  try {
    for (const [name, asking] of Object.entries(ASKING)) {
      const bodies = SEARCH_QUESTIONS.map(({ input }) => JSON.stringify(asking({ input })));
      const recorded = await record(api, bodies);
      all.push(...recorded);
      bare.child.send({ serve: recorded });
      const ofBare = SEARCH_QUESTIONS.map((_, number) => JSON.stringify({ variables: { number } }));
      await compare(`${size} providers, ${name}`, [api, bodies], [bare, ofBare]);
    }
    // Pages of 20, as the first document asks for.
    return all.slice(0, SEARCH_QUESTIONS.length);
  } finally {
    for (const { child } of [api, bare]) child.kill('SIGKILL');
  }
}

type Contestant = readonly [server: Server, bodies: readonly string[]];

async function compare(what: string, [api, ofApi]: Contestant, [bare, ofBare]: Contestant): Promise<void> {
  await load(api, ofApi, { amount: WARM_UP });
  await load(bare, ofBare, { amount: WARM_UP });
  for (const { cpuPerRequest } of [api, bare]) cpuPerRequest.length = 0;
  const result = await inTurns({ api: () => load(api, ofApi), bare: () => load(bare, ofBare) }, rounds);
  const cpu = { api: median(api.cpuPerRequest), bare: median(bare.cpuPerRequest) };
  console.log(
    `${what}: api ${result.api.toFixed(0)}/s, bare ${result.bare.toFixed(0)}/s, ` +
      `ratio ${(result.api / result.bare).toFixed(2)}; processor time a request ${cpu.api.toFixed(2)} ms and ` +
      `${cpu.bare.toFixed(2)} ms, ratio ${(cpu.bare / cpu.api).toFixed(2)}`,
  );
}

interface Server {
  readonly child: ChildProcess;
  readonly port: number;
  /** Milliseconds, one value a round. */
  readonly cpuPerRequest: number[];
}

function startServer(kind: 'api' | 'bare', databaseUrl: string): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'search-server.ts'), [kind], {
    env: { ...process.env, ...environment(databaseUrl) },
    // As `npm start` does.
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The ${kind} server ended with ${code}`)));
    child.once('message', (message: FromServer) => {
      if ('port' in message) resolve({ child, port: message.port, cpuPerRequest: [] });
    });
  });
}

/** Asks the application each question once and keeps the statements it ran and the answer it gave. */
async function record(api: Server, bodies: readonly string[]): Promise<Recorded[]> {
  const recorded: Recorded[] = [];
  api.child.send({ record: true });
  for (const body of bodies) recorded.push(await recordOne(api, body));
  api.child.send({ record: false });
  return recorded;
}

async function recordOne(api: Server, body: string): Promise<Recorded> {
  const statements: Statement[] = [];
  const listen = (message: FromServer): void => {
    if ('ran' in message) statements.push(message.ran);
  };
  api.child.on('message', listen);
  const response = await fetch(`http://127.0.0.1:${api.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const answer = (await response.json()) as { data?: { search: { __typename: string } } };
  if (answer.data?.search.__typename !== 'SearchHitConnection') throw new Error(`${body}: ${JSON.stringify(answer)}`);
  // What it tells comes in order: when it has answered this, it has told of all statements.
  await cpuOf(api.child);
  api.child.off('message', listen);
  const [first, ...others] = statements;
  if (!first) throw new Error(`${body} ran no statement`);
  return { statements: [first, ...others], answer };
}

/** One round; answers requests a second. */
async function load(
  { child, port, cpuPerRequest }: Server,
  bodies: readonly string[],
  length: { amount: number } | { duration: number } = { duration: 4 },
): Promise<number> {
  const before = await cpuOf(child);
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/graphql`,
    connections: 16,
    ...length,
    requests: bodies.map((body) => ({
      method: 'POST' as const,
      headers: { 'content-type': 'application/json' },
      body,
    })),
  });
  if (result.errors + result.non2xx > 0) throw new Error(`${result.errors + result.non2xx} requests failed`);
  cpuPerRequest.push(((await cpuOf(child)) - before) / result.requests.total);
  return result.requests.total / result.duration;
}

/** Processor time of a server so far, in milliseconds. */
function cpuOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    const listen = (message: FromServer): void => {
      if (!('cpuMilliseconds' in message)) return;
      child.off('message', listen);
      resolve(message.cpuMilliseconds);
    };
    child.on('message', listen);
    child.send({ cpu: true });
  });
}

interface Market {
  readonly size: number;
  readonly url: string;
  readonly recorded: readonly Recorded[];
}
type TimesBySize = ReadonlyMap<number, ReadonlyMap<string, { p50: number; p99: number }>>;

/** Time of each question's statement on one connection, in milliseconds; the markets in turns, question by question. */
async function benchDatabase(markets: readonly Market[]): Promise<TimesBySize> {
  const asked = await Promise.all(
    markets.map(async (market) => {
      const client = new pg.Client({ connectionString: market.url });
      await client.connect();
      return { ...market, client, times: SEARCH_QUESTIONS.map((): number[] => []) };
    }),
  );
  for (let round = 0; round < 220; round += 1) {
    for (const index of SEARCH_QUESTIONS.keys()) {
      for (const { client, recorded, times } of asked) {
        const { sql, values } = recorded[index]!.statements[0];
        const started = performance.now();
        await client.query({ name: 'search', text: sql, values });
        if (round >= 20) times[index]!.push(performance.now() - started);
      }
    }
  }
  await Promise.all(asked.map(({ client }) => client.end()));
  const both = (all: readonly number[]) => ({ p50: percentile(all, 0.5), p99: percentile(all, 0.99) });
  return new Map(
    asked.map(({ size, times }) => [
      size,
      new Map(SEARCH_QUESTIONS.map(({ label }, index) => [label, both(times[index]!)])),
    ]),
  );
}

function printGrowth(timesBySize: TimesBySize): void {
  console.log(
    `\nDatabase time, p50/p99 in ms\n${'question'.padEnd(36)}${sizes.map((size) => String(size).padStart(16)).join('')}    growth of p50`,
  );
  for (const { label } of SEARCH_QUESTIONS) {
    const times = sizes.map((size) => timesBySize.get(size)!.get(label)!);
    const cells = times.map(({ p50, p99 }) => `${p50.toFixed(2)}/${p99.toFixed(2)}`.padStart(16)).join('');
    console.log(`${label.padEnd(36)}${cells}    ${(times.at(-1)!.p50 / times[0]!.p50).toFixed(2)}`);
  }
}

async function explain(url: string, { statements }: Recorded): Promise<void> {
  const [{ sql, values }] = statements;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SET plan_cache_mode = force_generic_plan');
  await client.query(`PREPARE search AS ${sql}`);
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, BUFFERS) EXECUTE search (${values.map(literal).join(', ')})`,
  );
  console.log(`\n${SEARCH_QUESTIONS[0]!.label}\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`);
  await client.end();
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  return typeof value === 'string' ? pg.escapeLiteral(value) : String(value);
}
