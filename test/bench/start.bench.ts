// From `node dist/apps/api/src/main.js` to a ready application on existing data, and its memory at rest and under load;
// and what graphql-jit gains over graphql-js as Apollo's executor. Needs a build.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chmodSync } from 'node:fs';
import { inTurns, median } from './in-turns.ts';
import { startInstance, throughput } from './instance.ts';

const folder = mkdtempSync(join(tmpdir(), 'limpide-bench-'));
chmodSync(folder, 0o755);
const environment = { DATA_DIR: folder, SEED_PROVIDERS: '150' };
const post = (query: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
const CATALOGUE = post('{ services { code name description extras { code name minutes flatCents } } }');

try {
  await (await startInstance(environment)).stop();
  const starts: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const instance = await startInstance(environment);
    starts.push(instance.readyAfter);
    await instance.stop();
  }
  const jit = await startInstance(environment);
  const rest = jit.memory();
  await throughput(`${jit.url}/graphql`, CATALOGUE, 16, 4_000);
  const load = jit.memory();
  await jit.stop();
  console.log('| measure | value | goal |\n|---|---|---|');
  console.log(
    `| ready on existing data, embedded database included | ${(median(starts) / 1000).toFixed(1)} s | < 6 s |`,
  );
  console.log(`| memory at rest | ${rest.toFixed(0)} MB | < 200 MB |`);
  console.log(`| memory under load | ${load.toFixed(0)} MB | < 400 MB |`);
  await compareExecutors();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Each executor in an instance of its own on the same data folder, so one at a time: their rounds alternate by restarts. */
async function compareExecutors(): Promise<void> {
  const run = (executor: string, request: RequestInit) => async (): Promise<number> => {
    const instance = await startInstance({ ...environment, GRAPHQL_EXECUTOR: executor });
    await throughput(`${instance.url}/graphql`, request, 8, 1_000);
    const rate = await throughput(`${instance.url}/graphql`, request, 8, 3_000);
    await instance.stop();
    return rate;
  };
  console.log('\n| query | graphql-jit ÷ graphql-js |\n|---|---|');
  for (const [name, request] of Object.entries({ catalogue: CATALOGUE })) {
    const rates = await inTurns({ jit: run('jit', request), plain: run('graphql-js', request) }, 3);
    console.log(`| ${name} | ${(rates.jit / rates.plain).toFixed(2)} |`);
  }
}
