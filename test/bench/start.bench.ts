// From `npm start`'s command to a ready application on existing data, with and without the embedded parts, and the memory of
// one API process at rest and under load; and what graphql-jit gains over graphql-js as Apollo's executor. Needs a build.
//   node test/bench/start.bench.ts [--rounds 3]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '#platform/embedded-postgres';
import { inTurns, median } from './in-turns.ts';
import { startInstance, throughput, type Instance } from './instance.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const rounds = Number(options.rounds);
/** After a start, until a process counts as at rest, in milliseconds. */
const SETTLING = 5_000;

const folder = mkdtempSync(join(tmpdir(), 'limpide-bench-'));
chmodSync(folder, 0o755);
const embedded = { DATA_DIR: folder, SEED_PROVIDERS: '150' };
const post = (query: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
const CATALOGUE = post('{ services { code name description extras { code name minutes flatCents } } }');
const SEARCH = post(`{ search(input: { placeId: "75111", serviceCode: "regular-cleaning", date: "${inDays(4)}",
  durationMinutes: 120 }) { ... on SearchHitConnection { nodes { distanceKm provider { id publicName } } } } }`);

try {
  const first = await startInstance(embedded);
  await first.settled();
  await first.stop();
  print('all parts embedded, ready', '< 6 s', await starts(embedded));
  const database = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
  const alone = {
    DATA_DIR: folder,
    ROLE: 'web',
    DATABASE_URL: database.connectionString,
    SMTP_URL: 'smtp://127.0.0.1:1',
    STRIPE_SECRET_KEY: 'sk_test_bench',
  };
  try {
    print('one API process (ROLE=web), nothing embedded, ready', '< 3 s', await starts(alone));
    await memory(alone);
    await compareExecutors(alone);
  } finally {
    await database.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function starts(environment: Record<string, string>): Promise<Instance[]> {
  const instances: Instance[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const instance = await startInstance(environment);
    instances.push(instance);
    await instance.stop();
  }
  return instances;
}

/** On a machine with nothing else to do, a start takes little more than its own processor time. */
function print(what: string, goal: string, instances: readonly Instance[]): void {
  const seconds = (values: number[]): string => `${(median(values) / 1000).toFixed(1)} s`;
  const time = seconds(instances.map(({ readyAfter }) => readyAfter));
  const processor = seconds(instances.map(({ processorTime }) => processorTime));
  console.log(`${what}: ${time}, of which ${processor} on the processor (goal ${goal})`);
}

async function memory(environment: Record<string, string>): Promise<void> {
  const instance = await startInstance(environment);
  await pause(SETTLING);
  const rest = instance.memory();
  for (const request of [CATALOGUE, SEARCH]) await throughput(`${instance.url}/graphql`, request, 16, 4_000);
  const load = instance.memory();
  await instance.stop();
  console.log(`memory of one API process at rest ${rest.toFixed(0)} MB (goal < 200), under load ${load.toFixed(0)} MB`);
}

async function compareExecutors(environment: Record<string, string>): Promise<void> {
  const jit = await startInstance({ ...environment, GRAPHQL_EXECUTOR: 'jit' });
  const plain = await startInstance({ ...environment, GRAPHQL_EXECUTOR: 'graphql-js' });
  const run = (instance: Instance) => () => throughput(`${instance.url}/graphql`, CATALOGUE, 8, 2_000);
  const rates = await inTurns({ jit: run(jit), plain: run(plain) }, rounds);
  await Promise.all([jit.stop(), plain.stop()]);
  console.log(`requests a second on the catalogue, graphql-jit to graphql-js: ${(rates.jit / rates.plain).toFixed(2)}`);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
