// Sign-in over HTTP against bare Argon2 at the same cost and as many at once as the application hashes, by the clock and in
// processor time, and what a flood of sign-ins does to other requests.
//   node test/bench/sign-in.bench.ts [--rounds 5]
// Needs a build (`npm run build`). BENCH_POSTGRES_URL takes another server than the embedded one.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verify } from '@node-rs/argon2';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { IdentityModule, SeedUsers } from '#identity';
import { newId, ok, systemClock, type UserId } from '#kernel';
import { loadConfig } from '#platform/config';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { configureHttp, httpAdapter } from '#platform/http';
import { PlatformModule } from '#platform/module';
import { applyMigrations, Transactor } from '#platform/prisma';
import { inTurns, median, percentile } from './in-turns.ts';

const PASSWORD = 'les cornichons bleus de Corinne';
/** Below the limit of one network address, which is forgotten between rounds. */
const SIGN_INS = 100;
/** More than can be hashed at once, so that hashing never waits for a query. */
const AT_ONCE = 4 * availableParallelism();
/** How many the application hashes at a time (`PasswordHasher`): one core stays for everything else. */
const HASHED_AT_ONCE = Math.max(1, Math.min(3, availableParallelism() - 1));
const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password, client: API }) { __typename } }`;
const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });

const folder = mkdtempSync(join(tmpdir(), 'limpide-bench-'));
chmodSync(folder, 0o755);
const given = process.env['BENCH_POSTGRES_URL'];
const server = given ? null : await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
try {
  await bench(given ?? server!.connectionString);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function bench(serverUrl: string): Promise<void> {
  const databaseUrl = await makeDatabase(serverUrl);
  const app = await application(databaseUrl);
  const people = await seed(app, SIGN_INS);
  const stored = await app.get(SeedUsers, { strict: false }).hash(PASSWORD);
  const database = new pg.Client({ connectionString: databaseUrl });
  // Ends with the server when something goes wrong: that error is the one to show.
  database.on('error', () => undefined);
  await database.connect();
  const url = `${await app.getUrl()}/graphql`;

  const processor = { argon2: [] as number[], signIn: [] as number[] };
  const perSecond = async (
    name: keyof typeof processor,
    work: (index: number) => Promise<unknown>,
    atOnce: number,
  ): Promise<number> => {
    await database.query('DELETE FROM rate_limit');
    const started = performance.now();
    const before = process.cpuUsage();
    await crowd(work, atOnce);
    const { user, system } = process.cpuUsage(before);
    processor[name].push((user + system) / 1000 / SIGN_INS);
    return (SIGN_INS * 1000) / (performance.now() - started);
  };
  const signIn = (index: number) => post(url, SIGN_IN, { email: people[index], password: PASSWORD });
  const rates = await inTurns(
    {
      argon2: () => perSecond('argon2', () => verify(stored, PASSWORD), HASHED_AT_ONCE),
      signIn: () => perSecond('signIn', signIn, AT_ONCE),
    },
    Number(options.rounds),
  );

  const slowest = async (meanwhile: () => Promise<unknown>): Promise<number> => {
    await database.query('DELETE FROM rate_limit');
    const done = { flood: false };
    const flood = meanwhile().finally(() => (done.flood = true));
    const times: number[] = [];
    while (!done.flood || times.length < 200) {
      const started = performance.now();
      await post(url, '{ me { id } }');
      times.push(performance.now() - started);
    }
    await flood;
    return percentile(times, 0.99);
  };
  const waits = await inTurns(
    { alone: () => slowest(() => Promise.resolve()), besideSignIns: () => slowest(() => crowd(signIn, AT_ONCE)) },
    Number(options.rounds),
  );

  console.table([
    {
      measure: 'sign-ins a second / bare argon2',
      value: rates.signIn.toFixed(1),
      of: rates.argon2.toFixed(1),
      ratio: (rates.signIn / rates.argon2).toFixed(2),
    },
    {
      measure: 'processor time of bare argon2 / a sign-in (its client included), ms',
      value: median(processor.argon2).toFixed(1),
      of: median(processor.signIn).toFixed(1),
      ratio: (median(processor.argon2) / median(processor.signIn)).toFixed(2),
    },
    {
      measure: 'p99 of another request, ms',
      value: waits.besideSignIns.toFixed(1),
      of: waits.alone.toFixed(1),
      ratio: (waits.besideSignIns / waits.alone).toFixed(2),
    },
  ]);
  await database.end();
  await app.close();
}

async function post(url: string, query: string, variables: object = {}): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  if (text.includes('"errors"') || text.includes('InvalidCredentials')) throw new Error(text);
}

/** So many at a time, until all are done. */
async function crowd(work: (index: number) => Promise<unknown>, atOnce: number): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < SIGN_INS) await work(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

async function makeDatabase(serverUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query('DROP DATABASE IF EXISTS bench_sign_in WITH (FORCE)');
  await admin.query('CREATE DATABASE bench_sign_in');
  await admin.end();
  const url = new URL(serverUrl);
  url.pathname = '/bench_sign_in';
  await applyMigrations(join(import.meta.dirname, '../../prisma'), url.href);
  return url.href;
}

async function application(databaseUrl: string): Promise<NestFastifyApplication> {
  const config = loadConfig({
    NODE_ENV: 'test',
    ROLE: 'web',
    DATABASE_URL: databaseUrl,
    DATA_DIR: folder,
    SECRET_KEY: randomBytes(32).toString('hex'),
    SMTP_URL: 'smtp://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_test_bench',
    LOG_LEVEL: 'error',
  });
  const module = {
    module: class BenchModule {},
    imports: [PlatformModule.forRoot(config, systemClock), IdentityModule],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(config), {
    bodyParser: false,
    logger: false,
  });
  await configureHttp(app);
  await app.listen(0, '127.0.0.1');
  return app;
}

async function seed(app: NestFastifyApplication, count: number): Promise<string[]> {
  const seeds = app.get(SeedUsers, { strict: false });
  const passwordHash = await seeds.hash(PASSWORD);
  const users = Array.from({ length: count }, (_, index) => ({
    id: newId<UserId>(),
    email: `person${index}@example.org`,
    passwordHash,
    locale: 'fr' as const,
    publicName: `Personne ${index}`,
    roles: ['customer'] as const,
    createdAt: new Date(),
  }));
  await app.get(Transactor, { strict: false }).run(async (tx) => ok(await seeds.seed(tx, users)));
  return users.map((user) => user.email);
}
