// Sign-in over HTTP against bare Argon2 at the same cost and as many at once as the application hashes, by the clock and in
// processor time, and what a flood of sign-ins does to other requests.
//   node test/bench/sign-in.bench.ts [--rounds 5]
// Needs a build (`npm run build`). BENCH_POSTGRES_URL takes another server than the embedded one.
import 'reflect-metadata';
import { fork } from 'node:child_process';
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
import type { Done, Order } from './sign-in-client.ts';

const PASSWORD = 'les cornichons bleus de Corinne';
/** Below the limit of one network address, which is forgotten between rounds. */
const SIGN_INS = 100;
/** More than can be hashed at once, so that hashing never waits for a query. */
const AT_ONCE = 4 * availableParallelism();
/** How many the application hashes at a time (`PasswordHasher`): one core stays for everything else. */
const HASHED_AT_ONCE = Math.max(1, Math.min(4, availableParallelism() - 1));
/** Other requests at least, while people sign in and without them. */
const OTHERS = 1_000;
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

  const client = startClient();
  const ask = async (order: Partial<Order>): Promise<Done> => {
    await database.query('DELETE FROM rate_limit');
    return client.ask({ url, emails: [], password: PASSWORD, atOnce: AT_ONCE, others: 0, ...order });
  };
  const processor = { argon2: [] as number[], signIn: [] as number[] };
  const perSecond = async (name: keyof typeof processor, work: () => Promise<number>): Promise<number> => {
    const before = process.cpuUsage();
    const took = await work();
    const { user, system } = process.cpuUsage(before);
    processor[name].push((user + system) / 1000 / SIGN_INS);
    return (SIGN_INS * 1000) / took;
  };
  const rates = await inTurns(
    {
      argon2: () => perSecond('argon2', () => bareHashes(stored)),
      signIn: () => perSecond('signIn', async () => (await ask({ emails: people })).took),
    },
    Number(options.rounds),
  );
  const slowest = async (emails: readonly string[]): Promise<number> =>
    percentile((await ask({ emails, others: OTHERS })).waits, 0.99);
  const waits = await inTurns(
    { alone: () => slowest([]), besideSignIns: () => slowest(people) },
    Number(options.rounds),
  );
  client.stop();

  console.table([
    {
      measure: 'sign-ins a second / bare argon2',
      value: rates.signIn.toFixed(1),
      of: rates.argon2.toFixed(1),
      ratio: (rates.signIn / rates.argon2).toFixed(2),
    },
    {
      measure: 'processor time of bare argon2 / a sign-in, ms',
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

/** How long the hashes of as many sign-ins take when nothing else is done, in milliseconds. */
async function bareHashes(stored: string): Promise<number> {
  const began = performance.now();
  let next = 0;
  const one = async (): Promise<void> => {
    while (next++ < SIGN_INS) await verify(stored, PASSWORD);
  };
  await Promise.all(Array.from({ length: HASHED_AT_ONCE }, one));
  return performance.now() - began;
}

function startClient(): { ask(order: Order): Promise<Done>; stop(): void } {
  const child = fork(join(import.meta.dirname, 'sign-in-client.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return {
    ask: (order) =>
      new Promise((resolve, reject) => {
        const failed = (): void => reject(new Error('The client ended'));
        child.once('exit', failed).once('message', (done: Done) => {
          child.off('exit', failed);
          resolve(done);
        });
        child.send(order);
      }),
    stop: () => child.kill(),
  };
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
