import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '#platform/config';
import { findEmbeddedPostgres, startEmbeddedPostgres } from '#platform/embedded-postgres';
import { Database } from '#platform/prisma';
import { AnchorFiles } from './anchor-files.js';
import { AuditReads } from './audit.reads.js';

export interface OpenChain {
  readonly reads: AuditReads;
  readonly anchors: AnchorFiles;
  close(): Promise<void>;
}

/**
 * The chain of a configured installation, opened without the application. Without DATABASE_URL it is the embedded
 * database's: the running one, or one started for as long as this takes. Throws when there is none yet.
 */
export async function openChain(config: Config): Promise<OpenChain> {
  const embedded = await openEmbedded(config);
  const whole = {
    ...config,
    database: { ...config.database, url: config.database.url ?? embedded.url },
    secretKey: config.secretKey ?? embeddedKey(config),
  };
  const database = new Database(whole);
  return {
    reads: new AuditReads(database),
    anchors: new AnchorFiles(whole),
    close: async () => {
      await database.onApplicationShutdown();
      await embedded.stop();
    },
  };
}

async function openEmbedded(config: Config): Promise<{ url: string | undefined; stop(): Promise<void> }> {
  const stop = (): Promise<void> => Promise.resolve();
  if (config.database.url) return { url: undefined, stop };
  const folder = join(config.dataFolder, 'postgres');
  const running = findEmbeddedPostgres(folder);
  if (running) return { url: running, stop };
  if (!existsSync(folder))
    throw new Error(`No audit chain yet: ${folder} does not exist (set DATA_DIR or DATABASE_URL)`);
  const started = await startEmbeddedPostgres({ folder });
  return { url: started.connectionString, stop: () => started.stop() };
}

/** The embedded installation keeps its key beside its data. */
function embeddedKey(config: Config): string | undefined {
  const file = join(config.dataFolder, 'secret-key');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
