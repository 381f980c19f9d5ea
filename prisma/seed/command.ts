import 'reflect-metadata';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Presets, SingleBar } from 'cli-progress';
import { createApplication } from '../../apps/api/src/create-application.js';
import { startEmbeddedParts } from '../../apps/api/src/development/embedded-parts.js';
import { projectRoot } from '../../apps/api/src/project-root.js';
import { loadConfig } from '#platform/config';
import { applyMigrations } from '#platform/prisma';
import { seedDatabase } from './seed-database.js';

/** `npm run seed -- --providers 100000`: brings the database to that many providers. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { providers: { type: 'string', default: '150' } } });
  const providers = Number(values.providers);
  if (!Number.isSafeInteger(providers) || providers < 1)
    throw new Error('--providers takes a whole number, e.g. --providers 100000');
  const parts = await startEmbeddedParts(loadConfig());
  try {
    await applyMigrations(join(projectRoot(), 'prisma'), parts.config.database.url ?? '');
    const app = await createApplication({ ...parts.config, role: 'web' }, parts.clock);
    const bar = new SingleBar(
      { format: '{bar} {value}/{total} providers, {duration_formatted} {then}' },
      Presets.shades_classic,
    );
    const began = performance.now();
    bar.start(providers, 0, { then: '' });
    const added = await seedDatabase(app, {
      providers,
      now: parts.clock.now(),
      onProgress: (done, total) => {
        bar.setTotal(total);
        bar.update(done, { then: done === total ? '(now the indexes)' : '' });
      },
    });
    bar.stop();
    const seconds = (performance.now() - began) / 1000;
    console.log(`${added} providers added in ${seconds.toFixed(1)} s (${Math.round(added / seconds)} a second)`);
    await app.close();
  } finally {
    await parts.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
