// Quote + hold of disjoint slots, and lists of bookings, against the same SQL over a bare node:http + node-postgres server.
//   node test/bench/booking.bench.ts [--jobs 120] [--rounds 5]
// Needs a build (`npm run build`). BENCH_POSTGRES_URL takes another server than the embedded one.
import 'reflect-metadata';
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { addDays, instantAt, PARIS } from '#kernel';
import { loadConfig } from '#platform/config';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { applyMigrations } from '#platform/prisma';
import { seedPeople, type BenchPeople } from './booking-seed.ts';
import type { FromServer, Recorded, ToServer } from './booking-server.ts';
import { inTurns, median } from './in-turns.ts';

const ROOT = join(import.meta.dirname, '../..');
const CONNECTIONS = 8;
const LIST_REQUESTS = 300;
const { values: options } = parseArgs({
  options: { jobs: { type: 'string', default: '120' }, rounds: { type: 'string', default: '5' } },
});
const jobsPerRound = Number(options.jobs);
const rounds = Number(options.rounds);
const secretKey = randomBytes(32).toString('hex');

const QUOTE = `mutation ($input: RequestQuoteInput!) { answer: requestQuote(input: $input) { __typename ... on Quote { id totalCents
  lines { kind amountCents } cancellationSteps { from feeCents } } } }`;
const HOLD = `mutation ($input: HoldBookingInput!) { answer: holdBooking(input: $input) { __typename ... on Booking { id reference state
  start end totalCents holdExpiresAt } } }`;
const LIST = `query { myBookings(first: 20) { nodes { id reference state start end totalCents providerPublicName availableCommands
  provider { id publicName ratingAverage } payment { state totalCents history { at what amountCents } } } pageInfo { hasNextPage endCursor } } }`;

const ADD_ADDRESS = `mutation ($input: AddressInput!) { answer: addAddress(input: $input) { __typename ... on Address { id } } }`;
const HOME = { street: '12 rue des Lilas', postalCode: '69003', placeId: '69383' };

interface Customer extends BenchPeople {
  readonly addressId: string;
}
interface Server {
  readonly child: ChildProcess;
  readonly url: string;
  readonly cpuPerRequest: number[];
}

const environment = (databaseUrl: string): Record<string, string> => ({
  NODE_ENV: 'test',
  ROLE: 'web',
  DATABASE_URL: databaseUrl,
  SECRET_KEY: secretKey,
  SMTP_URL: 'smtp://127.0.0.1:1',
  STRIPE_SECRET_KEY: 'sk_test_bench',
  STRIPE_WEBHOOK_SECRETS: 'whsec_bench',
  LOG_LEVEL: 'error',
});

const folder = mkdtempSync(join(tmpdir(), 'limpide-bench-'));
chmodSync(folder, 0o755);
const given = process.env['BENCH_POSTGRES_URL'];
const postgres = given ? null : await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
const serverUrl = given ?? postgres!.connectionString;
const servers: Server[] = [];
let lastAnswer = '';
try {
  await bench();
} finally {
  for (const { child } of servers) child.kill('SIGKILL');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function bench(): Promise<void> {
  const jobs = jobsPerRound * (rounds + 1);
  const template = await makeDatabase('bench_booking');
  await applyMigrations(join(ROOT, 'prisma'), template);
  const seeded = await seedPeople(loadConfig(environment(template)), Math.ceil(jobs / 60));
  const first = await startServer('api', template);
  const address = await ask(first, seeded, ADD_ADDRESS, { input: HOME });
  const people = { ...seeded, addressId: made(address, 'Address') };
  first.child.kill('SIGKILL');

  const recorder = await startServer('api', await makeDatabase('bench_recorded', 'bench_booking'));
  const recorded: Record<string, Recorded> = {};
  for (let n = 0; n < jobs; n += 1) await recordBooking(recorder, people, n, recorded);
  recorded['list'] = await record(recorder, () => ask(recorder, people, LIST));
  recorder.child.kill('SIGKILL');

  const api = await startServer('api', await makeDatabase('bench_api', 'bench_booking'));
  const bare = await startServer('bare', await makeDatabase('bench_bare', 'bench_booking'));
  await tell(bare, { load: recorded }, 'loaded');
  let [nextOfApi, nextOfBare] = [0, 0];
  const booked = await inTurns(
    {
      api: () => run(api, jobsPerRound, () => book(api, people, nextOfApi++)),
      bare: () => run(bare, jobsPerRound, () => replayBooking(bare, nextOfBare++)),
    },
    rounds,
  );
  print('quote + hold', booked, api, bare);
  const listed = await inTurns(
    {
      api: () => run(api, LIST_REQUESTS, () => ask(api, people, LIST)),
      bare: () => run(bare, LIST_REQUESTS, () => post(bare, { variables: { job: 'list' } })),
    },
    rounds,
  );
  print('my bookings, 20 nested', listed, api, bare);
}

function print(what: string, perSecond: Record<'api' | 'bare', number>, api: Server, bare: Server): void {
  const cpu = { api: median(api.cpuPerRequest.splice(0)), bare: median(bare.cpuPerRequest.splice(0)) };
  console.log(
    `${what}: api ${perSecond.api.toFixed(1)}/s, bare ${perSecond.bare.toFixed(1)}/s, ratio ${(perSecond.api / perSecond.bare).toFixed(2)}; ` +
      `processor time ${cpu.api.toFixed(2)} ms and ${cpu.bare.toFixed(2)} ms, ratio ${(cpu.bare / cpu.api).toFixed(2)}`,
  );
}

async function makeDatabase(name: string, template = 'template1'): Promise<string> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [template]);
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY wal_log`);
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Job n is a slot nobody else wants: four visits a day, of each provider in turn. */
function jobInput(people: BenchPeople, n: number): { providerId: string; start: Date } {
  const providerId = people.providerIds[n % people.providerIds.length]!;
  const slot = Math.floor(n / people.providerIds.length);
  const day = addDays('2026-12-01', Math.floor(slot / 3));
  return { providerId, start: instantAt(day, 8 * 60 + (slot % 3) * 180, PARIS) };
}

async function quote(server: Server, people: Customer, n: number): Promise<string> {
  const visit = { serviceCode: 'regular-cleaning', durationMinutes: 120, addressId: people.addressId };
  const input = { ...jobInput(people, n), ...visit, idempotencyKey: `bench-quote-${n}` };
  return made(await ask(server, people, QUOTE, { input }), 'Quote');
}

async function hold(server: Server, people: Customer, quoteId: string, n: number): Promise<string> {
  const consent = { termsAccepted: true, earlyStartRequested: true, lossAcknowledged: true };
  const input = { quoteId, addressId: people.addressId, ...consent, idempotencyKey: `bench-hold-${n}` };
  return made(await ask(server, people, HOLD, { input }), 'Booking');
}

async function book(server: Server, people: Customer, n: number): Promise<void> {
  await hold(server, people, await quote(server, people, n), n);
}

async function replayBooking(server: Server, n: number): Promise<void> {
  await post(server, { variables: { job: `quote-${n}` } });
  await post(server, { variables: { job: `hold-${n}` } });
}

function made(answer: string, type: string): string {
  const { data } = JSON.parse(answer) as { data: { answer: { __typename: string; id: string } } | null };
  if (data?.answer.__typename !== type) throw new Error(answer);
  return data.answer.id;
}

async function recordBooking(
  server: Server,
  people: Customer,
  n: number,
  recorded: Record<string, Recorded>,
): Promise<void> {
  let quoteId = '';
  recorded[`quote-${n}`] = await record(server, async () => (quoteId = await quote(server, people, n)));
  recorded[`hold-${n}`] = await record(server, () => hold(server, people, quoteId, n));
}

/** Does one thing while the application notes its statements. */
async function record(server: Server, work: () => Promise<string>): Promise<Recorded> {
  server.child.send({ record: 'start' } satisfies ToServer);
  await work();
  const { ran } = (await tell(server, { record: 'stop' }, 'ran')) as { ran: Recorded['statements'] };
  return { statements: ran, answer: lastAnswer };
}

/** One round: so many pieces of work on a few connections; answers how many a second. */
async function run(server: Server, count: number, work: () => Promise<unknown>): Promise<number> {
  const before = await cpuOf(server);
  const started = performance.now();
  let left = count;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const seconds = (performance.now() - started) / 1000;
  server.cpuPerRequest.push(((await cpuOf(server)) - before) / count);
  return count / seconds;
}

function ask(server: Server, people: BenchPeople, query: string, variables: object = {}): Promise<string> {
  return post(server, { query, variables }, people.token);
}

async function post(server: Server, body: object, token = ''): Promise<string> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  lastAnswer = await response.text();
  if (!response.ok || lastAnswer.includes('"errors"')) throw new Error(lastAnswer);
  return lastAnswer;
}

function startServer(kind: 'api' | 'bare', databaseUrl: string): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'booking-server.ts'), [kind], {
    env: { ...process.env, ...environment(databaseUrl) },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Dates and bytes stay what they are on their way to the other process.
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The ${kind} server ended with ${code}`)));
    child.once('message', (message: FromServer) => {
      if (!('port' in message)) return;
      const server = { child, url: `http://127.0.0.1:${message.port}`, cpuPerRequest: [] };
      servers.push(server);
      resolve(server);
    });
  });
}

/** Sends a message and waits for the one that answers it. */
function tell(server: Server, message: ToServer, answer: string): Promise<FromServer> {
  return new Promise((resolve) => {
    const listen = (received: FromServer): void => {
      if (!(answer in received)) return;
      server.child.off('message', listen);
      resolve(received);
    };
    server.child.on('message', listen);
    server.child.send(message);
  });
}

/** Processor time of a server so far, in milliseconds. */
async function cpuOf(server: Server): Promise<number> {
  const answer = (await tell(server, { cpu: true }, 'cpuMilliseconds')) as { cpuMilliseconds: number };
  return answer.cpuMilliseconds;
}
